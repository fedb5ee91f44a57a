import { describe, expect, test } from "vitest";
import { ScreeningItem, type Protocol } from "../../contracts/index.ts";
import { intranasal } from "../protocol/intranasal.ts";
import { iv } from "../protocol/iv.ts";
import { sublingual } from "../protocol/sublingual.ts";
import { ada, chair, cleo, cuff, device, ox, ox2, started } from "../story.test-support.ts";
import { cleared, drafted, facts, opened, SessionStory } from "./story.test-support.ts";

const atHome = { place: "home" } as const;
const underTongue = { protocol: "sublingual", support: "Ben" } as const;

/** Two readings that would clear it. */
function measured(story: SessionStory): SessionStory {
  story.measures(128, 78);
  story.at(120).measures(126, 76);
  return story;
}

describe("clinical 6: what has to be answered before the dose", () => {
  test("nothing answered: it waits in screening, and says what is open as a nurse can act on it", () => {
    const story = measured(drafted());
    expect(story.facts).toMatchObject({ phase: "screening", baseline: { systolic: 127 } });
    expect(story.refusal("dose.start")).toBe(
      "Not answered: identity, consent, contraindications, medicines, PHQ-9 item 9, pregnancy, escort; " +
        "what makes breathing less sure is not asked: opioids, sleep apnoea and so on; " +
        "the medicines of the monitoring form are not asked",
    );
    expect(story.screens().slice(-1)).toEqual(["120 cleared: all is answered, and the baseline is complete"]);
    expect(story.facts.phase).toBe("cleared");
  });

  const protocols = [
    [iv, {}, {}],
    [intranasal, {}, { protocol: "intranasal" }],
    [sublingual, atHome, underTongue],
  ] as const;
  test.each(
    protocols.flatMap(([protocol, setting, more]) =>
      protocol.screening.map((item) => [protocol.id, item, setting, more] as const),
    ),
  )("%s without %s is not cleared", (_id, item, setting, more) => {
    const story = drafted(setting, more);
    const items = Object.fromEntries(
      story.session.protocol.screening.filter((one) => one !== item).map((one) => [one, "yes" as const]),
    );
    const named = { address: "Elm Street 1", emergencyNumber: "112" };
    story.asks("screening.record", { answers: { items, factors: [], medicines: [], ...named } });
    measured(story);
    expect(story.facts.phase).toBe("screening");
    expect(story.refusal("dose.start")).toMatch(/is not answered/);
    story.asks("screening.record", { answers: { items: { [item]: "yes" }, escort: "Eve" } });
    expect(story.facts.phase).toBe("cleared");
  });

  test.each([
    ["factors", /^What makes breathing less sure is not asked/],
    ["medicines", /^The medicines of the monitoring form are not asked/],
  ] as const)("%s, asked and none, is an answer; not asked is none", (left, words) => {
    const story = drafted();
    const items = Object.fromEntries(story.session.protocol.screening.map((one) => [one, "yes" as const]));
    const answers = { items, escort: "Eve", factors: [], medicines: [] };
    const { [left]: _, ...rest } = answers;
    story.asks("screening.record", { answers: rest });
    measured(story);
    expect(story.refusal("dose.start")).toMatch(words);
    story.asks("screening.record", { answers: { [left]: [] } });
    expect(story.facts.phase).toBe("cleared");
  });

  test("an escort has a name; at home the address and the number to dial are written down", () => {
    const story = drafted();
    story.screens();
    expect(story.facts.screening.escort).toBe("Eve");
    const nameless = drafted(atHome, underTongue);
    const items = Object.fromEntries(sublingual.screening.map((one) => [one, "yes" as const]));
    nameless.asks("screening.record", { answers: { items, factors: [], medicines: [] } });
    expect(nameless.refusal("dose.start")).toMatch(
      /^The address of today is not recorded; the local emergency number is not recorded/,
    );
  });

  test("S5: the limbs of cuff and probe are recorded, and may be later", () => {
    const story = opened({}, { limbs: { cuff: "unknown", probe: "unknown", infusion: "unknown" } });
    measured(story);
    expect(story.refusal("dose.start")).toBe(
      "The limb of the cuff is not recorded; the place of the probe is not recorded; " +
        "the limb of the infusion is not recorded",
    );
    const limbs = { cuff: "left arm", probe: "right hand", infusion: "right arm" } as const;
    story.asks("screening.record", { answers: {}, limbs });
    expect(story.facts).toMatchObject({ phase: "cleared", limbs });
  });

  test("who answered what and when is kept, and it is one event with its words", () => {
    const story = drafted();
    const lines = story.at(30).asks("screening.record", {
      answers: { items: { "consent signed": "yes", "pregnancy excluded": "no" }, factors: ["opioid"], overRead: true },
    });
    expect(lines).toEqual([
      "30 screening: consent signed; a pregnancy is not excluded; makes breathing less sure: opioid; the oximeter may over-read",
      "30 done",
      "30 screening: a pregnancy is not excluded",
    ]);
    expect(story.facts.screening.items).toEqual({
      "consent signed": { answer: "yes", at: 30_000, by: ada },
      "pregnancy excluded": { answer: "no", at: 30_000, by: ada },
    });
  });

  test("an empty record is refused; after the dose answers stand, and factors and limbs may still be added", () => {
    const story = cleared();
    expect(story.asks("screening.record", { answers: {} })).toEqual([
      "120 refused: Nothing was answered: there is nothing to record",
    ]);
    story.doses();
    expect(story.asks("screening.record", { answers: { items: { "consent signed": "no" } } })).toEqual([
      "120 refused: The dose was started: what was answered before it stays as it was",
    ]);
    expect(story.asks("screening.record", { answers: { factors: ["opioid"] } })).toContain("120 done");
    expect(story.facts.screening.factors).toEqual(["opioid"]);
  });
});

