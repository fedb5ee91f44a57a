import { expect, test } from "vitest";
import { Millis } from "@vigil/shared/kernel";
import type { Alarm, Decision } from "@vigil/shared/contracts";
import {
  chairId,
  command,
  cuffId,
  keyOf,
  observed,
  pressure,
  seqOf,
  started,
  stationId,
} from "../make.test-support.ts";
import { MORNING } from "../testClock.test-support.ts";
import { decidedBy, subjectOf } from "./route.ts";

const alarm = (key: string, condition: Alarm["condition"], ofChair: boolean): Decision => ({
  type: "alarm.changed",
  alarm: {
    key: keyOf(key),
    ...(ofChair ? { chair: chairId(1) } : {}),
    condition,
    kind: "technical",
    episode: MORNING,
    phase: "active",
    step: 0,
    priority: "high",
    rule: ofChair ? "spo2 below limit" : "log",
    evidence: { kind: "words", words: "" },
    delayMs: Millis(0),
  },
  announce: { heard: true, why: "first" },
});

test("a start and a screen go to everybody, a device to its chair, the gateway's own to the gateway", () => {
  expect(subjectOf(started())).toBe("all");
  expect(subjectOf(observed(1, 97))).toBe("chair-1");
  expect(subjectOf(pressure(2, 128, 76))).toBe("chair-2");
  expect(subjectOf({ type: "station.gone", station: stationId })).toBe("all");
  expect(subjectOf({ type: "hub.link", hub: "switch-1", chairs: [chairId(1)], up: false })).toBe("all");
  expect(subjectOf({ type: "log.state", writable: true, why: "", lost: 0 })).toBe("gateway");
  // A failed engine cannot speak for itself.
  expect(subjectOf({ type: "engine.failed", chair: chairId(1), poison: seqOf(7), why: "" })).toBe("gateway");
});

test("a command goes where it was addressed", () => {
  const left = command("left-now", { type: "patient.left", chair: chairId(2) });
  expect(subjectOf({ type: "command.received", command: left, chair: chairId(2) })).toBe("chair-2");
  // S10: each chair asks whether anybody could hear it; the house answers.
  const armed = command("armed-now", { type: "station.armed", station: stationId, armed: true });
  expect(subjectOf({ type: "command.received", command: armed })).toBe("all");
});

test("a call that reached nobody goes to whoever called", () => {
  const call = { type: "call.undelivered", episode: MORNING, step: 1, why: "no answer" } as const;
  expect(subjectOf({ ...call, chair: chairId(2), key: keyOf("chair-2/spo2/low") })).toBe("chair-2");
  expect(subjectOf({ ...call, key: keyOf("gateway/log") })).toBe("gateway");
});

test("a decision is held against the engine that made it", () => {
  expect(decidedBy(alarm("chair-1/spo2/low", "spo2/low", true))).toBe("chair-1");
  expect(decidedBy(alarm("gateway/log", "log", false))).toBe("gateway");
  // It names a chair, but the gateway raised it.
  expect(decidedBy(alarm("chair-1/engine", "engine", true))).toBe("gateway");
  expect(decidedBy({ type: "cuff.asked", chair: chairId(1), device: cuffId(1), ask: "measure" })).toBe("chair-1");
  const { id } = command("left-now", { type: "patient.left", chair: chairId(2) });
  expect(decidedBy({ type: "command.done", command: id, chair: chairId(2) })).toBe("chair-2");
  expect(decidedBy({ type: "command.refused", command: id, why: "" })).toBe("gateway");
  const called = { episode: MORNING, step: 1, role: "lead", why: "nurse: no answer" } as const;
  const spo2 = keyOf("chair-2/spo2/low");
  expect(decidedBy({ type: "alarm.called", ...called, chair: chairId(2), key: spo2 })).toBe("chair-2");
  expect(decidedBy({ type: "alarm.called", ...called, key: keyOf("chair-2/engine") })).toBe("gateway");
  expect(decidedBy({ type: "decisions.differ", chair: chairId(1), at: MORNING, why: "" })).toBe("nobody");
});
