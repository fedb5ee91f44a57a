import { describe, expect, test } from "vitest";
import { iv } from "../protocol/iv.ts";
import { cleo, device, ox, ox2, cuff } from "../story.test-support.ts";
import { cleared, facts, opened, SessionStory } from "./story.test-support.ts";

describe("S19: two readings, 2 min apart", () => {
  test.each([
    [119.999, "screening"],
    [120, "cleared"],
    [900, "cleared"],
    [900.001, "screening"],
  ])("a second one at second %d: %s", (at, phase) => {
    const story = opened();
    story.measures(128, 78);
    story.at(at).measures(126, 76);
    expect(story.facts.phase).toBe(phase);
  });

  test("the baseline is the mean of the last two, rounded, with the instant of the last and both in it", () => {
    const { facts: now } = cleared();
    expect(now.baseline).toEqual({
      systolic: 127,
      diastolic: 77,
      pulse: 70,
      spo2: 97,
      at: 120_000,
      readings: [
        { at: 0, systolic: 128, diastolic: 78 },
        { at: 120_000, systolic: 126, diastolic: 76 },
      ],
    });
  });

  test("one too early waits for the first one's partner, not for its own", () => {
    const story = opened();
    story.measures(128, 78);
    story.at(60).measures(126, 76);
    expect(story.due()).toEqual(["120 baseline reading"]);
    story.at(120).measures(124, 74);
    expect(story.facts.baseline).toMatchObject({ systolic: 126, diastolic: 76 });
  });

  test("late readings, and the same one said again, are no readings of it", () => {
    const story = opened();
    story.measures(128, 78, { saidAt: "10:00" });
    story.at(120).measures(128, 78, { saidAt: "10:00" });
    story.at(130).measures(126, 76, { late: true, saidAt: "09:58" });
    expect(story.session.readings).toHaveLength(1);
    expect(story.facts.phase).toBe("screening");
  });

  test("a reading from before the session was opened is none of it", () => {
    const story = new SessionStory();
    story.reads({ spo2: 97, pulse: 70 });
    story.measures(128, 78);
    story.at(10).opens();
    story.binds();
    story.screens();
    story.at(130).measures(126, 76);
    expect(story.facts.phase).toBe("screening");
  });
});

describe("S19: a third if more than 10 lie between two", () => {
  test.each([
    [138, 78, "cleared"],
    [139, 78, "screening"],
    [128, 88, "cleared"],
    [128, 89, "screening"],
    [117, 78, "screening"],
  ])("128/78 and %d/%d: %s", (systolic, diastolic, phase) => {
    const story = opened();
    story.measures(128, 78);
    story.at(120).measures(systolic, diastolic);
    expect(story.facts.phase).toBe(phase);
  });

  test("the mean of the last two stands after the third, whatever lies between them", () => {
    const story = opened();
    story.measures(110, 78);
    story.at(120).measures(124, 78);
    expect(story.refusal("dose.start")).toBe("The baseline needs a third reading: the two differ by more than 10 mmHg");
    expect(story.due()).toEqual(["240 baseline reading"]);
    story.at(239.999).measures(138, 78);
    expect(story.facts.phase).toBe("screening");
    story.at(240).measures(138, 78);
    expect(story.facts).toMatchObject({ phase: "cleared", baseline: { systolic: 131, diastolic: 78 } });
  });
});

describe("S7, S19: pulse and SpO2 are of now, and proven", () => {
  test.each([
    ["not known", { spo2: "probe off" as const, pulse: 70 }],
    ["poor", { spo2: 97, pulse: 70, quality: "poor" as const }],
  ])("SpO2 %s: it stays in screening and says so; the next good value completes it", (_, values) => {
    const story = opened();
    story.measures(128, 78);
    story.at(60).reads(values);
    story.at(120).measures(126, 76);
    expect(story.facts.phase).toBe("screening");
    expect(story.refusal("dose.start")).toBe("The baseline is not complete: SpO2 is not known");
    expect(facts(story.at(130).reads({ spo2: 96, pulse: 71 }))).toContain(
      "130 cleared: baseline 127/77 mmHg, pulse 71, SpO2 96 %",
    );
    expect(story.facts.baseline).toMatchObject({ at: 120_000 });
  });

  test("the cuff's pulse where the oximeter has none, and neither is not known", () => {
    const story = opened();
    story.reads({ spo2: 97, pulse: "pulse lost" });
    story.measures(128, 78, { pulse: 66 });
    story.at(120).measures(126, 76, { pulse: 64 });
    expect(story.facts.baseline).toMatchObject({ pulse: 64, spo2: 97 });
    const without = opened();
    without.reads({ spo2: 97, pulse: "pulse lost" });
    without.measures(128, 78);
    without.at(120).measures(126, 76);
    expect(without.refusal("dose.start")).toBe("The baseline is not complete: pulse is not known");
  });

  test("of two oximeters the lower saturation", () => {
    const two = [ox, ox2].map((id) => device(id, "oximeter", 86_400_000, 4_000));
    const story = opened({ devices: [...two, device(cuff, "cuff", 900_000, "unknown")] });
    story.reads({ spo2: 95, pulse: 70 }, ox2);
    story.measures(128, 78);
    story.at(120).measures(126, 76);
    expect(story.facts.baseline).toMatchObject({ spo2: 95 });
  });
});

