import { Instant } from "@vigil/shared/kernel";
import { foldEnvelope } from "@vigil/shared/view";
import { expect, test } from "vitest";
import { alarm, changed, envelope, T0, view } from "../testing.test-support.ts";
import { soundPlan } from "./soundPlan.ts";

const by = { name: "Ada", verified: false };
const time = { now: Instant(T0 + 10_000), heartbeat: "heard" as const, silentFor: 0 };
const withAlarms = (...alarms: ReturnType<typeof alarm>[]) =>
  alarms.reduce((held, one, index) => foldEnvelope(held, envelope(20 + index, changed(one))), view());

test("one burst, for the highest priority", () => {
  const both = withAlarms(alarm(), alarm({ key: "one/bp/high", condition: "bp/high", priority: "medium" }));
  expect(soundPlan(both, time, false)).toMatchObject({
    priority: "high",
    asks: [expect.stringContaining("one/spo2/low")],
  });
});

test("acknowledging one alarm leaves the other to be heard", () => {
  const acknowledged = { by, at: T0, step: 2 };
  const other = alarm({ key: "two/spo2/low", chair: "two", priority: "medium" });
  expect(soundPlan(withAlarms(alarm({ acknowledged }), other), time, false)).toMatchObject({ priority: "medium" });
  expect(soundPlan(withAlarms(alarm({ acknowledged })), time, false)).toBe("nothing");
});

test("a worse step than the one acknowledged or paused is heard", () => {
  const acknowledged = { by, at: T0, step: 1 };
  const paused = { by, at: T0, until: T0 + 120_000, step: 1 };
  expect(soundPlan(withAlarms(alarm({ step: 2, acknowledged })), time, false)).toMatchObject({ priority: "high" });
  expect(soundPlan(withAlarms(alarm({ step: 2, paused })), time, false)).toMatchObject({ priority: "high" });
});

test("a pause is over when its time is, by the page's own clock", () => {
  const paused = { by, at: T0, until: T0 + 20_000, step: 2 };
  expect(soundPlan(withAlarms(alarm({ paused })), time, false)).toBe("nothing");
  const later = { ...time, now: Instant(T0 + 20_000) };
  expect(soundPlan(withAlarms(alarm({ paused })), later, false)).toMatchObject({ priority: "high" });
});

test("latched alarms are heard; information and pending ones are not", () => {
  const latched = alarm({ phase: "latched", endedAt: T0 + 9_000 });
  expect(soundPlan(withAlarms(latched), time, false)).toMatchObject({ priority: "high" });
  expect(soundPlan(withAlarms(alarm({ priority: "info" })), time, false)).toBe("nothing");
  expect(soundPlan(withAlarms(alarm({ phase: "pending" })), time, false)).toBe("nothing");
});

test("the gateway's own alarms are heard as well", () => {
  const log = alarm({ key: "gateway/log", chair: undefined, condition: "log", kind: "technical" });
  expect(soundPlan(withAlarms(log), time, false)).toMatchObject({ priority: "high" });
});

test("a silent gateway is heard until somebody says so, and hides no alarm that was there", () => {
  const silent = { ...time, heartbeat: "silent" as const };
  expect(soundPlan(view(), silent, false)).toMatchObject({ priority: "medium" });
  expect(soundPlan(view(), silent, true)).toBe("nothing");
  expect(soundPlan(withAlarms(alarm()), silent, true)).toMatchObject({ priority: "high" });
});
