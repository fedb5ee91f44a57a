import { describe, expect, test } from "vitest";
import { Instant, Millis, Seconds } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { adaptThreshold } from "./adaptThreshold.ts";
import { defaultLimits } from "./defaultLimits.ts";
import {
  forceStep,
  judgeValue,
  newThreshold,
  restartThreshold,
  thresholdFinding,
  type Judged,
  type ThresholdRule,
} from "./threshold.ts";

const rules = {
  spo2Low: { metric: "spo2", direction: "below", limits: "spo2Low", rule: "spo2 below limit" },
  pulseLow: { metric: "pulse", direction: "below", limits: "pulseLow", rule: "pulse below limit" },
  pulseHigh: { metric: "pulse", direction: "above", limits: "pulseHigh", rule: "pulse above limit" },
  rrLow: { metric: "rr", direction: "below", limits: "rrLow", rule: "rr below limit" },
  rrHigh: { metric: "rr", direction: "above", limits: "rrHigh", rule: "rr above limit" },
} as const satisfies Record<string, ThresholdRule>;

const judged = (value: number, quality: "good" | "poor" = "good"): Judged => ({
  value,
  quality,
  averagingMs: Millis(4_000),
});
const at = (seconds: number) => Instant(Math.round(seconds * 1_000));

/** One value from second 0 on, judged again at the second given; as `is step priority`. */
function after(rule: ThresholdRule, value: number, seconds: number, quality: "good" | "poor" = "good"): string {
  const begun = judgeValue(newThreshold, rule, defaultLimits, judged(value, quality), at(0));
  const then = judgeValue(begun, rule, defaultLimits, judged(value, quality), at(seconds));
  const finding = thresholdFinding(then, rule, defaultLimits);
  return finding.is === "gone" ? "gone" : `${finding.is} ${finding.step} ${finding.priority}`;
}

describe("clinical 8 and S6: every limit at it, beyond it, and just before and at the end of its hold", () => {
  test.each<readonly [keyof typeof rules, number, number, string]>([
    ["spo2Low", 94, 60, "gone"],
    ["spo2Low", 93, 59.999, "pending 0 info"],
    ["spo2Low", 93, 60, "present 0 info"],
    ["spo2Low", 92, 60, "present 0 info"],
    ["spo2Low", 91, 14.999, "pending 1 medium"],
    ["spo2Low", 91, 15, "present 1 medium"],
    ["spo2Low", 88, 15, "present 1 medium"],
    ["spo2Low", 87, 4.999, "pending 2 high"],
    ["spo2Low", 87, 5, "present 2 high"],
    ["spo2Low", 80, 5, "present 2 high"],
    ["spo2Low", 79, 0, "present 3 high"],
    ["pulseLow", 50, 15, "gone"],
    ["pulseLow", 49, 14.999, "pending 0 medium"],
    ["pulseLow", 49, 15, "present 0 medium"],
    ["pulseLow", 40, 15, "present 0 medium"],
    ["pulseLow", 39, 9.999, "pending 1 high"],
    ["pulseLow", 39, 10, "present 1 high"],
    ["pulseHigh", 110, 60, "gone"],
    ["pulseHigh", 111, 59.999, "pending 0 info"],
    ["pulseHigh", 111, 60, "present 0 info"],
    ["pulseHigh", 120, 300, "present 0 info"],
    ["pulseHigh", 121, 299.999, "present 0 info"],
    ["pulseHigh", 121, 300, "present 1 medium"],
    ["pulseHigh", 130, 300, "present 1 medium"],
    ["pulseHigh", 131, 59.999, "pending 2 high"],
    ["pulseHigh", 131, 60, "present 2 high"],
    ["pulseHigh", 150, 60, "present 2 high"],
    ["pulseHigh", 151, 9.999, "pending 3 high"],
    ["pulseHigh", 151, 10, "present 3 high"],
    ["rrLow", 10, 60, "gone"],
    ["rrLow", 9, 29.999, "pending 0 medium"],
    ["rrLow", 9, 30, "present 0 medium"],
    ["rrLow", 8, 14.999, "pending 1 high"],
    ["rrLow", 8, 15, "present 1 high"],
    ["rrHigh", 24, 60, "gone"],
    ["rrHigh", 25, 59.999, "pending 0 medium"],
    ["rrHigh", 25, 60, "present 0 medium"],
    ["rrHigh", 29, 60, "present 0 medium"],
    ["rrHigh", 30, 59.999, "pending 1 high"],
    ["rrHigh", 30, 60, "present 1 high"],
  ])("%s %d for %d s: %s", (name, value, seconds, expected) => {
    expect(after(rules[name], value, seconds)).toBe(expected);
  });
});

