import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import {
  gradingDue,
  gradingFinding,
  gradingStatus,
  judgeTrouble,
  noTrouble,
  restartGrading,
  type Grading,
  type Trouble,
} from "./grading.ts";

// Low after 10 s, medium after 30 s, high after 60 s: steps 0, 1, 2.
const grades = defaultLimits.signal;
const lost: Trouble = { there: true, counts: true, atOnce: false, upTo: 2 };
const well: Trouble = { ...lost, there: false };
/** Its time does not count: something excuses it, or nobody is watched. */
const frozen: Trouble = { ...lost, counts: false };

/** [second, what is known from then on]; what falls due on the way is taken at its own instant. */
function judged(course: readonly (readonly [at: number, now: Trouble])[], begin: Grading = noTrouble): Grading {
  let grading = begin;
  let standing = well;
  for (const [second, now] of course) {
    for (;;) {
      const due = gradingDue(grading, grades);
      if (due === undefined || due > second * 1_000) break;
      const next = judgeTrouble(grading, standing, grades, due);
      if (next === grading) throw new Error("nothing comes of what is due");
      grading = next;
    }
    standing = now;
    grading = judgeTrouble(grading, now, grades, Instant(second * 1_000));
  }
  return grading;
}
const told = (grading: Grading): string => {
  const finding = gradingFinding(grading, grades, "signal lost", "probe off");
  return finding.is === "gone" ? "gone" : `${finding.is} ${finding.step} ${finding.priority} after ${finding.delayMs}`;
};

describe("S2: a technical trouble is graver the longer it lasts", () => {
  test.each<readonly [number, string]>([
    [0, "pending 0 low after 10000"],
    [9.999, "pending 0 low after 10000"],
    [10, "present 0 low after 10000"],
    [29.999, "present 0 low after 10000"],
    [30, "present 1 medium after 30000"],
    [60, "present 2 high after 60000"],
    [900, "present 2 high after 60000"],
  ])("at second %d: %s", (second, expected) => {
    expect(
      told(
        judged([
          [0, lost],
          [second, lost],
        ]),
      ),
    ).toBe(expected);
  });

  test("it says what it is of", () => {
    expect(gradingFinding(judged([[0, lost]]), grades, "link lost", "unplugged")).toMatchObject({
      rule: "link lost",
      evidence: { kind: "words", words: "unplugged" },
    });
  });

  test("its end is the end of it, at once", () => {
    const over = judged([
      [0, lost],
      [40, well],
    ]);
    expect(over).toEqual({ trouble: false });
    expect([told(over), gradingStatus(over), gradingDue(over, grades)]).toEqual(["gone", "none", undefined]);
  });

  test("its status is the step, or that its time runs", () => {
    const course = [0, 10, 30].map((second) => judged([[0, lost] as const, [second, lost] as const]));
    expect(course.map(gradingStatus)).toEqual(["pending", 0, 1]);
  });
});

describe("time that does not count", () => {
  test("stands still, keeps the step, and goes on from where it was", () => {
    const still = judged([
      [0, lost],
      [15, frozen],
      [500, frozen],
    ]);
    expect(told(still)).toBe("present 0 low after 10000");
    expect(gradingDue(still, grades)).toBeUndefined();
    expect(told(judged([[500, lost] as const, [514.999, lost] as const], still))).toMatch(/^present 0/);
    expect(told(judged([[500, lost] as const, [515, lost] as const], still))).toMatch(/^present 1/);
  });

  test("what fell due before it stood still is taken", () => {
    const before = judgeTrouble(noTrouble, lost, grades, Instant(0));
    expect(told(judgeTrouble(before, frozen, grades, Instant(35_000)))).toBe("present 1 medium after 30000");
  });

  test("what never counted is not even pending", () => {
    const never = judged([
      [0, frozen],
      [90, frozen],
    ]);
    expect([told(never), gradingStatus(never)]).toEqual(["gone", "none"]);
  });
});

describe("its worst step for now", () => {
  const upTo = (step: number): Trouble => ({ ...lost, upTo: step });

  test("is not gone beyond, however long it lasts", () => {
    const low = judged([
      [0, upTo(0)],
      [900, upTo(0)],
    ]);
    expect(told(low)).toBe("present 0 low after 10000");
  });

  test("may rise: the time it lasted counts up to where it stood", () => {
    const low = judged([
      [0, upTo(0)],
      [900, lost],
    ]);
    expect(told(low)).toBe("present 0 low after 10000");
    expect(gradingDue(low, grades)).toBe(920_000);
  });

  test("a lower one takes no step away", () => {
    expect(
      told(
        judged([
          [0, lost],
          [40, upTo(0)],
        ]),
      ),
    ).toBe("present 1 medium after 30000");
  });
});

describe("S2: the patient was low when we stopped seeing", () => {
  const low: Trouble = { ...lost, atOnce: true };

  test("it is high at once, without a delay, and stays so", () => {
    const high = judged([[5, low]]);
    expect(told(high)).toBe("present 2 high after 0");
    expect(told(judged([[6, lost] as const, [90, lost] as const], high))).toBe("present 2 high after 0");
  });

  test("also where it was milder before", () => {
    expect(
      told(
        judged([
          [0, lost],
          [15, low],
        ]),
      ),
    ).toBe("present 2 high after 0");
  });

  test("what was high by its time alone keeps the delay that it had", () => {
    expect(
      told(
        judged([
          [0, lost],
          [60, lost],
          [61, low],
        ]),
      ),
    ).toBe("present 2 high after 60000");
  });

  test("not while its time does not count", () => {
    expect(told(judged([[5, { ...low, counts: false }]]))).toBe("gone");
  });
});

test("S2: where its grades become slower, as in recovery, a step that was raised stays", () => {
  const medium = judged([
    [0, lost],
    [31, lost],
  ]);
  const slower = judgeTrouble(medium, lost, defaultLimits.signalRecovery, Instant(35_000));
  expect(gradingFinding(slower, defaultLimits.signalRecovery, "signal lost", "")).toMatchObject({ step: 1 });
});

test("the same comes back when there is nothing new and nothing due", () => {
  expect(judgeTrouble(noTrouble, well, grades, Instant(0))).toBe(noTrouble);
  const course = [0, 15, 90].map((second) => judged([[0, lost] as const, [second, lost] as const]));
  for (const [index, grading] of course.entries())
    expect(judgeTrouble(grading, lost, grades, Instant([1_000, 16_000, 91_000][index] ?? 0))).toBe(grading);
});

describe("after a restart", () => {
  test("a step that was raised stays, and grows worse from there", () => {
    const medium = judged([
      [0, lost],
      [59, lost],
    ]);
    const after = restartGrading(medium, grades);
    expect(told(after)).toBe("present 1 medium after 30000");
    expect(told(judged([[100, lost] as const, [129.999, lost] as const], after))).toMatch(/^present 1/);
    expect(told(judged([[100, lost] as const, [130, lost] as const], after))).toMatch(/^present 2/);
  });

  test("what was pending drops, and so does nothing", () => {
    expect(restartGrading(judged([[0, lost]]), grades)).toEqual(noTrouble);
    expect(restartGrading(noTrouble, grades)).toEqual(noTrouble);
  });

  test("with fewer grades it has the worst of them", () => {
    const high = judged([
      [0, lost],
      [60, lost],
    ]);
    const after = restartGrading(high, grades.slice(0, 2));
    expect(gradingFinding(after, grades.slice(0, 2), "signal lost", "")).toMatchObject({ step: 1, priority: "medium" });
  });
});
