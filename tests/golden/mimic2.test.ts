import { describe, expect, test } from "vitest";
import { numerics } from "../support/recordings.ts";
import { expected, type Onset } from "./mimic2.expected.ts";
import { referenceOnsets } from "./mimic2.reference.ts";
import { play } from "./mimic2.run.ts";

const recording = numerics("mimic2-s25047");
/** To the millisecond; the reference looks once a second. */
const line = (minutes: number, condition: string, priority: string): string =>
  `${Math.round(minutes * 60_000) / 1_000} ${condition} ${priority}`;
const secondOf = ([minutes, condition, priority]: Onset): string =>
  `${Math.ceil(minutes * 60 - 1e-6)} ${condition} ${priority}`;

describe.skipIf(recording.missing)(`a patient who collapses${recording.why}`, () => {
  test("the list written by hand is what the rows say by themselves", () => {
    expect(referenceOnsets(recording.read()).toSorted()).toEqual(expected.map(secondOf).toSorted());
  });

  test("the engine raises these alarms, each at its instant and by its rule, and no other", () => {
    const raised = play(recording.read()).map(
      ({ minutes, alarm }) => `${line(minutes, alarm.condition, alarm.priority)}: ${alarm.rule}`,
    );
    const wanted = expected.map(
      ([minutes, condition, priority, , rule]) => `${line(minutes, condition, priority)}: ${rule}`,
    );
    expect(raised.toSorted()).toEqual(wanted.toSorted());
  });

  test("HR is lost from minute 45 on while PULSE goes on: no alarm of pulse or signal comes of it", () => {
    const about = play(recording.read()).filter(
      ({ minutes, alarm }) =>
        minutes >= 45 && minutes < 50 && ["signal", "pulse/low", "pulse/high", "link"].includes(alarm.condition),
    );
    expect(about).toEqual([]);
  });
});
