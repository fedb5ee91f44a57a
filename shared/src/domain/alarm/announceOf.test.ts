import { expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import type { Alarm, Priority } from "../../contracts/index.ts";
import { announceOf } from "./announceOf.ts";
import { OneAlarm, present } from "./turn.test-support.ts";

const by = { name: "Ada", verified: false } as const;
const acknowledged = { by, at: Instant(0), step: 1 };
const paused = { by, at: Instant(0), until: Instant(60_000), step: 1 };
const inhibited = { by: "the cuff", until: "it ends" } as const;

const alarm = (priority: Priority, more: Partial<Alarm>): Alarm => {
  const one = new OneAlarm();
  one.finds(0, present(1, priority));
  return { ...one.alarm, ...more };
};

test.each<readonly [string, Priority, Partial<Alarm>, string]>([
  ["nothing keeps a high silent", "high", {}, "heard: escalated"],
  ["nor a low", "low", {}, "heard: escalated"],
  ["information makes no sound", "info", {}, "silent: information only"],
  ["an acknowledgement", "high", { acknowledged }, "silent: acknowledged"],
  ["a pause", "high", { paused }, "silent: paused"],
  ["an excuse", "medium", { inhibited }, "silent: inhibited"],
  ["an acknowledgement says more than a pause", "high", { acknowledged, paused }, "silent: acknowledged"],
  ["a pause says more than an excuse", "medium", { paused, inhibited }, "silent: paused"],
  ["a message, whatever it is of", "info", { phase: "latched", was: "medium" }, "silent: message"],
  ["a high that latched is none", "high", { phase: "latched" }, "heard: escalated"],
  ["nor is one that goes on and was graver", "low", { was: "medium" }, "heard: escalated"],
])("S1: an alarm is silent only with a reason that can be seen: %s", (_, priority, more, told) => {
  const { heard, why } = announceOf(alarm(priority, more), "escalated");
  expect(`${heard ? "heard" : "silent"}: ${why}`).toBe(told);
});
