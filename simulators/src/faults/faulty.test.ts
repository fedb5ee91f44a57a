import { concatBytes, hexOf, Millis } from "@vigil/shared/kernel";
import { describe, expect, test } from "vitest";
import type { Device, Out } from "../devices/device.ts";
import { bytesOf, drive } from "../devices/drive.test-support.ts";
import type { Fault } from "./fault.ts";
import { faulty } from "./faulty.ts";
import { parseFault } from "./parse.ts";

/** Says its number in ten bytes, ten times a second. */
function counter(): Device {
  let said = 0;
  const due = (): Millis => Millis((said + 1) * 100);
  return {
    hear: () => {},
    advance(at) {
      const outs: Out[] = [];
      for (; due() <= at; said += 1) outs.push({ at: due(), bytes: new Uint8Array(10).fill(said & 0xff) });
      return outs;
    },
    next: due,
  };
}

const run = (faults: readonly string[], to = 10_000, seed = "1", step = 1): Out[] => {
  const read = faults.map(parseFault).filter((fault): fault is Fault => !("trouble" in fault));
  expect(read).toHaveLength(faults.length);
  return drive(faulty(counter(), read, seed), to, { step });
};
const clean = bytesOf(run([]));

describe("faults in bytes and time", () => {
  test("split gives every byte alone, a millisecond apart, and loses none", () => {
    const outs = run(["split"], 10_100);
    expect(outs.every((out) => out.bytes.length === 1)).toBe(true);
    expect(outs.every((out, index) => index === 0 || out.at > (outs[index - 1]?.at ?? -1))).toBe(true);
    expect(hexOf(bytesOf(outs)).startsWith(hexOf(clean))).toBe(true);
  });

  test("stall loses what falls into it, and nothing else", () => {
    const outs = run(["stall@3s:2s"]);
    expect(outs.filter((out) => out.at >= 3_000 && out.at < 5_000)).toHaveLength(0);
    expect(outs).toHaveLength(80);
  });

  test("late keeps everything and gives it at once at the end, in order", () => {
    const outs = run(["late@3s:2s"]);
    expect(outs.filter((out) => out.at > 2_999 && out.at < 5_000)).toHaveLength(0);
    expect(outs.filter((out) => out.at === 5_000)).toHaveLength(21);
    expect(hexOf(bytesOf(outs))).toBe(hexOf(clean));
  });

  test("corrupt turns one bit of about one frame in N and changes no length", () => {
    const bytes = bytesOf(run(["corrupt=5"]));
    expect(bytes).toHaveLength(clean.length);
    const turned = [...bytes].map((byte, index) => byte ^ (clean[index] ?? 0)).filter((diff) => diff !== 0);
    expect(turned.length).toBeGreaterThan(8);
    expect(turned.length).toBeLessThan(40);
    expect(turned.every((diff) => (diff & (diff - 1)) === 0)).toBe(true);
  });

  test("cut ends frames in the middle, noise puts bytes before them", () => {
    const cut = run(["cut=4"]).map((out) => out.bytes.length);
    expect(new Set(cut)).toEqual(new Set([5, 10]));
    const noisy = run(["noise=4"]).map((out) => out.bytes.length);
    expect(Math.min(...noisy)).toBe(10);
    expect(noisy.filter((length) => length > 10).length).toBeGreaterThan(10);
  });

  test("act only in their time", () => {
    const outs = run(["cut=1@2s:1s"]);
    expect(outs.filter((out) => out.bytes.length === 5).map((out) => out.at)).toEqual(
      Array.from({ length: 10 }, (_, index) => 2_000 + index * 100),
    );
  });

  test("are the same for the same seed, however often the device is looked at, and others for another", () => {
    const all = ["split@1s:1s", "noise=3", "corrupt=3", "cut=5", "late@4s:1s"];
    const hex = (seed: string, step: number): string =>
      hexOf(concatBytes(...run(all, 10_000, seed, step).map((out) => out.bytes)));
    expect(hex("1", 1)).toBe(hex("1", 1));
    expect(hex("1", 1)).toBe(hex("1", 50));
    expect(hex("1", 1)).not.toBe(hex("2", 1));
  });
});
