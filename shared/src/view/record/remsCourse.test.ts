import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { ChairId, EntryId, SessionId, type ChartEntry, type EntryBody, type Findings } from "../../contracts/index.ts";
import { courseOf } from "./remsCourse.ts";
import { breathingMarks, dissociationMarks, sedationMarks } from "./remsMarks.ts";

const numbers = { rr: { least: 10, most: 24 }, cadss6Most: 1 };
const minute = (min: number): Instant => Instant(min * 60_000);

/** Minutes since the first device. */
type Line = readonly [min: number, findings: Findings];
const lineOf = (min: number, entry: EntryBody): ChartEntry => ({
  id: EntryId.parse(`e-${Math.abs(min)}`),
  chair: ChairId.parse("chair-1"),
  session: SessionId.parse("chair-1-1"),
  entry,
  by: { name: "Ada", verified: false },
  happenedAt: minute(min),
  recordedAt: minute(min),
});
const found = (lines: readonly Line[]): ChartEntry[] =>
  lines.map(([min, findings]) => lineOf(min, { kind: "findings", findings }));

const sedation = (lines: readonly Line[], over = true) =>
  courseOf(minute(0), over, sedationMarks(found(lines)), [], ["sedation"]);

describe("clinical 1.1: sedation of the monitoring form", () => {
  test.each<readonly [string, readonly Line[], string, number | string, number | string]>([
    ["nobody looked", [], "not known", "not known", "not known"],
    ["only at the end", [[61, { moaas: 5 }]], "not known", "not known", "not known"],
    ["looked within the hour", [[60, { moaas: 5 }]], "no", "not known", "not known"],
    [
      "before the dose",
      [
        [-5, { moaas: 3 }],
        [30, { moaas: 5 }],
      ],
      "no",
      "not known",
      "not known",
    ],
    [
      "there, and gone",
      [
        [20, { moaas: 4 }],
        [40, { moaas: 3 }],
        [60, { moaas: 5 }],
      ],
      "yes",
      20,
      60,
    ],
    [
      "gone, and there again",
      [
        [20, { moaas: 4 }],
        [40, { moaas: 5 }],
        [50, { moaas: 4 }],
        [80, { moaas: 5 }],
      ],
      "yes",
      20,
      80,
    ],
    ["never seen to be gone", [[20, { moaas: 4 }]], "yes", 20, "not known"],
  ])("%s", (_, lines, answer, onset, resolved) => {
    const instant = (when: number | string) => (typeof when === "number" ? minute(when) : when);
    expect(sedation(lines)).toMatchObject({ answer, onsetAt: instant(onset), resolvedAt: instant(resolved) });
  });

  test("of a session that goes on it is not resolved yet", () => {
    expect(sedation([[20, { moaas: 4 }]], false)).toMatchObject({ answer: "yes", resolvedAt: "not yet" });
  });

  test("an adverse event says it, too, with its own times", () => {
    const entry: EntryBody = {
      kind: "adverse event",
      code: "sedation",
      severity: "mild",
      serious: false,
      onsetAt: minute(15),
      resolvedAt: minute(70),
    };
    const lines = [lineOf(80, entry)];
    const looked = sedationMarks(found([[30, { moaas: 5 }]]));
    expect(courseOf(minute(0), true, looked, lines, ["sedation"])).toEqual({
      answer: "yes",
      words: "sedation, mild",
      onsetAt: minute(15),
      resolvedAt: minute(70),
    });
  });
});

describe("dissociation", () => {
  const course = (lines: readonly Line[]) =>
    courseOf(minute(0), true, dissociationMarks(found(lines), numbers), [], ["dissociation"]).answer;
  test.each<readonly [string, readonly Line[], string]>([
    ["CADSS-6 of 1", [[40, { cadss6: [1, 0, 0, 0, 0, 0] }]], "no"],
    ["CADSS-6 of 2", [[40, { cadss6: [1, 1, 0, 0, 0, 0] }]], "yes"],
    ["a person's word", [[40, { dissociation: "present" }]], "yes"],
    // That it is over does not say that it never was.
    ["only that it is resolved", [[50, { dissociation: "resolved" }]], "not known"],
  ])("%s: %s", (_, lines, answer) => {
    expect(course(lines)).toBe(answer);
  });
});

describe("respiratory depression", () => {
  const course = (lines: readonly ChartEntry[]) =>
    courseOf(minute(0), true, breathingMarks(lines, [], numbers), lines, ["respiratory depression"]).answer;
  test.each<readonly [string, readonly ChartEntry[], string]>([
    ["9 breaths a minute", found([[40, { rr: 9 }]]), "yes"],
    ["10 breaths a minute", found([[40, { rr: 10 }]]), "no"],
    ["apnoea charted", [...found([[30, { rr: 12 }]]), lineOf(40, { kind: "event", what: "apnoea" })], "yes"],
    ["never counted", found([[40, { moaas: 5 }]]), "not known"],
  ])("%s", (_, lines, answer) => {
    expect(course(lines)).toBe(answer);
  });
});