describe("before the dose every new reading counts", () => {
  test("the baseline follows, told once", () => {
    const story = cleared();
    expect(facts(story.at(300).measures(120, 70))).toEqual(["300 cleared: baseline 123/73 mmHg, pulse 70, SpO2 97 %"]);
  });

  test("one that differs, or that nothing recent can be paired with, gathers it anew", () => {
    const differs = cleared();
    expect(facts(differs.at(180).measures(145, 85))).toEqual([
      "180 screening: new reading: it differs: one more is needed",
    ]);
    expect(differs.facts.baseline).toBe("not yet");
    const late = cleared();
    expect(facts(late.at(1_021).measures(126, 76))).toEqual(["1021 screening: new reading: a second one is needed"]);
    expect(late.due()).toEqual(["1141 baseline reading"]);
  });

  test("new pressures beside a saturation that is not known are no baseline", () => {
    const story = cleared();
    story.at(200).reads({ spo2: "probe off", pulse: "probe off" });
    expect(facts(story.at(240).measures(126, 76))).toContain("240 screening: new reading: the SpO2 is not known");
  });

  test("from the dose on readings change it no more", () => {
    const story = cleared();
    story.at(180).doses();
    story.at(780).measures(150, 90);
    expect(story.facts.baseline).toMatchObject({ systolic: 127 });
  });
});

describe("holds: above soft a clinician clears, beyond the others only new readings do", () => {
  const { hold } = iv;
  test.each([
    ["systolic at soft", hold.soft.systolic, 80, 70, 97, "none"],
    ["systolic above soft", hold.soft.systolic + 1, 80, 70, 97, "soft"],
    ["diastolic at soft", 120, hold.soft.diastolic, 70, 97, "none"],
    ["diastolic above soft", 120, hold.soft.diastolic + 1, 70, 97, "soft"],
    ["systolic at hard", hold.hard.systolic, 80, 70, 97, "soft"],
    ["systolic above hard", hold.hard.systolic + 1, 80, 70, 97, "hard"],
    ["diastolic at hard", 120, hold.hard.diastolic, 70, 97, "soft"],
    ["diastolic above hard", 120, hold.hard.diastolic + 1, 70, 97, "hard"],
    ["systolic at the lower limit", hold.systolicBelow, 60, 70, 97, "none"],
    ["systolic below", hold.systolicBelow - 1, 60, 70, 97, "hard"],
    ["pulse at the lower limit", 120, 80, hold.pulseBelow, 97, "none"],
    ["pulse below", 120, 80, hold.pulseBelow - 1, 97, "hard"],
    ["pulse at the upper limit", 120, 80, hold.pulseAbove, 97, "none"],
    ["pulse above", 120, 80, hold.pulseAbove + 1, 97, "hard"],
    ["SpO2 at the limit", 120, 80, 70, hold.spo2Below, "none"],
    ["SpO2 below", 120, 80, 70, hold.spo2Below - 1, "hard"],
  ])("%s", (_, systolic, diastolic, pulse, spo2, kind) => {
    const story = opened();
    story.reads({ spo2, pulse });
    story.measures(systolic, diastolic);
    story.at(120).measures(systolic, diastolic);
    expect(story.facts.holds.map((one) => one.kind)).toEqual(kind === "none" ? [] : [kind]);
    expect(story.facts.phase).toBe(kind === "none" ? "cleared" : "held");
  });

  const held = (systolic: number, diastolic: number) => {
    const story = opened();
    story.measures(systolic, diastolic);
    story.at(120).measures(systolic, diastolic);
    return story;
  };

  test("a soft one is cleared by a person with a reason", () => {
    const story = held(158, 96);
    expect(story.refusal("dose.start")).toBe("Held: systolic 158 mmHg, above 140; diastolic 96 mmHg, above 90");
    expect(story.asks("session.clear", { reason: "always so" }, { by: cleo })).toEqual([
      "120 cleared: always so",
      "120 done",
    ]);
    expect(story.facts.cleared).toEqual({ by: cleo, at: 120_000, reason: "always so" });
    expect(story.doses()).toContain("120 done");
  });

  test("a hard one is not, and new readings lift it", () => {
    const story = held(165, 96);
    expect(story.asks("session.clear", { reason: "always so" })).toEqual([
      "120 refused: Only new readings lift this: systolic 165 mmHg, above 160",
    ]);
    expect(facts(story.at(240).measures(158, 88))).toContainEqual(expect.stringMatching(/^240 held: /));
    story.at(360).measures(130, 80);
    story.at(480).measures(128, 80);
    expect(story.facts).toMatchObject({ phase: "cleared", cleared: "not needed", holds: [] });
  });

  test("what was cleared stays so for the same numbers, and not for a worse, another or a hard one", () => {
    const story = held(150, 80);
    story.asks("session.clear", { reason: "always so" }, { by: cleo });
    story.at(240).measures(146, 82);
    expect(story.facts).toMatchObject({ phase: "cleared", cleared: { reason: "always so" } });
    expect(story.facts.holds).toMatchObject([{ what: "systolic", value: 148 }]);
    story.at(360).measures(156, 82);
    expect(story.facts).toMatchObject({ phase: "held", cleared: "not needed" });
    const other = held(150, 88);
    other.asks("session.clear", { reason: "always so" }, { by: cleo });
    other.at(240).measures(150, 98);
    expect(other.facts).toMatchObject({ phase: "held", cleared: "not needed" });
    const hard = held(158, 80);
    hard.asks("session.clear", { reason: "always so" }, { by: cleo });
    hard.at(240).measures(166, 80);
    expect(hard.facts.phase).toBe("held");
  });
});
