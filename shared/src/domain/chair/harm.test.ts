import { describe, expect, test } from "vitest";
import { chair, cleo, cuff, device, ox, watched } from "../story.test-support.ts";
import { cleared, dosing, opened, SessionStory } from "../session/story.test-support.ts";

const calls = (lines: readonly string[]) => lines.filter((line) => line.includes(" called "));

describe("S1, S4: the same rung may be graver under other limits", () => {
  test("a pressure that is medium in the clinic's limits is high as soon as the home's own count", () => {
    const story = new SessionStory({ place: "home" });
    story.measures(185, 100);
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "medium" });
    story.answers("acknowledge", story.alarm("bp/high"));
    const lines = story.at(10).opens({ protocol: "sublingual", support: "Ben" });
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "high" });
    expect(story.alarm("bp/high").acknowledged).toBeUndefined();
    expect(lines).toContainEqual(expect.stringMatching(/^10 bp\/high active \d high heard: escalated$/));
  });
});

describe("S10: acknowledged is not attended", () => {
  /** SpO2 79 since second 600, acknowledged at once. */
  function acknowledged(): SessionStory {
    const story = dosing();
    story.at(600).reads({ spo2: 79, pulse: 70 });
    story.answers("acknowledge", story.alarm("spo2/low"));
    return story;
  }
  const isAwaited = (story: SessionStory) => story.alarm("spo2/low").acknowledged?.goingUntil === 660_000;

  test("what was found before it says nothing of somebody at the patient now", () => {
    const story = acknowledged();
    story
      .at(610)
      .asks("chart.record", { entry: { kind: "findings", findings: { nausea: 1 } }, ...SessionStory.happened(300) });
    expect(isAwaited(story)).toBe(true);
  });

  test("nor does a note, or a correction of an older line", () => {
    const story = acknowledged();
    story.at(610).asks("chart.record", { entry: { kind: "note", text: "Eve called" } });
    expect(isAwaited(story)).toBe(true);
    const older = dosing();
    older.at(300).finds({ nausea: 1 });
    const [line] = older.session.chart;
    if (line === undefined) throw new Error("no line");
    older.at(600).reads({ spo2: 79, pulse: 70 });
    older.answers("acknowledge", older.alarm("spo2/low"));
    older.at(610).asks("chart.record", { entry: { kind: "findings", findings: { nausea: 2 } }, corrects: line.id });
    expect(isAwaited(older)).toBe(true);
  });

  test("a finding of now does", () => {
    const story = acknowledged();
    story.at(610).finds({ moaas: 4 });
    expect(story.alarm("spo2/low").acknowledged).toMatchObject({ at: 600_000 });
    expect(story.alarm("spo2/low").acknowledged?.goingUntil).toBeUndefined();
  });

  test("what was high, and is medium by the time somebody answers, is worth the way as well", () => {
    const story = dosing();
    story.at(600).reads({ spo2: 79, pulse: 70 });
    story.at(610).reads({ spo2: 91, pulse: 70 });
    story.waits(640);
    expect(story.alarm("spo2/low")).toMatchObject({ phase: "active", priority: "high" });
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(story.alarm("spo2/low")).toMatchObject({ priority: "medium", acknowledged: { goingUntil: 700_000 } });
    expect(story.waits(700)).toContainEqual("700 spo2/low active 1 medium heard: acknowledgement lapsed");
  });

  test("a new episode calls anew where the chain of the last one was at its end", () => {
    const story = dosing({ calls: "told" });
    story.at(600).reads({ spo2: 79, pulse: 70 });
    story.at(605).reads({ spo2: 97, pulse: 70 });
    story.waits(900);
    expect(story.alarm("spo2/low")).toMatchObject({ phase: "latched", call: { role: "on call" } });
    story.at(1_000).reads({ spo2: 79, pulse: 70 });
    expect(story.alarm("spo2/low")).toMatchObject({ phase: "active", call: { step: 0, role: "nurse", at: 1_000_000 } });
    expect(calls(story.waits(1_030))).toEqual(["1030 called lead: nurse: no answer"]);
  });

  test("a call of an episode that is over passes nothing on of the next one", () => {
    const story = watched({ calls: "told" });
    story.at(1).reads({ spo2: 79, pulse: 70 });
    const { key, episode } = story.alarm("spo2/low");
    story.readsUntil(20, { spo2: 97, pulse: 70 });
    story.answers("acknowledge", story.alarm("spo2/low"));
    story.at(21).reads({ spo2: 79, pulse: 70 });
    expect(story.takes({ type: "call.undelivered", chair, key, episode, step: 0, why: "late" })).toEqual([]);
  });
});

describe("S17: one tap for what has no number", () => {
  const tap = (story: SessionStory, what: "seizure" | "collapse") =>
    story.asks("chart.record", { entry: { kind: "event", what } });

  test("a second seizure in the same emergency is heard, though the first was acknowledged", () => {
    const story = dosing();
    story.at(600);
    tap(story, "seizure");
    story.answers("acknowledge", story.alarm("emergency"));
    story.at(700);
    expect(tap(story, "seizure")).toContainEqual(
      expect.stringMatching(/^700 emergency active 1 high heard: escalated$/),
    );
    story.answers("acknowledge", story.alarm("emergency"));
    story.at(800);
    expect(tap(story, "seizure")).toContainEqual(
      expect.stringMatching(/^800 emergency active 2 high heard: escalated$/),
    );
    expect(story.alarm("emergency").evidence).toMatchObject({ words: "seizure, again seizure (2 times)" });
    story.at(900);
    tap(story, "collapse");
    expect(story.alarm("emergency").evidence).toMatchObject({ words: "seizure, again seizure (2 times), collapse" });
  });
});

