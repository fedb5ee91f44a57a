import { Instant } from "@vigil/shared/kernel";
import { foldEnvelope, foldLatest } from "@vigil/shared/view";
import { describe, expect, test } from "vitest";
import { chair, envelope, latest, T0, view } from "../testing.test-support.ts";
import { readNumeric } from "./numeric.ts";
import type { PageTime } from "./pageTime.ts";

const at = (ms: number): PageTime => ({ now: Instant(T0 + ms), heartbeat: "heard", silentFor: 0 });
const withValues = (...items: ReturnType<typeof latest>[]) => chair(foldLatest(view(), items));

describe("one oximeter", () => {
  const one = withValues(latest("ox-1", "spo2", 97));

  test("a value is current up to the last millisecond of its freshness, and stale in the next", () => {
    expect(readNumeric(one, "spo2", at(5_000))).toMatchObject({ state: "current", value: 97 });
    expect(readNumeric(one, "spo2", at(5_001))).toMatchObject({ state: "stale", why: "stale 5 s" });
  });

  test("a stale value keeps the last number aside, never as the number", () => {
    const last = { value: 97, at: Instant(T0) };
    const read = readNumeric(one, "spo2", at(12_000), last);
    expect(read).toEqual({ state: "stale", why: "stale 12 s", last });
  });

  test.each(["silent", "never"] as const)("a gateway that is %s makes nothing current, however young", (heartbeat) => {
    expect(readNumeric(one, "spo2", { now: Instant(T0), heartbeat, silentFor: 4_000 }).state).toBe("stale");
  });

  test("while the clock is not mapped nothing is current", () => {
    expect(readNumeric(one, "spo2", { now: "unknown", heartbeat: "heard", silentFor: 0 })).toMatchObject({
      state: "stale",
      why: "checking the clock",
    });
  });

  test("a value from far ahead of the gateway's time has no known age", () => {
    expect(readNumeric(one, "spo2", at(-6_000)).state).toBe("stale");
    expect(readNumeric(one, "spo2", at(-300)).state).toBe("current");
  });

  test("a line that is known to be gone ends the number at once", () => {
    const link = { type: "device.link", chair: "one", device: "ox-1", link: "unplugged", why: "gone" };
    const gone = chair(foldEnvelope(foldLatest(view(), [latest("ox-1", "spo2", 97)]), envelope(11, link)));
    expect(readNumeric(gone, "spo2", at(500))).toMatchObject({ state: "stale", why: "unplugged" });
  });

  test("nothing heard yet is no number and no zero", () => {
    expect(readNumeric(chair(view()), "spo2", at(0))).toEqual({ state: "none", why: "no value yet" });
    expect(readNumeric(chair(view(), "two"), "spo2", at(0))).toEqual({ state: "none", why: "no oximeter" });
  });

  test("what the device cannot measure is a word while it says so, and stale after", () => {
    const off = withValues(latest("ox-1", "spo2", "probe off"));
    expect(readNumeric(off, "spo2", at(1_000))).toMatchObject({ state: "unavailable", why: "probe off" });
    expect(readNumeric(off, "spo2", at(9_000))).toMatchObject({ state: "stale", why: "stale 9 s" });
  });
});

describe("two oximeters are never averaged", () => {
  test("the lowest valid SpO2 is shown, and the pulse of the same device", () => {
    const both = withValues(
      latest("ox-1", "spo2", 97),
      latest("ox-1", "pulse", 70),
      latest("ox-2", "spo2", 91),
      latest("ox-2", "pulse", 75),
    );
    expect(readNumeric(both, "spo2", at(0))).toMatchObject({ value: 91, device: "ox-2", agreeing: 2 });
    expect(readNumeric(both, "pulse", at(0))).toMatchObject({ value: 75, device: "ox-2" });
  });

  test("a stale low value does not hide a fresh one, and one probe off does not hide the other", () => {
    const oldLow = withValues(latest("ox-1", "spo2", 97, T0 + 6_000), latest("ox-2", "spo2", 82, T0));
    expect(readNumeric(oldLow, "spo2", at(6_000))).toMatchObject({ value: 97, agreeing: 1 });
    const off = withValues(latest("ox-1", "spo2", "probe off"), latest("ox-2", "spo2", 96));
    expect(readNumeric(off, "spo2", at(0))).toMatchObject({ state: "current", value: 96 });
  });
});
