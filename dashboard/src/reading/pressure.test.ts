import type { View } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { foldEnvelope } from "@vigil/shared/view";
import { expect, test } from "vitest";
import { chair, envelope, T0, view } from "../testing.test-support.ts";
import { cuffWords, pressureWords, readPressure } from "./pressure.ts";

const reading = { systolic: 128, diastolic: 76, mean: 93, pulse: 70 };
const watched = (after: View, at = T0): View =>
  foldEnvelope(after, envelope(12, { type: "watch.started", chair: "one", why: "cuff reading" }, at));
const read = (late: boolean): View =>
  foldEnvelope(view(), envelope(11, { type: "cuff.result", chair: "one", device: "cuff-1", reading, late }));
const result = (late: boolean) => chair(watched(read(late)));
const at = (ms: number) => ({ now: Instant(T0 + ms), heartbeat: "heard" as const, silentFor: 0 });

test("a reading stands until its freshness ends", () => {
  expect(readPressure(result(false), at(600_000)).state).toBe("current");
  expect(readPressure(result(false), at(600_001))).toMatchObject({ state: "stale", why: "too old" });
});

test("a reading the device kept from before is never current", () => {
  expect(readPressure(result(true), at(0))).toMatchObject({ state: "stale", why: "kept from before" });
});

test("a reading of who sat here before is never current", () => {
  const left = envelope(13, { type: "watch.ended", chair: "one", why: "patient left" });
  expect(readPressure(chair(foldEnvelope(watched(read(false)), left)), at(1_000))).toMatchObject({
    state: "stale",
    why: "nobody is watched",
  });
  expect(readPressure(chair(watched(read(false), T0 + 5_000)), at(6_000))).toMatchObject({
    state: "stale",
    why: "before this watch",
  });
});

test("a silent gateway makes a young reading no longer current", () => {
  expect(readPressure(result(false), { ...at(0), heartbeat: "silent" })).toMatchObject({ state: "stale" });
});

test("none, with the reason", () => {
  expect(readPressure(chair(view()), at(0))).toEqual({ state: "none", why: "no reading yet" });
  expect(readPressure(chair(view(), "two"), at(0))).toEqual({ state: "none", why: "no cuff" });
});

test("words", () => {
  expect(pressureWords({ ...reading })).toBe("128/76 (93)");
  expect(pressureWords({ ...reading, mean: "unavailable" })).toBe("128/76");
  expect(cuffWords({ is: "failed", at: Instant(T0), because: "motion" })).toBe("failed: motion");
});
