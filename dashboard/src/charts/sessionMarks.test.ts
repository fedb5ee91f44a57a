import { expect, test } from "vitest";
import { alarm, T0 } from "../testing.test-support.ts";
import { dose, session } from "../testingSession.test-support.ts";
import { marksOf, placeOf } from "./sessionMarks.ts";

const MIN = 60_000;
const by = "rule";
const phases = [
  { phase: "draft", at: T0, by, why: "opened" },
  { phase: "dosing", at: T0 + 10 * MIN, by, why: "pump running" },
  { phase: "active", at: T0 + 50 * MIN, by, why: "pump stopped" },
];
const nothing = { alarms: {}, ended: [] };

test("phases are bands that touch; the last one reaches to now, what lies before the span is cut", () => {
  const { bands } = marksOf({ ...nothing, session: session({ phases }) }, T0 + 5 * MIN, T0 + 60 * MIN);
  expect(bands.map(({ title, from, to }) => [title, (from - T0) / MIN, (to - T0) / MIN])).toEqual([
    ["Draft", 5, 10],
    ["Dosing", 10, 50],
    ["Active", 50, 60],
  ]);
});

test("after its end a session has no band", () => {
  const over = [...phases, { phase: "transferred", at: T0 + 55 * MIN, by, why: "to the emergency room" }];
  const { bands } = marksOf({ ...nothing, session: session({ phases: over }) }, T0, T0 + 90 * MIN);
  expect(bands.at(-1)).toMatchObject({ title: "Active", to: T0 + 55 * MIN });
});

test("the pump's start and stop are marked where they happened", () => {
  const given = dose({ startedAt: T0 + 10 * MIN, pump: "stopped", stoppedAt: T0 + 50 * MIN });
  const { doses } = marksOf({ ...nothing, session: session({ dose: given }) }, T0 + 20 * MIN, T0 + 60 * MIN);
  expect(doses).toEqual([{ at: T0 + 50 * MIN, words: "pump stopped" }]);
});

test("an alarm lies on the trend of its own number from when it was raised to its end; information is not marked", () => {
  const low = alarm({ raisedAt: T0 + MIN, endedAt: T0 + 2 * MIN, phase: "cleared" });
  const open = alarm({ key: "one/bp/high", condition: "bp/high", priority: "medium", raisedAt: T0 + 3 * MIN });
  const info = alarm({ key: "one/pulse/low", condition: "pulse/low", priority: "info" });
  const pump = alarm({ key: "one/pump", condition: "pump", priority: "medium", kind: "technical", phase: "pending" });
  const chair = { session: "none" as const, alarms: { a: open, b: info, c: pump }, ended: [low] };
  const { alarms } = marksOf(chair, T0, T0 + 5 * MIN);
  expect(
    alarms.map(({ metric, priority, from, to }) => [metric, priority, (from - T0) / MIN, (to - T0) / MIN]),
  ).toEqual([
    ["bp", "medium", 3, 5],
    ["spo2", "high", 1, 2],
  ]);
});

test("a place in the span, in percent", () => {
  expect(placeOf(T0 + 25, T0, T0 + 100)).toBe(25);
});