describe("S7: of a poor signal a medium is held 30 s, a high is not delayed", () => {
  test.each<readonly [keyof typeof rules, number, number, string]>([
    ["spo2Low", 91, 29.999, "pending 1 medium"],
    ["spo2Low", 91, 30, "present 1 medium"],
    ["spo2Low", 87, 5, "present 2 high"],
    ["pulseLow", 49, 29.999, "pending 0 medium"],
    ["pulseLow", 49, 30, "present 0 medium"],
    ["pulseLow", 39, 10, "present 1 high"],
    // Held longer already.
    ["pulseHigh", 121, 299.999, "present 0 info"],
    ["pulseHigh", 121, 300, "present 1 medium"],
  ])("%s %d for %d s: %s", (name, value, seconds, expected) => {
    expect(after(rules[name], value, seconds, "poor")).toBe(expected);
  });

  test("a signal that becomes good again is held no longer than a good one", () => {
    const rule = rules.spo2Low;
    const poor = judgeValue(newThreshold, rule, defaultLimits, judged(91, "poor"), at(0));
    const good = judgeValue(poor, rule, defaultLimits, judged(91), at(20));
    expect(good.status).toBe(1);
  });

  test("one that becomes poor is held for the rest of the 30 s, and one that is lost for ever", () => {
    const rule = rules.spo2Low;
    const good = judgeValue(newThreshold, rule, defaultLimits, judged(91), at(0));
    const poor = judgeValue(good, rule, defaultLimits, judged(91, "poor"), at(10));
    expect(poor.dueAt).toBe(30_000);
    const lost = judgeValue(poor, rule, defaultLimits, "none", at(20));
    expect(lost.status).toBe("pending");
    expect(lost.dueAt).toBeUndefined();
  });
});

test("S7: what a poor signal raised after 30 s says so, also once nothing is seen any more", () => {
  const rule = rules.spo2Low;
  const poor = judgeValue(newThreshold, rule, defaultLimits, judged(91, "poor"), at(0));
  const held = judgeValue(poor, rule, defaultLimits, judged(91, "poor"), at(30));
  const lost = judgeValue(held, rule, defaultLimits, "none", at(40));
  expect(thresholdFinding(lost, rule, defaultLimits)).toMatchObject({ is: "present", delayMs: 34_000 });
});

test("the evidence is the last value beyond the step's own limit, and the delay holds the device's averaging", () => {
  const rule = rules.spo2Low;
  let threshold = judgeValue(newThreshold, rule, defaultLimits, judged(90), at(0));
  threshold = judgeValue(threshold, rule, defaultLimits, judged(91), at(10));
  threshold = judgeValue(threshold, rule, defaultLimits, judged(91), at(15));
  expect(thresholdFinding(threshold, rule, defaultLimits)).toEqual({
    is: "present",
    step: 1,
    priority: "medium",
    rule: "spo2 below limit",
    evidence: { kind: "number", value: 91, limit: 92, unit: "%", direction: "below", quality: "good" },
    delayMs: 19_000,
  });
});

describe("what costs nothing", () => {
  const rule = rules.spo2Low;

  test("the same value with nothing due gives the same threshold back", () => {
    const calm = judgeValue(newThreshold, rule, defaultLimits, judged(97), at(0));
    expect(judgeValue(calm, rule, defaultLimits, judged(97), at(1))).toBe(calm);
    const low = judgeValue(calm, rule, defaultLimits, judged(91), at(2));
    expect(judgeValue(low, rule, defaultLimits, judged(91), at(16.999))).toBe(low);
    expect(judgeValue(low, rule, defaultLimits, judged(91), at(17)).status).toBe(1);
  });

  test("a calm value that moves inside its limits keeps its steps", () => {
    const calm = judgeValue(newThreshold, rule, defaultLimits, judged(97), at(0));
    expect(judgeValue(calm, rule, defaultLimits, judged(95), at(1)).steps).toBe(calm.steps);
    expect(judgeValue(calm, rule, defaultLimits, "none", at(1)).steps).toBe(calm.steps);
  });
});

describe("what was due is taken first, by the value that stood until then", () => {
  const rule = rules.spo2Low;
  const low = judgeValue(newThreshold, rule, defaultLimits, judged(91), at(0));

  test.each([
    [14.999, "none"],
    [15, 1],
    [100, 1],
  ])("a medium held until second %d, where it is inside again: %s", (seconds, status) => {
    expect(judgeValue(low, rule, defaultLimits, judged(97), at(seconds)).status).toBe(status);
  });

  test("another step that is made to hold leaves the rest as they were", () => {
    const by = { rule: "spo2 rapid", evidence: { kind: "words", words: "" }, delayMs: Millis(0) } as const;
    const forced = forceStep(low, 2, defaultLimits.spo2Low, by);
    expect(forced.steps[1]).toEqual(low.steps[1]);
    expect(forced.steps[2]).toMatchObject({ holds: true, by });
    expect(forceStep(forced, 2, defaultLimits.spo2Low, { ...by, rule: "spo2 slope" })).toBe(forced);
  });

  test("what another rule made hold has ended with it: the next time it is the limit's", () => {
    const limits: Limits = { ...defaultLimits, spo2Low: [{ limit: 90, holdMs: Seconds(0), priority: "high" }] };
    const by = { rule: "spo2 rapid", evidence: { kind: "words", words: "" }, delayMs: Millis(0) } as const;
    const forced = forceStep(judgeValue(newThreshold, rule, limits, judged(95), at(0)), 0, limits.spo2Low, by);
    expect(thresholdFinding(forced, rule, limits)).toMatchObject({ rule: "spo2 rapid" });
    const inside = judgeValue(forced, rule, limits, judged(96), at(1));
    const ended = judgeValue(inside, rule, limits, judged(97), at(16));
    expect(ended.status).toBe("none");
    const again = judgeValue(ended, rule, limits, judged(89), at(20));
    expect(thresholdFinding(again, rule, limits)).toMatchObject({ rule: "spo2 below limit", evidence: { value: 89 } });
  });

  test("after a restart information that was raised stays, too", () => {
    const info = judgeValue(
      judgeValue(newThreshold, rule, defaultLimits, judged(93), at(0)),
      rule,
      defaultLimits,
      judged(93),
      at(60),
    );
    expect(restartThreshold(info, rule, defaultLimits).status).toBe(0);
    expect(restartThreshold(low, rule, defaultLimits).status).toBe("none");
  });
});

