import { describe, expect, test } from "vitest";
import { Instant, Minutes } from "../../kernel/index.ts";
import { adaptPressure } from "./adaptPressure.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { ladder } from "./ladder.ts";
import {
  flagged,
  judgeReading,
  newPressure,
  pressureDue,
  repeatMissed,
  type Outcome,
  type Pressure,
} from "./pressure.ts";

// 160/100 info, 165/105 medium, 180/110 medium until it is confirmed and then high, 200/120 high: steps 0 to 4.
const rungs = ladder(defaultLimits.bpHigh);
const { confirm } = defaultLimits;
const at = (seconds: number) => Instant(seconds * 1_000);
const reading = (systolic: number, diastolic: number) =>
  ({ systolic, diastolic, mean: "unavailable", pulse: "unavailable" }) as const;

const read = (before: Pressure, seconds: number, systolic: number, diastolic: number, flag = "none"): Outcome =>
  judgeReading(before, rungs, "above", confirm, reading(systolic, diastolic), at(seconds), flag);

/** As `medium 2 (185/95) bp above limit, new reading`. */
function told({ finding }: Outcome): string {
  if (finding === "unchanged" || finding.is !== "present") return finding === "unchanged" ? finding : finding.is;
  const { priority, step, rule, news, evidence } = finding;
  const of = evidence.kind === "pressure" ? `${evidence.systolic}/${evidence.diastolic}` : "several";
  return `${priority} ${step} (${of}) ${rule}${"news" in finding ? `, ${news}` : ""}`;
}

const first = read(newPressure, 0, 185, 95);
const waiting = {
  present: { step: 2, reading: reading(185, 95) },
  first: { at: at(0), repeat: "due" },
  confirmed: false,
};
const grave = read(newPressure, 0, 205, 122);
const confirmed = read(first.pressure, 60, 186, 96);

describe("S4: a severe reading waits for a second one", () => {
  test("the first is medium", () => {
    expect(first.pressure).toEqual(waiting);
    expect(told(first)).toBe("medium 2 (185/95) bp above limit, new reading");
    expect(told(judgeReading(newPressure, rungs, "above", confirm, reading(185, 95), at(0)))).toBe(told(first));
  });

  test("the second, from 60 s on, makes it high, and nothing waits any more", () => {
    expect(confirmed.pressure).toEqual({
      present: { step: 3, reading: reading(186, 96) },
      first: "none",
      confirmed: true,
    });
    expect(told(confirmed)).toBe("high 3 (186/96) bp above limit, new reading");
  });

  test("one that comes too soon is shown, and goes on waiting since the first", () => {
    const soon = read(first.pressure, 59.999, 186, 96);
    expect(soon.pressure).toEqual({ ...waiting, present: { step: 2, reading: reading(186, 96) } });
  });

  test("one that comes too soon clears nothing and eases nothing", () => {
    expect(read(first.pressure, 59.999, 120, 80)).toEqual({ pressure: first.pressure, finding: "unchanged" });
    expect(told(read(grave.pressure, 30, 185, 95))).toBe("high 4 (205/122) bp above limit, new reading");
    expect(told(read(grave.pressure, 60, 185, 95))).toBe("high 3 (185/95) bp above limit, new reading");
  });

  test("a calm one clears all, a mild one begins anew", () => {
    expect(read(confirmed.pressure, 300, 120, 80)).toEqual({
      pressure: { present: "none", first: "none", confirmed: false },
      finding: { is: "gone" },
    });
    expect(read(confirmed.pressure, 300, 170, 90).pressure).toMatchObject({ first: "none", confirmed: false });
  });

  test("where even the mildest step waits, it waits", () => {
    const [step] = ladder([{ systolic: 180, diastolic: 110, priority: "medium", when: "confirm" }]);
    const only = ladder([{ systolic: 180, diastolic: 110, priority: "medium", when: "confirm" }]);
    const one = judgeReading(newPressure, only, "above", confirm, reading(180, 80), at(0));
    expect(step?.stage).toBe("unconfirmed");
    expect(one.pressure).toMatchObject({ present: { step: 0 }, first: { at: 0 } });
  });

  test("a low pressure waits for nothing", () => {
    const low = ladder(defaultLimits.bpLow);
    const one = judgeReading(newPressure, low, "below", confirm, reading(79, 50), at(0));
    expect(told(one)).toBe("high 1 (79/50) bp below limit, new reading");
    expect(one.pressure).toMatchObject({ first: "none", confirmed: false });
  });
});

