import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import {
  compoundDue,
  compoundFinding,
  judgeCompound,
  restartCompound,
  type Breathing,
  type Compound,
} from "./compound.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { found, said } from "./words.test-support.ts";

const calm: Breathing = { moaas: 3, limit: 3, spo2: 97, rr: 14, counted: "not recorded" };
const judged = (before: Compound, now: Partial<Breathing>, seconds = 0): Compound =>
  judgeCompound(before, { ...calm, ...now }, defaultLimits, Instant(seconds * 1_000));
const is = (compound: Compound): string => found(compoundFinding(compound, defaultLimits.rules));
const high = "high 0 by compound";
const fresh = (value: number) => ({ value, fresh: true });

describe("clinical 8: sedated with too little breath is high", () => {
  test.each<readonly [string, Partial<Breathing>, string]>([
    ["calm", {}, "nothing"],
    ["SpO2 91", { spo2: 91 }, high],
    ["SpO2 92", { spo2: 92 }, "nothing"],
    ["RR 9", { rr: 9 }, high],
    ["RR 10", { rr: 10 }, "nothing"],
    ["RR 9, counted", { rr: "unknown", counted: fresh(9) }, high],
    ["RR 10, counted", { rr: "unknown", counted: fresh(10) }, "nothing"],
    ["RR 9, counted too long ago", { rr: "unknown", counted: { value: 9, fresh: false } }, "nothing"],
    ["MOAA/S 4 and SpO2 91", { moaas: 4, spo2: 91 }, "nothing"],
    ["S9: MOAA/S 4 of somebody with a factor", { moaas: 4, limit: 4, spo2: 91 }, high],
    ["S9: MOAA/S 5 of somebody with a factor", { moaas: 5, limit: 4, spo2: 91 }, "nothing"],
    ["MOAA/S that nobody recorded", { moaas: "not recorded", spo2: 85 }, "nothing"],
    ["nothing measured", { spo2: "unknown", rr: "unknown" }, "nothing"],
  ])("%s", (_, now, what) => {
    expect(is(judged("awake", now))).toBe(what);
  });

  test("its evidence names MOAA/S and what is too low", () => {
    const both = judged("awake", { spo2: 90, counted: fresh(8) });
    expect(said(compoundFinding(both, defaultLimits.rules))).toBe("MOAA/S 3 with SpO2 90 %, breaths counted 8");
  });
});

describe("its end", () => {
  const low = judged("awake", { spo2: 91 });

  test("S3: after 15 s at or beyond limit + 1", () => {
    const up = judged(low, { spo2: 93 }, 10);
    expect(compoundDue(up, defaultLimits)).toBe(25_000);
    expect(is(judged(up, { spo2: 93 }, 24.999))).toBe(high);
    expect(is(judged(up, { spo2: 93 }, 25))).toBe("nothing");
  });

  test("not at the limit itself", () => {
    const at = judged(low, { spo2: 92 }, 10);
    expect(compoundDue(at, defaultLimits)).toBeUndefined();
    expect(is(judged(at, { spo2: 92 }, 100))).toBe(high);
  });

  test("S2: no loss of the signal ends it, and its time does not run meanwhile", () => {
    const up = judged(low, { spo2: 95 }, 10);
    const lost = judged(up, { spo2: "unknown" }, 20);
    expect(is(judged(lost, { spo2: "unknown" }, 900))).toBe(high);
    const back = judged(lost, { spo2: 95 }, 900);
    expect(compoundDue(back, defaultLimits)).toBe(905_000);
  });

  test("a higher MOAA/S ends it at once", () => {
    expect(is(judged(low, { moaas: 4, spo2: 91 }, 1))).toBe("nothing");
  });

  test("of a count by a better one, and not because it grew old", () => {
    const counted = judged("awake", { counted: fresh(8) });
    expect(is(judged(counted, { counted: { value: 8, fresh: false } }, 900))).toBe(high);
    expect(is(judged(counted, { counted: fresh(12) }, 900))).toBe("nothing");
  });

  test("a gap ends nothing", () => {
    const up = judged(low, { spo2: 95 }, 10);
    const after = judged(restartCompound(up), { spo2: "unknown" }, 5_000);
    expect(is(after)).toBe(high);
    expect(compoundDue(judged(after, { spo2: 95 }, 5_000), defaultLimits)).toBe(5_015_000);
  });
});
