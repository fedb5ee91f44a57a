import { describe, expect, test } from "vitest";
import { Instant, Millis, Seconds } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { judgeSaturation, newSaturation, restartSaturation, saturationFinding, type LowSpo2 } from "./saturation.ts";
import { newThreshold, restartThreshold, type ThresholdRule } from "./threshold.ts";

const rule: ThresholdRule = { metric: "spo2", direction: "below", limits: "spo2Low", rule: "spo2 below limit" };
const begin: LowSpo2 = { spo2Low: newThreshold, saturation: newSaturation };

type Sample = number | "none" | readonly ["poor", number];
type Setting = { baseline?: number; limits?: Limits; before?: LowSpo2 };

const judgedOf = (sample: Sample) =>
  sample === "none"
    ? sample
    : typeof sample === "number"
      ? ({ value: sample, quality: "good", averagingMs: Millis(0) } as const)
      : ({ value: sample[1], quality: "poor", averagingMs: Millis(0) } as const);

/** [second, SpO2 from then on]; what falls due on the way is taken at its own instant, as the engine does. */
function judged(course: readonly (readonly [at: number, spo2: Sample])[], setting: Setting = {}): LowSpo2 {
  const { baseline = "none", limits = defaultLimits, before = begin } = setting;
  let now = before;
  let standing: Sample = "none";
  for (const [second, sample] of course) {
    const until = Instant(Math.round(second * 1_000));
    for (let last = -1; ;) {
      const due = Math.min(now.spo2Low.dueAt ?? Infinity, now.saturation.dueAt ?? Infinity);
      if (!(due <= until)) break;
      if (due <= last) throw new Error("what is due never passes");
      last = due;
      now = judgeSaturation(now, rule, limits, judgedOf(standing), baseline, Instant(due));
    }
    standing = sample;
    now = judgeSaturation(now, rule, limits, judgedOf(sample), baseline, until);
  }
  return now;
}

const told = (now: LowSpo2, limits: Limits = defaultLimits): string => {
  const finding = saturationFinding(now, rule, limits);
  return finding.is === "gone" ? "gone" : `${finding.is} ${finding.step} ${finding.priority}: ${finding.rule}`;
};

describe("several rules of one condition are one finding, the gravest", () => {
  test.each<readonly [string, Parameters<typeof judged>[0], number, string]>([
    [
      "a fall, where the threshold says nothing",
      [[0, 95] as const, [30, 95] as const],
      99,
      "present 1 medium: spo2 fall",
    ],
    ["a fall that is only held", [[0, 95] as const, [29, 95] as const], 99, "pending 1 medium: spo2 fall"],
    ["a fall beside information", [[0, 93] as const, [60, 93] as const], 97, "present 1 medium: spo2 fall"],
    ["a high beside a fall", [[0, 87] as const, [40, 87] as const], 97, "present 2 high: spo2 below limit"],
    ["a medium before a fall", [[0, 91] as const, [20, 91] as const], 97, "present 1 medium: spo2 below limit"],
    ["a high before a fall", [[0, 85] as const, [5, 85] as const], 97, "present 2 high: spo2 below limit"],
    ["a rapid fall before its hold", [[0, 81] as const], 97, "present 2 high: spo2 rapid"],
    ["below 80 at once", [[0, 79] as const], 97, "present 3 high: spo2 below limit"],
  ])("%s", (_, course, baseline, expected) => {
    const now = judged(course, { baseline });
    expect(told(now)).toBe(expected);
    const [is, step] = expected.split(" ");
    expect(now.saturation.status).toBe(is === "pending" ? "pending" : Number(step));
  });

  test("a medium that ends leaves the fall, which has a limit of its own", () => {
    const low = [
      [0, 91],
      [40, 94],
    ] as const;
    // 93 and more for 15 s end the medium; of a baseline of 98 the fall ends at 95.
    expect(told(judged([...low, [60, 94]], { baseline: 98 }))).toBe("present 1 medium: spo2 fall");
    expect(told(judged([...low, [60, 95], [75, 95]], { baseline: 98 }))).toBe("gone");
  });

  test("with no medium step the fall has the first that is graver", () => {
    const spo2Low: Limits["spo2Low"] = [
      { limit: 92, holdMs: Seconds(15), priority: "info" },
      { limit: 85, holdMs: Seconds(5), priority: "high" },
    ];
    const limits = { ...defaultLimits, spo2Low };
    const now = judged([[0, 93] as const, [30, 93] as const], { baseline: 97, limits });
    expect(told(now, limits)).toBe("present 1 high: spo2 fall");
  });
});

