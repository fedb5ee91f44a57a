import { describe, expect, test } from "vitest";
import { Millis, Minutes } from "../../kernel/index.ts";
import { ada } from "../story.test-support.ts";
import { active, awake, cleared, dosing, facts, SessionStory } from "./story.test-support.ts";

const { happened } = SessionStory;
/** Lines of the pump's alarm. */
const pump = (lines: readonly string[]) => lines.filter((line) => /^[\d.]+ pump (active|latched|cleared)/.test(line));

describe("S19: a baseline is at most 15 min old at dose start", () => {
  test("at 15 min", () => {
    expect(cleared().at(1_020).doses()).toContain("1020 done");
  });

  test("beyond: refused with the age and the limit, and the screen says so from then on", () => {
    const story = cleared();
    story.waits(1_020);
    expect(story.refusal("dose.start")).toBeUndefined();
    story.waits(1_020.001);
    expect(story.refusal("dose.start")).toBe("The baseline is older than 15 min: take new readings");
    expect(story.at(1_100).doses()).toEqual([
      "1100 refused: The baseline is 16 min 20 s old, at most 15 min is allowed: take new readings",
    ]);
  });

  test("S12: what counts is when the pump was started, not when that was recorded", () => {
    const story = cleared();
    expect(story.at(1_100).doses(happened(1_000))).toContain("1100 done");
    expect(story.dose.startedAt).toBe(1_000_000);
  });
});

describe("S19: no more drug", () => {
  test.each([
    ["at 160/100", 160, 100, "done"],
    ["above 160", 161, 100, "refused: The pressure is 161/100 mmHg, above 160/100: no dose"],
    ["above 100", 160, 101, "refused: The pressure is 160/101 mmHg, above 160/100: no dose"],
  ])("pressure %s", (_, systolic, diastolic, answer) => {
    const story = dosing();
    story.at(300).measures(systolic, diastolic);
    story.asks("dose.pause", { reason: "look" });
    expect(story.asks("dose.resume", {})).toContain(`300 ${answer}`);
  });

  test.each([
    [92, "done"],
    [91, "refused: SpO2 is 91 %, below 92 %: no dose"],
    ["probe off" as const, "refused: SpO2 is not known: see to the probe"],
  ])("SpO2 %s", (spo2, answer) => {
    const story = cleared();
    story.at(180).reads({ spo2, pulse: 70 });
    expect(story.doses()).toContain(`180 ${answer}`);
  });

  test.each([
    [4, "done"],
    [3, "refused: MOAA/S is 3, it must be above 3: no dose until it is recorded anew"],
  ])("MOAA/S %d", (moaas, answer) => {
    const story = cleared();
    story.at(180).finds({ moaas });
    expect(story.doses()).toContain(`180 ${answer}`);
  });

  test("any high alarm, active or latched", () => {
    const story = cleared();
    story.at(180).reads({ spo2: 79, pulse: 70 });
    story.at(185).reads({ spo2: 97, pulse: 70 });
    expect(story.doses()).toEqual(["185 refused: A high alarm is active (SpO2 low): no dose until it is over"]);
    story.at(205).reads({ spo2: 97, pulse: 70 });
    expect(story.doses()).toEqual(["205 refused: A high alarm is latched (SpO2 low): no dose until it is over"]);
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(story.doses()).toContain("205 done");
  });

  test("what the screen shows of it changes with the value's class, not with each value", () => {
    const story = cleared();
    const judged = () => story.told("session.judged").length;
    story.at(180).reads({ spo2: 91, pulse: 70 });
    expect(story.refusal("dose.start")).toBe("SpO2 is below 92 %: no dose");
    const before = judged();
    story.at(181).reads({ spo2: 90, pulse: 71 });
    story.at(182).reads({ spo2: 91, pulse: 72 });
    expect(judged()).toBe(before);
    story.at(183).reads({ spo2: 92, pulse: 72 });
    expect(story.refusal("dose.start")).toBeUndefined();
  });
});

