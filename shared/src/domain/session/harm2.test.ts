import { describe, expect, test } from "vitest";
import type { EntryId } from "../../contracts/index.ts";
import { chair, cleo, cuff } from "../story.test-support.ts";
import { dosedBy, min } from "./routes.test-support.ts";
import { active, clearedAtHome, dosing, opened, recovering, SessionStory, waiting } from "./story.test-support.ts";

describe("S19: what a clinician let pass covers no worse number", () => {
  test("142 was let pass, 146 is looked at again", () => {
    const story = opened();
    story.measures(142, 80);
    story.at(120).measures(142, 80);
    story.asks("session.clear", { reason: "usual for her" }, { by: cleo });
    expect(story.facts.phase).toBe("cleared");
    // Step by step, so that each agrees with the one before it.
    story.at(240).measures(150, 80);
    expect(story.facts).toMatchObject({ phase: "held", cleared: "not needed" });
  });

  test("a milder one is covered, and so is the same again", () => {
    const story = opened();
    story.measures(146, 80);
    story.at(120).measures(146, 80);
    story.asks("session.clear", { reason: "usual for her" }, { by: cleo });
    story.at(240).measures(144, 80);
    expect(story.facts).toMatchObject({ phase: "cleared", baseline: { systolic: 145 } });
    story.at(360).measures(144, 80);
    expect(story.facts).toMatchObject({ phase: "cleared", baseline: { systolic: 144 } });
  });
});

describe("S19: no further device on a pressure of long ago", () => {
  test("three devices in their time need none; one that comes late does", () => {
    const story = dosedBy("intranasal");
    story.waits(min(5));
    expect(story.refusal("dose.device")).toBeUndefined();
    story.at(min(6)).asks("dose.pause", { reason: "nausea" });
    story.waits(min(60));
    expect(story.refusal("dose.device")).toMatch(/The last pressure is older than 20 min: measure again/);
    expect(story.asks("dose.device", {})[0]).toMatch(/refused: The last pressure is/);
    story.measures(128, 78);
    expect(story.refusal("dose.device")).toBeUndefined();
  });
});

describe("S18: a home is asked until the journey is over", () => {
  const under = () => {
    const story = clearedAtHome();
    story.at(180).doses({ mg: 100 });
    story.finds({ moaas: 5 });
    return story;
  };
  const minute = (minutes: number) => 180 + minutes * 60;

  test("though it was stopped early", () => {
    const story = under();
    story.at(minute(5)).asks("session.stopEarly", { reason: "frightened" });
    expect(story.facts.phase).toBe("recovery");
    expect(story.due()).toContain(`${minute(15)} reply`);
    story.waits(minute(17));
    expect(story.alarm("check/unanswered")).toMatchObject({ phase: "active", priority: "high" });
    story.asks("check.answered", { by: "patient" });
    expect(story.due()).toContain(`${minute(32)} reply`);
  });

  test("and after an emergency that is over", () => {
    const story = under();
    story.at(minute(20)).asks("session.emergency", { what: "fell" });
    story.at(minute(25)).asks("session.calm", { reason: "well again" });
    expect(story.facts.phase).toBe("recovery");
    expect(story.due()).toContainEqual(expect.stringMatching(/ reply$/));
  });

  test("and no longer than that", () => {
    const story = under();
    story.at(minute(5)).asks("session.stopEarly", { reason: "frightened" });
    story.at(minute(60)).asks("check.answered", { by: "patient" });
    expect(story.due().filter((due) => due.endsWith("reply"))).toEqual([]);
    expect(story.refusal("check.answered")).toBeDefined();
  });
});

describe("S22: a reopened session", () => {
  test("the cuff starts by itself only where somebody lets it anew (S5)", () => {
    const story = dosing();
    story.asks("cuff.auto", { on: true });
    story.at(300).asks("dose.stop", {});
    story.asks("dose.confirm", {});
    story.ends("transferred");
    story.at(400).asks("session.reopen", { reason: "came back" });
    expect(story.facts.autoCuff).toBe("off");
  });

  test("what ended in an emergency has its 60 min before a discharge (S17)", () => {
    const story = dosing();
    story.at(300).asks("session.emergency", { what: "collapse" });
    story.asks("dose.stop", {});
    story.asks("dose.confirm", {});
    story.ends("transferred");
    story.at(36_000).asks("session.reopen", { reason: "came back" });
    expect(story.facts.clock).toMatchObject([{ at: 36_000_000, forMs: 3_600_000 }]);
  });

  test("nothing that was found before it proves anything for the discharge", () => {
    const story = waiting();
    story.at(6_320);
    const { id } = story.facts;
    story.ends("transferred");
    story.at(6_330).asks("session.reopen", { reason: "came back" }, { session: id });
    story.waits(6_340);
    const stands = Object.fromEntries(story.judgement.criteria.map((one) => [one.id, one.state]));
    expect(stands).toMatchObject({
      bp: "not known",
      moaas: "not known",
      dissociation: "not known",
      score: "not known",
    });
  });
});

describe("S9: what makes breathing less sure is not taken back under the drug", () => {
  test("but by a clinician", () => {
    const story = opened();
    story.screens({ factors: ["opioid"], overRead: true });
    story.measures(128, 78);
    story.at(120).measures(126, 76);
    story.at(180).doses();
    const answers = { factors: [], overRead: false } as const;
    expect(story.asks("screening.record", { answers: { factors: [] } })[0]).toMatch(/refused: Only a clinician/);
    expect(story.asks("screening.record", { answers: { overRead: false } })[0]).toMatch(/refused: Only a clinician/);
    expect(story.asks("screening.record", { answers: { factors: ["opioid", "alcohol"] } })).toContain("180 done");
    expect(story.asks("screening.record", { answers: { ...answers, factors: [] } }, { by: cleo })).toContain(
      "180 done",
    );
  });
});