describe("what is gathered is gathered once", () => {
  const dips = (values: readonly Sample[]) => values.map((sample, index) => [index * 10, sample] as const);

  test("S7: a poor signal counts for nothing", () => {
    const three = judged(dips([["poor", 90], 97, ["poor", 90], 97, ["poor", 90]]));
    expect(told(three)).toBe("pending 1 medium: spo2 below limit");
    expect(three.saturation.times.counted).toEqual([]);
  });

  test("S2: a loss takes nothing away and adds nothing", () => {
    const now = judged([
      [0, 89],
      [10, "none"],
    ]);
    const later = judged([[1_000, "none"] as const], { before: now });
    expect(later.saturation.seconds.sum).toBe(30_000);
  });

  test("S3: while the medium is there nothing is gathered, and with its end it begins anew", () => {
    const held = judged([
      [0, 89],
      [30, 89],
    ]);
    expect(held.saturation.seconds.sum).toBe(0);
    expect(held.saturation.times.counted).toEqual([]);
    const over = judged([[31, 97] as const, [46, 97] as const, [50, 91] as const], { before: held });
    expect(told(over)).toBe("pending 1 medium: spo2 below limit");
  });

  test("S3: what depth and time raised ends after 15 s at limit + 1, not before", () => {
    const limits: Limits = { ...defaultLimits, rules: { ...defaultLimits.rules, saturationSeconds: 10 } };
    const raised = judged([[0, 90] as const, [5, 92] as const], { limits });
    expect(told(raised)).toBe("present 1 medium: spo2 depth and time");
    expect(told(judged([[100, 92] as const], { limits, before: raised }))).toMatch(/present 1/);
    const inside = judged([[100, 93] as const, [114.999, 93] as const], { limits, before: raised });
    expect(told(inside)).toMatch(/present 1/);
    expect(told(judged([[115, 93] as const], { limits, before: inside }))).not.toMatch(/present 1/);
  });
});

describe("S3: a slope is told only where it matters", () => {
  const steep = (from: number) =>
    Array.from({ length: 60 }, (_, second) => [second, from - Math.floor(second / 15)] as const);

  test.each<readonly [string, number, number | undefined, string]>([
    ["at 94", 97, undefined, "present 0 info: spo2 slope"],
    ["at 95", 98, undefined, "gone"],
    ["at 95, 4 below the baseline", 98, 99, "spo2 slope"],
    ["at 96, 3 below the baseline", 99, 99, "gone"],
  ])("%s", (_, from, baseline, expected) => {
    const now = judged([...steep(from), [63, from - 3]], baseline === undefined ? {} : { baseline });
    expect(told(now)).toContain(expected);
  });

  test("what is raised already is not made information", () => {
    const now = judged([...steep(97), [61, 91], [100, 91]]);
    expect(told(now)).toBe("present 1 medium: spo2 below limit");
    expect(now.saturation.slope.dueAt).toBeUndefined();
  });

  test("a poor signal has no slope", () => {
    const now = judged(steep(97).map(([at, value]) => [at, ["poor", value] as const] as const));
    expect(now.saturation.slope.course).toEqual([]);
  });
});

test("after a restart what was raised stays, whatever raised it, and nothing is left of what was gathered", () => {
  const raised = judged([
    [0, 90],
    [1, 97],
    [10, 90],
    [11, 97],
    [20, 90],
  ]);
  expect(told(raised)).toBe("present 1 medium: spo2 three times");
  const spo2Low = restartThreshold(raised.spo2Low, rule, defaultLimits);
  const saturation = restartSaturation(raised.saturation, spo2Low, defaultLimits);
  expect(told({ spo2Low, saturation })).toBe("present 1 medium: spo2 three times");
  expect(saturation).toMatchObject({ status: 1, slope: newSaturation.slope, times: newSaturation.times });
  const fell = judged([[0, 95] as const, [30, 95] as const], { baseline: 99 });
  const after = restartSaturation(fell.saturation, newThreshold, defaultLimits);
  expect(after.status).toBe(1);
  expect(told({ spo2Low: newThreshold, saturation: after })).toBe("present 1 medium: spo2 fall");
});

test("the same value with nothing due gives the same back; another baseline does not", () => {
  const now = judged([[0, 97]], { baseline: 97 });
  const value = judgedOf(97);
  expect(judgeSaturation(now, rule, defaultLimits, value, 97, Instant(5_000))).toBe(now);
  expect(judgeSaturation(now, rule, defaultLimits, value, 98, Instant(5_000))).not.toBe(now);
});