describe("S18, S19: an answer of no holds", () => {
  const hard: readonly ScreeningItem[] = [
    "identity confirmed",
    "consent signed",
    "guide online",
    "support person on camera",
    "address of today confirmed",
    "cuff tested",
    "test alert answered",
    "emergency card read out",
  ];
  const everywhere: Protocol = { ...sublingual, screening: [...ScreeningItem.options] };
  test.each(ScreeningItem.options.map((item) => [item, hard.includes(item) ? "hard" : "soft"] as const))(
    "%s: %s",
    (item, kind) => {
      const story = drafted({ ...atHome, protocols: [everywhere] }, underTongue);
      story.screens({ items: { [item]: "no" } });
      measured(story);
      expect(story.facts).toMatchObject({ phase: "held", holds: [{ what: "screening", kind }] });
      const answer = story.asks("session.clear", { reason: "it is right" }, { by: cleo });
      expect(answer.at(-1)).toMatch(kind === "soft" ? /done$/ : /refused: Only new readings/);
      expect(story.facts.phase).toBe(kind === "soft" ? "cleared" : "held");
      story.asks("screening.record", { answers: { items: { [item]: "yes" } } });
      expect(story.facts).toMatchObject({ phase: "cleared", holds: [] });
    },
  );

  test("S19: nobody but a clinician clears a hold", () => {
    const story = opened();
    story.screens({ items: { "no contraindication": "no" } });
    measured(story);
    for (const by of [ada, { ...ada, role: "nurse" as const }, { ...ada, role: "lead" as const }])
      expect(story.asks("session.clear", { reason: "fine" }, { by })).toEqual([
        "120 refused: Only a clinician clears a hold: sign as clinician",
      ]);
    expect(story.asks("session.clear", { reason: "fine" }, { by: cleo })).toContain("120 cleared: fine");
  });

  test("what a clinician let pass does not cover another answer", () => {
    const story = opened();
    story.screens({ items: { "no contraindication": "no" } });
    measured(story);
    story.asks("session.clear", { reason: "fine" }, { by: cleo });
    story.asks("screening.record", { answers: { items: { "pregnancy excluded": "no" } } });
    expect(story.facts).toMatchObject({ phase: "held", cleared: "not needed" });
  });

  test("S9: at home a factor needs a clinician's note, age 65 too; in a clinic it does not", () => {
    const withFactor = (ageYears: number, factors: readonly "opioid"[]) => {
      const story = drafted(atHome, { ...underTongue, ageYears });
      story.screens({ factors: [...factors] });
      return measured(story);
    };
    expect(withFactor(64, []).facts.phase).toBe("cleared");
    expect(withFactor(65, []).facts).toMatchObject({ phase: "held", holds: [{ what: "factor", kind: "hard" }] });
    const story = withFactor(40, ["opioid"]);
    expect(story.refusal("dose.start")).toBe("Held: at home only with a clinician's note: opioid");
    story.asks("screening.record", { answers: { clinicianNote: "low dose, stable" } }, { by: cleo });
    expect(story.facts.phase).toBe("cleared");
    const clinic = drafted();
    clinic.screens({ factors: ["opioid"] });
    expect(measured(clinic).facts.phase).toBe("cleared");
  });

  test.each([
    [iv.hold.rrBelow - 1, "held"],
    [iv.hold.rrBelow, "cleared"],
    [iv.hold.rrBelow + 1, "cleared"],
  ])("clinical 8, row Other hold: %d breaths counted: %s", (rr, phase) => {
    const story = cleared();
    story.finds({ rr });
    expect(story.facts.phase).toBe(phase);
    story.finds({ rr: 14 });
    expect(story.facts.phase).toBe("cleared");
  });

  test.each([
    [64, 145, "held"],
    [65, 145, "cleared"],
    [65, 150, "cleared"],
    [65, 151, "held"],
  ])("S19: a relaxed soft limit from 65 on, where a site says so: aged %d at %d: %s", (ageYears, systolic, phase) => {
    const relaxed = { fromAgeYears: 65, soft: { systolic: 150, diastolic: 90 } };
    const story = opened({ protocols: [{ ...iv, hold: { ...iv.hold, relaxed } }] }, { ageYears });
    story.measures(systolic, 80);
    story.at(120).measures(systolic, 80);
    expect(story.facts.phase).toBe(phase);
  });
});

