import { expect, test } from "vitest";
import { Instant } from "@vigil/shared/kernel";
import type { KitTelemetry } from "@vigil/shared/contracts";
import { DeviceId } from "@vigil/shared/contracts";
import { judge } from "./intake.ts";

const NOW = 1_795_255_200_000;
const AHEAD = 7_200_000;
const HOUR = 3_600_000;

/** Measured so long ago, by the kit's clock, which is two hours ahead of ours. */
const message = (agoMs: number, seq = 10, boot = "b1"): KitTelemetry => ({
  v: 1,
  kit: DeviceId.parse("kit-1"),
  boot,
  seq,
  measuredAt: NOW + AHEAD - agoMs,
  sentAt: NOW + AHEAD,
  kind: "oximetry",
  device: "oximeter",
  values: [{ metric: "spo2", value: 97, quality: "good" }],
});
const facts = { heardAt: Instant(NOW), offset: AHEAD, taken: false, highest: 9, boot: "b1" } as const;

test("what is new and at most three seconds old is of now, at its own instant on our clock", () => {
  expect(judge(message(3_000), facts)).toEqual({
    is: "current",
    happenedAt: NOW - 3_000,
    saidAt: new Date(NOW + AHEAD - 3_000).toISOString(),
  });
  expect(judge(message(3_001), facts)).toMatchObject({ is: "late", happenedAt: NOW - 3_001 });
});

test("a number at or below the highest is late, however fresh: something newer is shown already", () => {
  expect(judge(message(100, 9), facts)).toMatchObject({ is: "late" });
  expect(judge(message(100, 3), facts)).toMatchObject({ is: "late" });
  expect(judge(message(100, 0), { ...facts, highest: "none" })).toMatchObject({ is: "current" });
});

test("what an earlier boot kept is late, however fresh", () => {
  expect(judge(message(100, 5, "b0"), { ...facts, highest: "none" })).toMatchObject({ is: "late" });
});

test("nothing happens in the future of our clock", () => {
  expect(judge(message(0), { ...facts, offset: AHEAD - 800 })).toMatchObject({ is: "current", happenedAt: NOW });
});

test("taken before is stored already, whatever else it is", () => {
  expect(judge(message(3 * 24 * HOUR), { ...facts, taken: true })).toEqual({ is: "already stored" });
});

test("what can never be taken is refused for ever; what cannot be judged yet is not", () => {
  expect(judge({ ...message(0), sentAt: NOW + AHEAD - 1 }, facts)).toEqual({
    is: "refused",
    why: "measured after it was sent",
    forEver: true,
  });
  expect(judge(message(48 * HOUR), facts)).toMatchObject({ is: "late" });
  expect(judge(message(48 * HOUR + 1), facts)).toEqual({ is: "refused", why: "older than 48 h", forEver: true });
  expect(judge(message(0), { ...facts, offset: "unknown" })).toMatchObject({ is: "refused", forEver: false });
});

test("what is old only by an offset that its own sending speaks against is not refused for ever", () => {
  const strayed = { ...facts, offset: AHEAD + 7 * 24 * HOUR };
  expect(judge(message(100), strayed)).toEqual({ is: "refused", why: "older than 48 h", forEver: false });
});
