import { describe, expect, test } from "vitest";
import { Seconds } from "../../kernel/index.ts";
import type { LimitChanges, Limits, Who } from "../../contracts/index.ts";
import { defaultLimits } from "../index.ts";
import { chair } from "../story.test-support.ts";
import { dosing, opened } from "./story.test-support.ts";

const mara: Who = { name: "Mara", verified: false, role: "clinician" };
type Steps = NonNullable<LimitChanges["spo2Low"]>;
/** The SpO2 ladder with its medium and high step moved. */
const ladder = (medium: number, high: number, hold = { medium: 15, high: 5 }): Steps => [
  { limit: 94, holdMs: Seconds(60), priority: "info" },
  { limit: medium, holdMs: Seconds(hold.medium), priority: "medium" },
  { limit: high, holdMs: Seconds(hold.high), priority: "high" },
  { limit: 80, holdMs: Seconds(0), priority: "high" },
];
// So wide that what is judged by the baseline does not speak here (S7).
const noFall: Limits = {
  ...defaultLimits,
  rules: { ...defaultLimits.rules, fall: { points: 20, holdMs: Seconds(30) } },
};
const adjust = (spo2Low: Steps, by = mara, story = dosing()) => {
  const lines = story.doesAs(by, {
    type: "limits.adjust",
    chair,
    session: story.facts.id,
    limits: { spo2Low },
    reason: "COPD",
  });
  return { story, answer: lines.at(-1) };
};

describe("S14: widened limits have bounds", () => {
  test.each<readonly [string, number, number, { medium: number; high: number } | undefined, boolean]>([
    ["medium 90", 90, 85, undefined, true],
    ["medium 89", 89, 85, undefined, false],
    ["medium 95 is above the information", 95, 88, undefined, false],
    ["high 85", 91, 85, undefined, true],
    ["high 84", 91, 84, undefined, false],
    ["high 90", 92, 90, undefined, true],
    ["high 91", 92, 91, undefined, false],
    ["medium held 30 s", 92, 88, { medium: 30, high: 5 }, true],
    ["medium held 31 s", 92, 88, { medium: 31, high: 5 }, false],
    ["high held 10 s", 91, 88, { medium: 15, high: 10 }, true],
    ["high held 11 s", 91, 88, { medium: 15, high: 11 }, false],
  ])("%s", (_, medium, high, hold, allowed) => {
    const { answer } = adjust(ladder(medium, high, hold));
    // What is as in the protocol is refused as such; the bounds are meant here.
    if (allowed) expect(answer).toMatch(/done|These are the limits/);
    else expect(answer).toMatch(/refused: spo2Low\[\d\]/);
  });

  test("BP high is never above 180/110", () => {
    const story = dosing();
    const high = (systolic: number) =>
      story
        .doesAs(mara, {
          type: "limits.adjust",
          chair,
          session: story.facts.id,
          reason: "athlete",
          limits: {
            bpHigh: [
              { systolic: 160, diastolic: 100, priority: "info", when: "once" },
              { systolic: 170, diastolic: 105, priority: "medium", when: "once" },
              { systolic, diastolic: 110, priority: "medium", when: "confirm" },
              { systolic: 200, diastolic: 120, priority: "high", when: "once" },
            ],
          },
        })
        .at(-1);
    expect(high(181)).toMatch(/refused: bpHigh\[2\]\.systolic/);
    expect(high(180)).toMatch(/done$/);
  });
});

test("a clinician changes them, nobody else, and not without a change", () => {
  expect(adjust(ladder(90, 86), { ...mara, role: "nurse" }).answer).toMatch(
    /refused: Limits are changed by a clinician/,
  );
  expect(adjust(ladder(92, 88)).answer).toMatch(/refused: These are the limits of the protocol/);
  expect(adjust(ladder(90, 86).slice(1)).answer).toMatch(/refused: SpO2 low: steps are neither added/);
});

test("they are in force at once, marked where they are extreme, and go back with a word and with the session", () => {
  const { story } = adjust(ladder(90, 86));
  expect(story.facts.limits).toMatchObject({ by: mara, reason: "COPD", extreme: true });
  expect(story.state.limits.spo2Low[1]?.limit).toBe(90);
  story.at(300).reads({ spo2: 91, pulse: 70 });
  // Below 92 for longer than its 15 s; from 30 s on the fall from the baseline would speak (S7).
  expect(story.waits(325).filter((line) => / medium /.test(line))).toEqual([]);
  story.asks("limits.revert", { reason: "hand-over" });
  expect(story.state.limits.spo2Low[1]?.limit).toBe(92);
  story.at(326).reads({ spo2: 97, pulse: 70 });
  story.at(327).reads({ spo2: 91, pulse: 70 });
  expect(story.waits(343).filter((line) => line.startsWith("342 spo2/low active 1 medium heard"))).toHaveLength(1);
  const other = adjust(ladder(90, 86)).story;
  other.at(400).asks("dose.stop", {});
  other.asks("dose.confirm", {});
  other.asks("session.end", { outcome: "transferred", reason: "x" });
  expect(other.state.limits.spo2Low[1]?.limit).toBe(92);
});

describe("S7, S8: the patient's own state changes them", () => {
  test("while oxygen runs, below 94 is medium", () => {
    const story = dosing({ limits: noFall });
    story.at(200).reads({ spo2: 93, pulse: 70 });
    expect(story.waits(230).filter((line) => / medium /.test(line))).toEqual([]);
    story.asks("session.oxygen", { flow: 2 });
    expect(story.waits(246).filter((line) => /spo2\/low active 1 medium heard/.test(line))).toHaveLength(1);
  });

  test("an opened session without them is judged by the site's", () => {
    const story = opened();
    expect(story.state.limits).toEqual(story.state.siteLimits);
  });
});