describe("S15: whose finger", () => {
  test("a probe that was on already is not bound: take it off, and put it on this patient's finger", () => {
    const story = new SessionStory();
    story.reads({ spo2: 97, pulse: 70 });
    story.opens();
    story.screens();
    measured(story);
    expect(story.refusal("dose.start")).toBe("Take the probe off and put it on this patient's finger");
    story.reads({ spo2: "probe off", pulse: "probe off" });
    expect(story.facts.phase).toBe("screening");
    story.reads({ spo2: 97, pulse: 70 });
    expect(story.facts.phase).toBe("cleared");
  });

  test("a signal that was lost is no probe that was off", () => {
    const story = new SessionStory();
    story.reads({ spo2: 97, pulse: 70 });
    story.opens();
    story.screens();
    story.reads({ spo2: "pulse lost", pulse: "pulse lost" });
    story.reads({ spo2: 97, pulse: 70 });
    measured(story);
    expect(story.facts.phase).toBe("screening");
  });

  test("off on one device and on on another is nobody's", () => {
    const two = [ox, ox2].map((id) => device(id, "oximeter", 86_400_000, 4_000));
    const story = new SessionStory({ devices: [...two, device(cuff, "cuff", 900_000, "unknown")] });
    story.reads({ spo2: 97, pulse: 70 });
    story.opens();
    story.screens();
    story.reads({ spo2: "probe off", pulse: "probe off" }, ox2);
    story.reads({ spo2: 97, pulse: 70 });
    expect(story.refusal("dose.start")).toMatch(/put it on this patient's finger/);
    story.reads({ spo2: 97, pulse: 70 }, ox2);
    expect(story.refusal("dose.start")).not.toMatch(/finger/);
  });

  test("a measurement that began before the session was opened is no reading of it", () => {
    const story = new SessionStory();
    story.takes({ type: "cuff.started", chair, device: cuff, why: "" });
    story.at(10).opens();
    story.binds();
    story.screens();
    story.at(30).measures(128, 78);
    expect(story.session.readings).toEqual([]);
    story.at(40).takes({ type: "cuff.started", chair, device: cuff, why: "" });
    story.at(70).measures(126, 76);
    expect(story.session.readings).toMatchObject([{ at: 70_000 }]);
  });

  test("a device that took its place is to be bound anew, before more drug", () => {
    const story = cleared();
    story.doses();
    story.asks("dose.pause", { reason: "look" });
    const other = [device(ox2, "oximeter", 86_400_000, 4_000), device(cuff, "cuff", 900_000, "unknown")];
    story.at(140).takes(started({ devices: other, downForMs: 1_000 }));
    story.reads({ spo2: 97, pulse: 70 }, ox2);
    story.measures(126, 76);
    expect(story.asks("dose.resume", {})[0]).toMatch(/refused: Nobody knows whose finger the probe is on/);
    story.reads({ spo2: "probe off", pulse: "probe off" }, ox2);
    story.reads({ spo2: 97, pulse: 70 }, ox2);
    expect(story.asks("dose.resume", {})).toContain("140 done");
  });
});

describe("S19: after an antihypertensive", () => {
  const given = (story: SessionStory) =>
    story.asks("chart.record", {
      entry: {
        kind: "intervention",
        what: "drug",
        drug: { name: "labetalol", class: "antihypertensive IV", dose: "10 mg" },
      },
    });

  test("the arrival is kept, and the baseline is read anew 30 min later", () => {
    const story = opened();
    story.measures(172, 96);
    story.at(120).measures(170, 98);
    expect(story.facts.phase).toBe("held");
    story.at(300);
    given(story);
    expect(story.facts).toMatchObject({
      phase: "screening",
      baseline: "not yet",
      arrival: {
        givenAt: 300_000,
        readings: [
          { at: 0, systolic: 172, diastolic: 96 },
          { at: 120_000, systolic: 170, diastolic: 98 },
        ],
      },
    });
    expect(story.judgement.refusals["dose.start"]).toMatchObject({ from: 2_100_000 });
    story.at(2_099.999).measures(132, 80);
    story.at(2_219).measures(130, 80);
    expect(story.facts.phase).toBe("screening");
    story.at(2_339).measures(130, 80);
    expect(story.facts).toMatchObject({ phase: "cleared", baseline: { systolic: 130 } });
    expect(facts(story.doses())).toContain("2339 done");
  });

  test("of one that was given before the dose and charted after it recovery is longer all the same", () => {
    const story = cleared();
    story.at(300).doses();
    const drug = { name: "labetalol", class: "antihypertensive IV", dose: "10 mg" } as const;
    story.at(400).asks("chart.record", {
      entry: { kind: "intervention", what: "drug", drug },
      ...SessionStory.happened(200),
    });
    expect(story.facts).toMatchObject({ phase: "dosing", arrival: { givenAt: 200_000 }, baseline: { systolic: 127 } });
    story.at(2_700).asks("dose.stop", {});
    story.at(2_800).finds({ moaas: 5, dissociation: "resolved" });
    story.waits(3_600);
    // clinical 7: 60 min after the pump stopped, and 30 more.
    expect(story.due()).toContain(`${2_700 + 90 * 60} signature`);
  });
});

test("S15: a probe that is off as the session is opened, and goes on at once, is this patient's", () => {
  const story = new SessionStory();
  story.reads({ spo2: "probe off", pulse: "probe off" });
  story.at(1).opens();
  story.at(1.1).reads({ spo2: 97, pulse: 70 });
  expect(story.session.binding.on).toEqual(["ox-1"]);
});
