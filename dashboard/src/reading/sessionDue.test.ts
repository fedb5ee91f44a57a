import { Due } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { clockTime } from "./age.ts";
import { isWindowOpen, readDue, refusalWords, windowWords } from "./sessionDue.ts";

const due = Due.parse({ what: "bp", words: "BP reading", at: T0, overdueAt: T0 + 300_000 });
const at = (ms: number): Instant => Instant(T0 + ms);

test("what is due counts down, is due at its instant, and is overdue after it", () => {
  expect(readDue(due, at(-200_000))).toEqual({ words: "BP reading", when: "in 3:20", overdue: false });
  expect(readDue(due, at(-3_900_000)).when).toBe("in 1 h 05");
  expect(readDue(due, at(-1))).toMatchObject({ when: "in 0:01", overdue: false });
  expect(readDue(due, at(0))).toMatchObject({ when: "due now", overdue: true });
  expect(readDue(due, at(65_000))).toMatchObject({ when: "overdue 65 s", overdue: true });
});

test("nobody is late for what may be done from an instant on", () => {
  const check = Due.parse({ what: "discharge check", words: "First discharge check", at: T0, overdueAt: "never" });
  expect(readDue(check, at(65_000))).toMatchObject({ when: `since ${clockTime(at(0))}`, overdue: false });
});

test("while the gateway is not heard nothing counts down: the clock time stands instead", () => {
  expect(readDue(due, "unknown")).toEqual({
    words: "BP reading",
    when: `at ${clockTime(Instant(T0))}`,
    overdue: false,
  });
});

test("a refusal says from when, where that is known", () => {
  expect(refusalWords({ why: "35 of 50 min", from: at(0) })).toBe(`35 of 50 min · from ${clockTime(at(0))}`);
  expect(refusalWords({ why: "SpO2 is not known", from: "unknown" })).toBe("SpO₂ is not known");
});

test("S20: the dissociative window is coming, open while the dose goes on, running out, over", () => {
  const running = session({ window: { from: T0, to: "dose goes on" } });
  expect(windowWords(running, at(-60_000))).toBe("Dissociative window in 1:00");
  expect(isWindowOpen(running, at(-1))).toBe(false);
  expect(windowWords(running, at(0))).toBe(`Dissociative window: open since ${clockTime(at(0))}`);
  expect(isWindowOpen(running, at(0))).toBe(true);
  const stopped = session({ window: { from: T0, to: T0 + 1_200_000 } });
  expect(windowWords(stopped, at(60_000))).toBe("Dissociative window: 19:00 left");
  expect(windowWords(stopped, at(1_200_000))).toBe("");
  expect(isWindowOpen(stopped, at(1_200_000))).toBe(false);
  expect(windowWords(session(), at(0))).toBe("");
});