describe("S20: the dissociative window", () => {
  test("from dose + 5 min; to pump stop + 20 min", () => {
    const story = dosing();
    expect(story.facts.window).toEqual({ from: 480_000, to: "dose goes on" });
    story.at(600).asks("dose.stop", {});
    expect(story.facts.window).toEqual({ from: 480_000, to: 1_800_000 });
  });

  test("of a stop that is recorded late it counts from the stop", () => {
    const story = dosing();
    story.at(600).asks("dose.stop", happened(500));
    expect(story.facts.window).toMatchObject({ to: 1_700_000 });
    expect(story.dose.stoppedAt).toBe(500_000);
    expect(story.facts.since).toBe(600_000);
  });
});

describe("S23: the pump is recorded, and confirmed", () => {
  test("a stop unconfirmed for 60 s is medium, until somebody has looked", () => {
    const story = dosing();
    story.at(600).asks("dose.stop", {});
    expect(story.dose).toMatchObject({ pump: "stopped", unconfirmed: true, ranMs: 420_000 });
    expect(pump(story.waits(659.999))).toEqual([]);
    expect(pump(story.waits(660))).toEqual(["660 pump active 0 medium heard: first"]);
    expect(story.alarm("pump")).toMatchObject({
      kind: "technical",
      evidence: { words: "the recorded stop is not confirmed at the pump for 1 min" },
    });
    expect(story.at(700).asks("dose.confirm", {})).toEqual([
      "700 active: seen at the pump: stopped",
      "700 done",
      "700 pump latched 0 info silent: message",
    ]);
    expect(story.asks("dose.confirm", {})).toEqual(["700 refused: No stop or pause waits to be confirmed"]);
  });

  test("a pause too; running again there is nothing to confirm", () => {
    const story = dosing();
    story.at(600).asks("dose.pause", { reason: "nausea" });
    expect(story.facts.phase).toBe("paused");
    expect(story.due()).toContain("660 pump confirmation");
    story.at(630).asks("dose.resume", {});
    expect(pump(story.waits(700))).toEqual([]);
    expect(story.dose).toMatchObject({ pump: "running", unconfirmed: false });
  });

  test("a stop out of a pause that was confirmed asks for nothing, one that was not goes on asking", () => {
    const confirmed = dosing();
    confirmed.at(600).asks("dose.pause", { reason: "nausea" });
    confirmed.asks("dose.confirm", {});
    confirmed.at(610).asks("dose.stop", {});
    expect(confirmed.dose.unconfirmed).toBe(false);
    const not = dosing();
    not.at(600).asks("dose.pause", { reason: "nausea" });
    not.at(630).asks("dose.stop", {});
    expect(pump(not.waits(660))).toEqual(["660 pump active 0 medium heard: first"]);
  });

  test("the time to confirm counts from the record", () => {
    const story = dosing();
    story.at(1_000).asks("dose.stop", happened(500));
    expect(pump(story.waits(1_059.999))).toEqual([]);
    expect(pump(story.waits(1_060))).toHaveLength(1);
  });

  test("10 min past the planned end is medium; pauses do not count", () => {
    const story = dosing();
    story.at(600).asks("dose.pause", { reason: "nausea" });
    story.asks("dose.confirm", {});
    story.at(900).asks("dose.resume", {});
    // 180 + 40 min + 5 min of pause.
    expect(story.due()).toContain("2880 planned end");
    expect(pump(story.waits(3_479.999))).toEqual([]);
    expect(pump(story.waits(3_480))).toEqual(["3480 pump active 0 medium heard: first"]);
    expect(story.alarm("pump").evidence).toMatchObject({ words: "the pump runs 10 min past its planned end" });
    expect(pump(story.at(3_500).asks("dose.stop", {}))).toEqual(["3500 pump latched 0 info silent: message"]);
    expect(story.dose.ranMs).toBe(420_000 + 2_600_000);
  });

  test("a planned time of one's own", () => {
    const story = cleared();
    expect(story.at(180).doses({ plannedMs: Millis(0) })[0]).toMatch(/longer than nothing/);
    story.doses({ plannedMs: Minutes(10) });
    expect(story.due()).toContain("780 planned end");
    expect(pump(story.waits(1_380))).toHaveLength(1);
  });

  test("the dose has mg and mg/kg", () => {
    expect(dosing().dose).toMatchObject({ drug: "ketamine", mg: 35, weightKg: 70, mgPerKg: 0.5, plannedMs: 2_400_000 });
  });
});

