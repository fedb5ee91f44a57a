import { Instant } from "@vigil/shared/kernel";
import { foldEnvelope } from "@vigil/shared/view";
import { expect, test } from "vitest";
import { alarm, changed, envelope, T0, view } from "../testing.test-support.ts";
import { isAcknowledged, isInhibited, isPaused, prefixOf, raisedOf, urgentOf, whySilent } from "./alarms.ts";

const by = { name: "Ada", verified: false };
const now = Instant(T0 + 10_000);

test("an acknowledgement covers the step it was given at and milder ones, never a worse one", () => {
  const acknowledged = { by, at: T0, step: 2 };
  expect(isAcknowledged(alarm({ step: 2, acknowledged }))).toBe(true);
  expect(isAcknowledged(alarm({ step: 1, acknowledged }))).toBe(true);
  expect(isAcknowledged(alarm({ step: 3, acknowledged }))).toBe(false);
});

test("a pause ends by itself, does not cover a worse step, and is not trusted without a clock", () => {
  const paused = { by, at: T0, until: T0 + 10_001, step: 2 };
  expect(isPaused(alarm({ paused }), now)).toBe(true);
  expect(isPaused(alarm({ paused }), Instant(T0 + 10_001))).toBe(false);
  expect(isPaused(alarm({ paused, step: 3 }), now)).toBe(false);
  expect(isPaused(alarm({ paused }), "unknown")).toBe(false);
});

test("worst first, then what nobody has answered, then physiological, then the oldest; pending is not raised", () => {
  const list = [
    alarm({ key: "one/a", priority: "low" }),
    alarm({ key: "one/b", priority: "high", acknowledged: { by, at: T0, step: 2 } }),
    alarm({ key: "one/c", priority: "high", kind: "technical" }),
    alarm({ key: "one/d", priority: "high", raisedAt: T0 + 9_000 }),
    alarm({ key: "one/e", priority: "high" }),
    alarm({ key: "one/f", priority: "high", phase: "pending" }),
  ];
  const sorted = raisedOf(Object.fromEntries(list.map((one) => [one.key, one])));
  expect(sorted.map((one) => one.key)).toEqual(["one/e", "one/d", "one/c", "one/b", "one/a"]);
});

test("the urgent strip holds high and medium of all chairs, latched ones too, until they are acknowledged", () => {
  const events = [
    alarm({ key: "one/spo2/low", priority: "medium" }),
    alarm({ key: "one/cuff/c", priority: "low" }),
    alarm({ key: "two/spo2/low", chair: "two", phase: "latched", endedAt: T0 + 9_000 }),
    alarm({ key: "two/bp/high", chair: "two", acknowledged: { by, at: T0, step: 2 } }),
  ];
  const full = events.reduce((held, one, index) => foldEnvelope(held, envelope(20 + index, changed(one))), view());
  expect(urgentOf(full).map((one) => one.alarm.key)).toEqual(["two/spo2/low", "one/spo2/low"]);
});

test("priority and kind are told by signs, not by colour alone", () => {
  expect(prefixOf({ kind: "physiological", priority: "high" })).toBe("***");
  expect(prefixOf({ kind: "technical", priority: "medium" })).toBe("!!");
  expect(prefixOf({ kind: "physiological", priority: "low" })).toBe("*");
  expect(prefixOf({ kind: "technical", priority: "info" })).toBe("i");
});

test("no alarm is silent without a reason", () => {
  expect(whySilent(alarm(), now)).toBe("");
  expect(whySilent(alarm({ priority: "info" }), now)).toBe("information only");
  expect(whySilent(alarm({ acknowledged: { by, at: T0, step: 2 } }), now)).toBe("acknowledged");
  expect(whySilent(alarm({ paused: { by, at: T0, until: T0 + 60_000, step: 2 } }), now)).toBe("paused");
});

test("what a named rule keeps silent is heard again when that ends, and while the clock is not known", () => {
  const inhibited = { by: "the cuff inflates", until: T0 + 20_000 };
  expect(isInhibited(alarm({ inhibited }), now)).toBe(true);
  expect(whySilent(alarm({ inhibited }), now)).toBe("inhibited");
  expect(whySilent(alarm({ inhibited }), Instant(T0 + 20_000))).toBe("");
  expect(whySilent(alarm({ inhibited }), "unknown")).toBe("");
  expect(whySilent(alarm({ inhibited: { by: "the line is lost", until: "it ends" } }), "unknown")).toBe("inhibited");
});

test("a medium that ended unanswered is a message: silent, and not answered yet", () => {
  const message = alarm({ phase: "latched", priority: "info", was: "medium", endedAt: T0 });
  expect(whySilent(message, now)).toBe("message");
  expect(isAcknowledged(message)).toBe(false);
});