describe("S12: what a cuff had kept", () => {
  const late = (story: SessionStory, systolic: number, diastolic: number, at: number) =>
    story.takes({
      type: "cuff.result",
      chair,
      device: cuff,
      reading: { systolic, diastolic, mean: "unavailable", pulse: "unavailable" },
      late: true,
      ...SessionStory.happened(at),
    });

  test("forbids more drug until a better one is measured, and makes no pressure known", () => {
    const story = dosedBy("im");
    story.at(600).measures(130, 80);
    expect(story.refusal("dose.again")).toMatch(/MOAA\/S is not recorded since the last dose/);
    story.finds({ moaas: 5 });
    late(story.at(700), 172, 104, 650);
    expect(story.asks("dose.again", { mg: 20 })[0]).toMatch(/refused: The pressure is 172\/104 mmHg/);
    story.at(760).measures(130, 80);
    expect(story.refusal("dose.again")).toBeUndefined();
    late(story.at(770), 118, 76, 765);
    expect(story.session.readings.at(-1)).toMatchObject({ at: 760_000 });
  });

  test("a good one does not stand for one that was measured, a bad one stands against a discharge", () => {
    const story = recovering();
    const bp = () => story.judgement.criteria.find(({ id }) => id === "bp");
    story.at(5_000).measures(127, 78);
    late(story.at(5_650), 128, 78, 5_640);
    expect(bp()).toMatchObject({ state: "not known" });
    story.at(5_700).measures(128, 78);
    expect(bp()).toMatchObject({ state: "met" });
    late(story.at(5_750), 172, 104, 5_400);
    story.answers("acknowledge", story.alarm("bp/high"));
    story.waits(5_760);
    expect(bp()).toMatchObject({ state: "not met" });
  });
});

describe("S1, S6: a correction of one reading ends nothing that another one made", () => {
  test("a low mean that the cuff gave, and a slow pulse that is not so slow now", () => {
    const story = dosing();
    const typed = (systolic: number, more: { corrects?: EntryId } = {}) => {
      story.asks("chart.record", { entry: { kind: "reading", systolic, diastolic: 70 }, ...more });
      const line = story.session.chart.at(-1);
      if (line === undefined) throw new Error("no line");
      return line.id;
    };
    story.at(300);
    const wrong = typed(121);
    story.at(600).takes({
      type: "cuff.result",
      chair,
      device: cuff,
      reading: { systolic: 86, diastolic: 60, mean: 55, pulse: 44 },
      late: false,
    });
    for (const condition of ["bp/low", "bp/vasovagal"] as const) story.answers("acknowledge", story.alarm(condition));
    story.at(610).finds({ moaas: 5 });
    story.at(620);
    typed(112, { corrects: wrong });
    expect(story.alarm("bp/low")).toMatchObject({ phase: "active", priority: "high" });
    expect(story.alarm("bp/vasovagal")).toMatchObject({ phase: "active", priority: "high" });
  });
});

describe("S2, S15: a patient who comes back", () => {
  test("is watched from then on: a probe that nobody put on is told of, and proves nothing until it was", () => {
    const story = waiting();
    story.at(6_400).does({ type: "patient.left", chair });
    story.reads({ spo2: "probe off", pulse: "probe off" });
    const { last } = story.state;
    if (last === "none") throw new Error("no last session");
    story.at(7_000).does({ type: "session.reopen", chair, session: last.facts.id, reason: "dizzy in the hall" });
    expect(story.state.watch).toMatchObject({ since: 7_000_000 });
    story.waits(7_180);
    expect(story.alarm("signal")).toMatchObject({ phase: "active", priority: "high" });
    const spo2 = () => story.judgement.criteria.find(({ id }) => id === "spo2");
    expect(spo2()).toMatchObject({ state: "not known", evidence: "nobody knows whose finger the probe is on" });
    story.binds();
    story.waits(7_200);
    expect(spo2()?.evidence).toMatch(/seen/);
  });
});

describe("S2: recovery that came early is watched as closely as the dose", () => {
  const lost = (story: SessionStory) => {
    story.reads({ spo2: "probe off", pulse: "probe off" });
    const since = story.session.breathedTo / 1_000;
    story.waits(since + 60);
    return story.alarm("signal");
  };

  test("stopped early: high at 60 s until somebody finds the patient awake", () => {
    const story = dosing();
    story.at(300).asks("session.stopEarly", { reason: "frightened" });
    expect(lost(story)).toMatchObject({ priority: "high" });
  });

  test("awake in recovery: medium at 60 s", () => {
    const story = recovering();
    expect(lost(story)).toMatchObject({ priority: "medium" });
  });

  test("asleep again in recovery: high at 60 s", () => {
    const story = recovering();
    story.finds({ moaas: 4 });
    expect(lost(story)).toMatchObject({ priority: "high" });
  });
});

describe("clinical 6: no session gets stuck in its active phase", () => {
  test("a CADSS-6 that a discharge would take ends the dissociation as well as the word does", () => {
    const story = active();
    story.at(2_700).finds({ moaas: 5, cadss6: [0, 1, 0, 0, 0, 0] });
    story.waits(3_480);
    expect(story.facts.phase).toBe("recovery");
    const high = active();
    high.at(2_700).finds({ moaas: 5, dissociation: "resolved" });
    high.at(2_800).finds({ cadss6: [2, 1, 0, 0, 0, 0] });
    high.waits(3_480);
    expect(high.facts.phase).toBe("active");
  });
});