describe("S4: a red flag stands in for the second reading", () => {
  test("with the reading, which then says so, each component with its limit", () => {
    const flag = read(newPressure, 0, 185, 95, "chest pain");
    expect(flag.pressure).toEqual({ present: { step: 3, reading: reading(185, 95) }, first: "none", confirmed: true });
    expect(flag.finding).toMatchObject({
      priority: "high",
      rule: "bp with red flag",
      evidence: {
        kind: "several",
        parts: [
          { name: "systolic", value: 185, limit: 180, unit: "mmHg", direction: "above" },
          { name: "diastolic", value: 95, limit: 110, unit: "mmHg", direction: "above" },
        ],
        words: "185/95 mmHg with chest pain",
      },
    });
  });

  test("where only the systolic is judged the evidence names only that", () => {
    const only = ladder([{ systolic: 180, priority: "medium", when: "confirm" }]);
    const { finding } = judgeReading(newPressure, only, "above", confirm, reading(185, 95), at(0), "chest pain");
    expect(finding).toMatchObject({ evidence: { parts: [{ name: "systolic", value: 185, limit: 180 }] } });
  });

  test("it says nothing of what is high without it", () => {
    expect(told(read(newPressure, 0, 205, 122, "chest pain"))).toBe("high 4 (205/122) bp above limit, new reading");
    expect(told(read(first.pressure, 60, 186, 96, "chest pain"))).toBe("high 3 (186/96) bp above limit, new reading");
  });

  test("recorded while a reading waits, it is high at once, and no new reading", () => {
    const flag = flagged(first.pressure, rungs, "above", "chest pain");
    expect(flag.pressure).toEqual({ present: { step: 3, reading: reading(185, 95) }, first: "none", confirmed: true });
    expect(told(flag)).toBe("high 3 (several) bp with red flag");
  });

  test("what is graver already stays so, and is confirmed", () => {
    const flag = flagged(grave.pressure, rungs, "above", "chest pain");
    expect(flag.pressure).toEqual({ present: { step: 4, reading: reading(205, 122) }, first: "none", confirmed: true });
    expect(told(flag)).toBe("high 4 (205/122) bp above limit");
  });

  test.each([
    ["no flag", first.pressure, "none"],
    ["nothing that waits", confirmed.pressure, "chest pain"],
    ["no pressure", newPressure, "chest pain"],
  ])("%s changes nothing", (_, pressure, flag) => {
    const outcome = flagged(pressure, rungs, "above", flag);
    expect(outcome.finding).toBe("unchanged");
    expect(outcome.pressure).toBe(pressure);
  });
});

describe("S4: a repeat that does not come", () => {
  const overdue = repeatMissed(first.pressure, rungs, "above", confirm);

  test("is due in 2 min and told, and high at 5 min after the first", () => {
    expect(pressureDue(first.pressure, confirm)).toBe(120_000);
    expect(told(overdue)).toBe("medium 2 (185/95) bp above limit, repeat overdue");
    expect(overdue.pressure).toEqual({ ...waiting, first: { at: at(0), repeat: "told" } });
    expect(pressureDue(overdue.pressure, confirm)).toBe(300_000);
  });

  test("then it counts as confirmed, with nothing that is news", () => {
    const high = repeatMissed(overdue.pressure, rungs, "above", confirm);
    expect(told(high)).toBe("high 3 (185/95) bp above limit");
    expect(high.pressure).toEqual({
      ...waiting,
      present: { step: 3, reading: reading(185, 95) },
      first: "none",
      confirmed: true,
    });
    expect(pressureDue(high.pressure, confirm)).toBeUndefined();
  });

  test("what is graver already stays so", () => {
    const once = repeatMissed(grave.pressure, rungs, "above", confirm);
    expect(told(repeatMissed(once.pressure, rungs, "above", confirm))).toBe("high 4 (205/122) bp above limit");
  });

  test("where both are due at once it is high at once", () => {
    const together = { ...confirm, repeatDueMs: Minutes(5) };
    expect(told(repeatMissed(first.pressure, rungs, "above", together))).toBe("high 3 (185/95) bp above limit");
  });

  test("of nothing that waits nothing is missed", () => {
    expect(repeatMissed(confirmed.pressure, rungs, "above", confirm)).toEqual({
      pressure: confirmed.pressure,
      finding: "unchanged",
    });
  });

  test("a step that the limits no longer have is not told of", () => {
    expect(repeatMissed(grave.pressure, rungs.slice(0, 2), "above", confirm).finding).toBe("unchanged");
  });
});

describe("S14: the reading that stands, under other limits", () => {
  const [info, medium, severe, worst] = defaultLimits.bpHigh;
  if (info === undefined || medium === undefined || severe === undefined || worst === undefined)
    throw new Error("steps");
  const adapted = (before: Pressure, steps: typeof defaultLimits.bpHigh): Outcome =>
    adaptPressure(before, ladder(steps), "above", confirm, at(30));

  test("where none stands nothing changes", () => {
    expect(adapted(newPressure, [info, severe])).toEqual({ pressure: newPressure, finding: "unchanged" });
    expect(adapted(newPressure, [info, severe]).pressure).toBe(newPressure);
  });

  test("it takes the step that it has now, without a word of news", () => {
    const before = read(newPressure, 0, 170, 95).pressure;
    expect(told(adapted(before, [info, { ...medium, systolic: 171 }, severe]))).toBe("info 0 (170/95) bp above limit");
    expect(adapted(before, [{ ...info, systolic: 171 }, severe])).toMatchObject({
      pressure: { present: "none" },
      finding: { is: "gone" },
    });
  });

  test("what waits goes on waiting since the first, and what is new to wait does so from now on", () => {
    expect(adapted(first.pressure, [info, { ...severe, systolic: 175 }]).pressure).toMatchObject({
      present: { step: 1 },
      first: { at: 0, repeat: "due" },
    });
    const overdue = repeatMissed(first.pressure, rungs, "above", confirm).pressure;
    expect(adapted(overdue, [info, severe]).pressure.first).toEqual({ at: 0, repeat: "told" });
    const mild = read(newPressure, 0, 170, 95).pressure;
    expect(adapted(mild, [info, { ...severe, systolic: 170 }]).pressure.first).toEqual({ at: 30_000, repeat: "due" });
    expect(adapted(first.pressure, [info, { ...severe, systolic: 190 }]).pressure.first).toBe("none");
  });

  test("what is confirmed stays so", () => {
    expect(told(adapted(confirmed.pressure, [info, medium, severe]))).toBe("high 3 (186/96) bp above limit");
  });
});