describe("S9: what is given in the session counts as what was taken before it", () => {
  const midazolam = { name: "midazolam", class: "benzodiazepine or opioid", dose: "2 mg" } as const;

  test("compound at MOAA/S 4, and a check every 5 min", () => {
    const story = dosing();
    story.at(300).finds({ moaas: 4, rr: 14 });
    story.at(310).asks("chart.record", { entry: { kind: "intervention", what: "drug", drug: midazolam } });
    expect(story.due()).toContain("600 breathing and MOAA/S");
    story.at(320).reads({ spo2: 91, pulse: 70 });
    expect(story.alarm("compound")).toMatchObject({ phase: "active", priority: "high" });
  });
});

describe("S2: nothing ends the engine of a chair", () => {
  test("a compound alarm that was ending when its session was given up, of a patient nobody watches", () => {
    const story = new SessionStory();
    story.reads({ spo2: 91, pulse: 70 });
    story.at(5).does({ type: "patient.left", chair });
    story.at(6).opens();
    story.finds({ moaas: 2 });
    story.at(7).reads({ spo2: 91, pulse: 70 });
    story.at(8).finds({ moaas: 3 });
    expect(story.find("compound")).toMatchObject({ phase: "active" });
    story.at(9).reads({ spo2: 97, pulse: 70 });
    story.finds({ moaas: 3 });
    story.at(10).ends("abandoned");
    expect(() => story.waits(100)).not.toThrow();
  });
});

describe("S6, S14: what a clinician asked for is not made milder", () => {
  test("a stricter pulse limit stands for a patient whose pulse is slow by nature", () => {
    const story = opened();
    story.reads({ spo2: 97, pulse: 52 });
    story.measures(128, 78);
    story.at(120).measures(126, 76);
    expect(story.state.limits.pulseLow[0]).toMatchObject({ limit: 42 });
    const pulseLow = story.state.siteLimits.pulseLow.map((step, index) =>
      index === 0 ? { ...step, limit: 48 } : step,
    );
    story.asks("limits.adjust", { limits: { pulseLow }, reason: "beta blocker" }, { by: cleo });
    expect(story.state.limits.pulseLow[0]).toMatchObject({ limit: 48 });
  });
});

describe("S5: a cuff starts by itself only where somebody said so", () => {
  test("not on the infusion's limb while nobody has seen that the pump stands still", () => {
    const story = opened({}, { limbs: { cuff: "right arm", probe: "left hand", infusion: "right arm" } });
    story.measures(128, 78);
    story.at(120).measures(126, 76);
    story.at(180).doses();
    story.asks("cuff.auto", { on: true });
    story.at(300).measures(170, 80);
    story.at(310).asks("dose.stop", {});
    expect(story.waits(600).filter((line) => line.includes("cuff asked"))).toEqual([]);
    story.asks("dose.confirm", {});
    expect(story.waits(700).filter((line) => line.includes("cuff asked"))).toEqual(["610 cuff asked: measure"]);
  });

  test("nor on the limb of a drip beside an injection", () => {
    const story = cleared(
      {},
      {
        protocol: "im",
        limbs: { cuff: "right arm", probe: "left hand", infusion: "right arm" },
      },
    );
    story.at(180).doses();
    story.asks("cuff.auto", { on: true });
    story.at(300).measures(170, 80);
    expect(story.waits(600).filter((line) => line.includes("cuff asked"))).toEqual([]);
  });
});

describe("S13, S2: a line that is lost excuses nobody who may not go unseen", () => {
  test("also where that became known only while it was lost", () => {
    const lasting = [
      { ...device(ox, "oximeter", 86_400_000, 4_000), hub: "h1" },
      device(cuff, "cuff", 900_000, "unknown"),
    ];
    const story = dosing({ devices: lasting });
    story.at(300).reads({ spo2: 97, pulse: 70 });
    story.at(310).takes({ type: "hub.link", hub: "h1", chairs: [chair], up: false });
    story.link("silent");
    story.waits(500);
    expect(story.alarm("link")).toMatchObject({ priority: "high", inhibited: { by: "line h1 lost" } });
    const lines = story.at(510).finds({ moaas: 3 });
    expect(story.alarm("link").inhibited).toBeUndefined();
    expect(lines).toContainEqual(expect.stringMatching(/^510 link active 2 high heard: no longer inhibited$/));
  });
});

describe("S17: an emergency, and a clock that goes back while the gateway is down", () => {
  test("what happens in it afterwards is heard", () => {
    const story = dosing();
    story.at(600).asks("session.emergency", { what: "collapse" });
    story.at(500).restarts();
    story.answers("acknowledge", story.alarm("emergency"));
    story.at(520);
    const lines = story.asks("chart.record", { entry: { kind: "event", what: "seizure" } });
    expect(lines).toContainEqual(expect.stringMatching(/^520 emergency active 1 high heard: escalated$/));
  });
});

describe("S9: at home only with a clinician's note", () => {
  test("which nobody else writes", () => {
    const story = opened({ place: "home" }, { protocol: "sublingual", support: "Ben", ageYears: 70 });
    const answers = { clinicianNote: "fine" };
    expect(story.asks("screening.record", { answers })[0]).toMatch(/refused: The note is a clinician's to write/);
    expect(story.asks("screening.record", { answers }, { by: cleo })).toContain("0 done");
  });
});
