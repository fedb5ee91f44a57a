import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { alarm, T0 } from "../testing.test-support.ts";
import { acknowledgedWords, calledWords, goingLeft, inhibitedWords, isGoing, pausedWords } from "./alarmAnswer.ts";

const by = { name: "Ada", verified: false };
const at = (ms: number): Instant => Instant(T0 + ms);
const going = { by, at: T0, step: 2, goingUntil: T0 + 60_000 };

test("S10: who is going counts down to when they have to be there, and never below nothing", () => {
  const one = alarm({ acknowledged: going });
  expect(isGoing(one)).toBe(true);
  expect(acknowledgedWords(one, goingLeft(one, at(18_000)))).toBe(
    "Ada (not verified) is going: 42 s to be at the patient",
  );
  expect(goingLeft(one, at(61_000))).toBe("0 s");
  expect(goingLeft(one, "unknown")).toBe("");
});

test("S1: an answer given to a milder step is nobody on the way to this one", () => {
  expect(isGoing(alarm({ step: 3, acknowledged: going }))).toBe(false);
  expect(isGoing(alarm({ acknowledged: { by, at: T0, step: 2 } }))).toBe(false);
});

test("the first of the chain is whoever watches: only who was called after is named", () => {
  expect(calledWords(alarm({ call: { step: 0, role: "nurse", at: T0 } }), at(0))).toBe("");
  const lead = alarm({ call: { step: 1, role: "lead", at: T0 } });
  expect(calledWords(lead, at(14_000))).toBe("Called: lead, 14 s ago");
});

test("a longer pause tells its reason, and an inhibition its rule", () => {
  const paused = { by, at: T0, until: T0 + 300_000, step: 2, reason: "probe is being moved" };
  expect(pausedWords(alarm({ paused }), at(0))).toBe(
    "Audio paused by Ada (not verified), 5:00 left: probe is being moved",
  );
  const inhibited = { by: "the cuff inflates on this arm", until: T0 + 60_000 };
  expect(inhibitedWords(alarm({ inhibited }), at(15_000))).toBe(
    "Not sounded: the cuff inflates on this arm, 0:45 left",
  );
  expect(inhibitedWords(alarm({ inhibited: { by: "line 10.0.0.7", until: "it ends" } }), at(0))).toBe(
    "Not sounded: line 10.0.0.7, until that ends",
  );
});
