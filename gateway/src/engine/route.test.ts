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
    evidence: { kind: "words", words: "" },
    delayMs: Millis(0),
  },
  announce: { heard: true, why: "first" },
});

test("a start goes to everybody, a device to its chair, the gateway's own to the gateway", () => {
  expect(subjectOf(started())).toBe("all");
  expect(subjectOf(observed(1, 97))).toBe("chair-1");
  expect(subjectOf(pressure(2, 128, 76))).toBe("chair-2");
  expect(subjectOf({ type: "station.gone", station: stationId })).toBe("gateway");
  expect(subjectOf({ type: "log.state", writable: true, why: "", lost: 0 })).toBe("gateway");
  // A failed engine cannot speak for itself.
  expect(subjectOf({ type: "engine.failed", chair: chairId(1), poison: seqOf(7), why: "" })).toBe("gateway");
});

test("a command goes where it was addressed", () => {
  const left = command("left-now", { type: "patient.left", chair: chairId(2) });
  expect(subjectOf({ type: "command.received", command: left, chair: chairId(2) })).toBe("chair-2");
  const armed = command("armed-now", { type: "station.armed", station: stationId, armed: true });
  expect(subjectOf({ type: "command.received", command: armed })).toBe("gateway");
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
  expect(decidedBy({ type: "decisions.differ", chair: chairId(1), at: MORNING, why: "" })).toBe("nobody");
});
