import { describe, expect, test } from "vitest";
import { Instant, Millis } from "../../kernel/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { againAndAgain, deepAndLong, falling } from "./saturationEvidence.ts";
import { gatherSeconds, noSeconds } from "./saturationSeconds.ts";
import { followSlope, noSlope, type Slope } from "./slope.ts";

const at = (seconds: number) => Instant(seconds * 1_000);
const judged = (value: number) => ({ value, quality: "good", averagingMs: Millis(4_000) }) as const;
const spo2 = (value: number) => ({ name: "SpO2", value, limit: 92, unit: "%", direction: "below" });

describe("clinical 4.3, S3: what each rule of SpO2 saw, since when, and by what number", () => {
  test("depth and time", () => {
    const seconds = gatherSeconds(noSeconds, 5, at(100));
    expect(deepAndLong(seconds, judged(87), 92, defaultLimits, at(110))).toEqual({
      rule: "spo2 depth and time",
      evidence: {
        kind: "several",
        parts: [spo2(87), { name: "depth and time", value: 50, limit: 50, unit: "%·s", direction: "above" }],
        words: "SpO2 87 %: 50 %·s below 92 %",
      },
      delayMs: 14_000,
    });
  });

  test("three times", () => {
    const times = { counted: [at(60), at(80), at(100)], violation: "none" } as const;
    expect(againAndAgain(times, judged(90), 92, defaultLimits, at(100))).toEqual({
      rule: "spo2 three times",
      evidence: {
        kind: "several",
        parts: [spo2(90), { name: "times in 1 min", value: 3, limit: 3, unit: "", direction: "above" }],
        words: "SpO2 90 %: below 92 % 3 times in 1 min",
      },
      delayMs: 44_000,
    });
  });

  /** A sample a second that falls by a twentieth of a point. */
  const slope = Array.from({ length: 60 }, (_, second) => second).reduce<Slope>(
    (before, second) => followSlope(before, 97 - second / 20, false, defaultLimits.rules.slope, at(second)),
    noSlope,
  );

  test("a falling slope", () => {
    expect(falling(slope, defaultLimits, judged(94), at(59))).toEqual({
      rule: "spo2 slope",
      evidence: { kind: "words", words: "SpO2 94 %, falling 1 % in 20 s" },
      delayMs: 64_000,
    });
  });

  test("nothing of what is not seen, or not for long enough", () => {
    expect(falling(slope, defaultLimits, "none", at(59))).toBe("no");
    expect(falling(noSlope, defaultLimits, judged(94), at(59))).toBe("no");
  });
});