describe("S12: what is recorded may have happened earlier", () => {
  const asked = (at: number, then: number) => dosing().at(at).asks("dose.stop", happened(then)).at(-1);

  test("30 min back, and no further", () => {
    expect(asked(2_100, 300)).toBe("2100 done");
    expect(asked(2_100, 299.999)).toBe(
      "2100 refused: It happened more than 30 min ago: that is too far back to record",
    );
  });

  test("not after now, and not before what it follows", () => {
    expect(asked(600, 600.001)).toBe("600 refused: It cannot have happened after now: correct the time");
    expect(asked(600, 180)).toBe("600 done");
    expect(asked(600, 179.999)).toBe("600 refused: It cannot have happened before dosing began: correct the time");
    const before = cleared().at(180).doses(happened(119.999));
    expect(before).toEqual(["180 refused: It cannot have happened before cleared began: correct the time"]);
  });

  test("what follows a late record is measured from what happened", () => {
    const story = cleared();
    story.at(600).doses(happened(180));
    expect(story.asks("dose.pause", { reason: "look", ...happened(300) })).toContain("600 done");
    expect(story.dose).toMatchObject({ ranMs: 120_000, pumpSince: 300_000 });
  });
});

describe("active: until awake, at least 15 min after the pump stopped", () => {
  test("awake early waits for the time", () => {
    const story = active();
    story.at(2_700).finds(awake);
    expect(facts(story.waits(3_479.999)).filter((line) => line.includes("recovery"))).toEqual([]);
    expect(facts(story.waits(3_480))).toContain(
      "3480 recovery: MOAA/S 5 and dissociation resolved, 15 min after the pump stopped",
    );
  });

  test.each([
    ["MOAA/S 4", { moaas: 4, dissociation: "resolved" } as const],
    ["still dissociated", { moaas: 5, dissociation: "present" } as const],
    ["MOAA/S never recorded", { dissociation: "resolved" } as const],
  ])("%s stays active", (_, findings) => {
    const story = active();
    story.at(3_600).finds(findings);
    expect(story.facts.phase).toBe("active");
    story.at(3_700).finds(awake);
    expect(story.facts.phase).toBe("recovery");
  });

  test("what was found before the pump stopped does not count", () => {
    const story = dosing();
    story.at(2_500).finds(awake);
    story.at(2_580).asks("dose.stop", {});
    story.waits(3_600);
    expect(story.facts.phase).toBe("active");
  });

  test("the latest finding stands", () => {
    const story = active();
    story.at(2_700).finds(awake);
    story.at(3_000).finds({ dissociation: "present" });
    story.waits(3_600);
    expect(story.facts.phase).toBe("active");
    expect(story.facts.findings["dissociation"]).toMatchObject({ value: "present", at: 3_000_000, by: ada });
  });
});

describe("stopped early", () => {
  test.each(["dosing", "paused", "active"] as const)("from %s to recovery, with who and why", (phase) => {
    const story = dosing();
    if (phase === "paused") story.at(300).asks("dose.pause", { reason: "look" });
    if (phase === "active") story.at(300).asks("dose.stop", {});
    expect(story.at(340).asks("session.stopEarly", { reason: "vomiting" })).toContain(
      "340 recovery: stopped early: vomiting",
    );
    expect(story.facts.stoppedEarly).toEqual({ by: ada, at: 340_000, reason: "vomiting" });
    expect(story.dose).toMatchObject({
      pump: "stopped",
      stoppedAt: phase === "active" ? 300_000 : 340_000,
      unconfirmed: true,
    });
    const since = phase === "dosing" ? 340 : 300;
    expect(pump(story.waits(since + 60))).toHaveLength(1);
  });
});

test("S8: oxygen is started, changed and stopped, each with its instant", () => {
  const story = dosing();
  expect(story.asks("session.oxygen", { flow: "off" })).toEqual(["180 refused: No oxygen is recorded as running"]);
  story.at(300).asks("session.oxygen", { flow: 2 });
  expect(story.facts.oxygen).toEqual({ flow: 2, since: 300_000 });
  story.at(340).asks("session.oxygen", { flow: 4 });
  expect(story.facts.oxygen).toEqual({ flow: 4, since: 300_000 });
  story.at(500).asks("session.oxygen", { flow: "off" });
  expect(story.facts.oxygen).toEqual({ flow: "off", since: 500_000 });
});