describe("S14: limits that change under a value", () => {
  const rule = rules.spo2Low;
  const withMedium = (limit: number): Limits => ({
    ...defaultLimits,
    spo2Low: defaultLimits.spo2Low.map((step, index) => (index === 1 ? { ...step, limit } : step)),
  });

  test("a stricter one is held from the change on", () => {
    const before = judgeValue(newThreshold, rule, defaultLimits, judged(93), at(0));
    const limits = withMedium(93.5);
    const changed = judgeValue(adaptThreshold(before, rule, defaultLimits, limits), rule, limits, judged(93), at(10));
    expect(changed.dueAt).toBe(25_000);
    // The information that was held already goes on.
    expect(judgeValue(changed, rule, limits, judged(93), at(60)).status).toBe(1);
  });

  test("a wider one ends what it no longer judges after 15 s inside, and what was seen keeps its own limit", () => {
    const held = judgeValue(
      judgeValue(newThreshold, rule, defaultLimits, judged(91), at(0)),
      rule,
      defaultLimits,
      judged(91),
      at(15),
    );
    const limits = withMedium(90);
    const changed = judgeValue(adaptThreshold(held, rule, defaultLimits, limits), rule, limits, judged(91), at(20));
    expect(changed.status).toBe(1);
    expect(thresholdFinding(changed, rule, limits)).toMatchObject({ evidence: { value: 91, limit: 92 } });
    expect(judgeValue(changed, rule, limits, judged(91), at(34.999)).status).toBe(1);
    expect(judgeValue(changed, rule, limits, judged(91), at(35)).status).toBe("pending");
  });

  test("with fewer steps the worst one that holds stands for those that are gone", () => {
    const high = judgeValue(newThreshold, rule, defaultLimits, judged(79), at(0));
    const limits: Limits = { ...defaultLimits, spo2Low: defaultLimits.spo2Low.slice(0, 3) };
    const changed = adaptThreshold(high, rule, defaultLimits, limits);
    expect(changed.status).toBe(2);
    expect(judgeValue(changed, rule, limits, judged(97), at(1)).dueAt).toBe(16_000);
  });
});

describe("S14: what a change of the limits leaves as it is", () => {
  const rule = rules.spo2Low;
  const held = judgeValue(newThreshold, rule, defaultLimits, judged(79), at(0));
  const copied: Limits = { ...defaultLimits, spo2Low: [...defaultLimits.spo2Low] };

  test("other limits than its own", () => {
    const pulses: Limits = { ...defaultLimits, pulseLow: [...defaultLimits.pulseLow] };
    expect(adaptThreshold(held, rule, defaultLimits, pulses)).toBe(held);
  });

  test("what has judged nothing yet", () => {
    expect(adaptThreshold(newThreshold, rule, defaultLimits, copied)).toBe(newThreshold);
  });

  test("what was held before, which goes on: the value is judged anew, its time is not", () => {
    const low = judgeValue(newThreshold, rule, defaultLimits, judged(91), at(0));
    const changed = adaptThreshold(low, rule, defaultLimits, copied);
    expect(changed).toEqual({ ...low, judged: "none" });
    expect(judgeValue(changed, rule, copied, judged(91), at(15)).status).toBe(1);
    const more: Limits = {
      ...defaultLimits,
      spo2Low: [...defaultLimits.spo2Low, { limit: 70, holdMs: Seconds(0), priority: "high" }],
    };
    expect(judgeValue(adaptThreshold(low, rule, defaultLimits, more), rule, more, judged(69), at(5)).status).toBe(4);
  });
});

test("a hold of nothing is at once", () => {
  const spo2Low = [{ limit: 90, holdMs: Seconds(0), priority: "high" as const }];
  const limits: Limits = { ...defaultLimits, spo2Low };
  expect(judgeValue(newThreshold, rules.spo2Low, limits, judged(89), at(0)).status).toBe(0);
});
