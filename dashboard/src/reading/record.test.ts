import { RecordGap, RecordRow } from "@vigil/shared/contracts";
import { Millis } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { alarm, T0 } from "../testing.test-support.ts";
import { alarmsTotal, gapsTotal, isRecordedLater, shownWords } from "./record.ts";

const row = (kind: string, by: string, lateMs: number) =>
  RecordRow.parse({ at: T0, recordedAt: T0 + lateMs, kind, words: "x", by, priority: "" });
const gap = (from: number, to: number) => RecordGap.parse({ what: "spo2", from: T0 + from, to: T0 + to });

test("what was recorded a second or more after it happened shows both times", () => {
  expect(isRecordedLater(row("dose", "Ada", 999))).toBe(false);
  expect(isRecordedLater(row("dose", "Ada", 1_000))).toBe(true);
});

test("a minute of the trend is late only if it came after its own end, a gap never is", () => {
  expect(isRecordedLater(row("reading", "trend", 60_000))).toBe(false);
  expect(isRecordedLater(row("reading", "trend", 61_000))).toBe(true);
  expect(isRecordedLater(row("reading", "kit-1-cuff", 60_000))).toBe(true);
  expect(isRecordedLater(row("gap", "trend", 45_000))).toBe(false);
});

test("time that two gaps share counts once", () => {
  expect(gapsTotal([])).toBe("none found");
  expect(gapsTotal([gap(0, 45_000)])).toBe("1 gap, 45 s in all");
  expect(gapsTotal([gap(30_000, 60_000), gap(0, 45_000)])).toBe("2 gaps, 1 min in all");
});

test("alarms are counted, the high ones apart, with the longest response", () => {
  expect(alarmsTotal([])).toBe("none raised");
  expect(alarmsTotal([alarm({ priority: "low" })])).toBe("1 alarm, 0 of them high");
  const after = (ms: number) => ({ ...alarm(), responseMs: Millis(ms) });
  expect(alarmsTotal([alarm(), after(24_000), after(9_000)])).toBe("3 alarms, 3 of them high; longest response 24 s");
});

test("a check tells its criteria one by one, anything else stays one sentence", () => {
  const words = "Discharge check 1 · SpO2 on room air: met (lowest 97 %) · Gait steady: not known";
  expect(shownWords({ ...row("check", "Ada", 0), words })).toEqual({
    head: "Discharge check 1",
    criteria: ["SpO₂ on room air: met (lowest 97 %)", "Gait steady: not known"],
  });
  expect(shownWords({ ...row("note", "Ada", 0), words: "a · b" })).toEqual({ head: "a · b", criteria: [] });
});
