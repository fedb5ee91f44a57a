import { describe, expect, test } from "vitest";
import { Millis, Seconds, fromHex } from "@vigil/shared/kernel";
import type { Input, Wave } from "@vigil/shared/contracts";
import { adCodec, contecCodec, profileOf, writeReport, type DeviceProfile } from "@vigil/shared/devices";
import { chairId, cuffId, oximeterId } from "../make.test-support.ts";
import type { ChannelEvents } from "../ports.ts";
import { testClock } from "../testClock.test-support.ts";
import { ingest } from "./ingest.ts";

const START = fromHex("7d81a1808080808080");
const KEEP_ALIVE = fromHex("7d81af808080808080");

function known(id: string): DeviceProfile {
  const profile = profileOf(id);
  if (profile === undefined) throw new Error(`no profile ${id}`);
  return profile;
}

/** One device on a line that a test opens, feeds and loses. */
function plugged(profile: DeviceProfile) {
  const clock = testClock();
  const inputs: Input[] = [];
  const waves: Wave[] = [];
  const sent: string[] = [];
  let events: ChannelEvents | undefined;
  const device = ingest({
    id: profile.kind === "cuff" ? cuffId(1) : oximeterId(1),
    chair: chairId(1),
    profile,
    clock,
    open(given) {
      events = given;
      return {
        name: "scripted",
        send: (bytes) => sent.push(Buffer.from(bytes).toString("hex")) > 0,
        hold: () => {},
        close: async () => {},
      };
    },
    take: (input) => void inputs.push(input),
    wave: (wave) => void waves.push(wave),
    brake: { took: () => {} },
  });
  if (events === undefined) throw new Error("the line was not opened");
  const line = events;
  return {
    clock,
    device,
    inputs,
    waves,
    sent,
    line,
    links: () => inputs.flatMap((input) => (input.type === "device.link" ? [`${input.link}: ${input.why}`] : [])),
    values: () => inputs.flatMap((input) => (input.type === "device.observed" ? input.values : [])),
    lose: (why: string) => line.lost({ why }, Millis(500)),
  };
}

const packet = (spo2: number, pulse: number, pleth = 50): Uint8Array =>
  contecCodec.encode({
    type: "real time",
    probeOff: false,
    beep: false,
    lowSpo2: false,
    searchingLong: false,
    strength: 6,
    searching: false,
    reserved: 0,
    perfusionInvalid: true,
    bar: 4,
    perfusion: 0xffff,
    spo2,
    pulse,
    pleth,
  });

const result = (error: string): Uint8Array =>
  adCodec.encode({
    type: "result",
    address: "00",
    fields: writeReport({
      model: "TM-2657",
      measuredAt: "2611211000",
      error,
      systolic: error === "E00" ? "205" : "",
      mean: error === "E00" ? "150" : "",
      diastolic: error === "E00" ? "122" : "",
      pulse: error === "E00" ? "78" : "",
    }),
  });

describe("the link of an oximeter", () => {
  test("opened, heard, silent, heard again, pulled out: each once", () => {
    const { clock, line, links, lose } = plugged(known("contec-v7"));
    line.opened();
    for (let n = 0; n < 5; n += 1) line.bytes(packet(97, 71));
    expect(links()).toEqual(["silent: the line is open, waiting for the device", "online: frames arrive"]);
    clock.advance(Seconds(10));
    line.bytes(packet(97, 71));
    lose("the adapter was pulled out");
    lose("the adapter was pulled out");
    expect(links().slice(2)).toEqual([
      "silent: the line is open, but the device says nothing",
      "online: frames arrive",
      "unplugged: the adapter was pulled out; trying again for ever",
    ]);
  });

  test("bytes that are no frames are stale, and no value", () => {
    const { clock, line, links, values, device, lose } = plugged(known("contec-v7"));
    line.opened();
    for (let n = 0; n < 20; n += 1) {
      clock.advance(Millis(100));
      line.bytes(fromHex("0d0a2d2d2d"));
    }
    expect(links().at(-1)).toMatch(/^stale: bytes arrive, but no whole frame/);
    expect(values()).toEqual([]);
    // What could still have become a frame is thrown away with the line, and counted like the rest.
    lose("cut");
    const { bytes, frames, discards } = device.counters.read();
    expect([bytes, frames]).toEqual([100, 0]);
    expect(Object.values(discards).reduce((sum, { bytes: thrown }) => sum + thrown, 0)).toBe(100);
  });

  test("a line that never opens says why once, however often it is tried", () => {
    const { links, lose, device } = plugged(known("contec-v7"));
    for (let n = 0; n < 5; n += 1) lose("/dev/ttyUSB0 does not exist: is the adapter plugged in?");
    expect(links()).toEqual([
      "unplugged: /dev/ttyUSB0 does not exist: is the adapter plugged in?; trying again for ever",
    ]);
    expect(device.counters.read().lastError).toMatchObject({
      words: expect.stringContaining("does not exist") as string,
    });
  });
});

test("a device that was switched off and on behind its cable is started again, and kept awake all the while", () => {
  const { clock, line, sent, values } = plugged(known("contec-v7"));
  const starts = (): number => sent.filter((hex) => hex === Buffer.from(START).toString("hex")).length;
  line.opened();
  expect(starts()).toBe(1);
  for (let n = 0; n < 3; n += 1) line.bytes(packet(97, 71));
  clock.advance(Seconds(6));
  expect(starts()).toBeGreaterThan(1);
  expect(sent.filter((hex) => hex === Buffer.from(KEEP_ALIVE).toString("hex"))).toHaveLength(1);
  for (let n = 0; n < 3; n += 1) line.bytes(packet(95, 71));
  expect(values().filter(({ metric }) => metric === "spo2")).toMatchObject([{ value: 97 }, { value: 95 }]);
});

test("half a frame before a lost line and half after it are no frame", () => {
  const { line, values, lose, device } = plugged(known("contec-v7"));
  const bytes = packet(85, 71);
  line.opened();
  line.bytes(bytes.subarray(0, 5));
  lose("cut");
  line.opened();
  line.bytes(bytes.subarray(5));
  for (let n = 0; n < 3; n += 1) line.bytes(packet(97, 71));
  expect(values().filter(({ metric }) => metric === "spo2")).toMatchObject([{ value: 97 }]);
  expect(device.counters.read()).toMatchObject({ opens: 2, frames: 3, bytes: 9 * 4 });
});

test("pleth goes in blocks of half a second, and not over a gap", () => {
  const { line, waves, lose } = plugged(known("contec-v7"));
  line.opened();
  for (let n = 0; n < 70; n += 1) line.bytes(packet(97, 71));
  lose("cut");
  line.opened();
  for (let n = 0; n < 29; n += 1) line.bytes(packet(97, 71));
  expect(waves.map(({ samples, hz }) => [samples.length, hz])).toEqual([
    [30, 60],
    [30, 60],
  ]);
});

test("S7: numbers beside a pleth that stands still for 10 s are none, until it moves", () => {
  const { clock, line, values } = plugged(known("contec-v7"));
  const spo2 = () => values().findLast(({ metric }) => metric === "spo2");
  const plays = (seconds: number, sample: (n: number) => number): void => {
    for (let n = 0; n < seconds * 10; n += 1) {
      line.bytes(packet(97, 71, sample(n)));
      clock.advance(Millis(100));
    }
  };
  line.opened();
  plays(12, (n) => n % 100);
  expect(spo2()).toMatchObject({ value: 97 });
  plays(9.9, () => 50);
  expect(spo2()).toMatchObject({ value: 97 });
  plays(1, () => 50);
  expect(values().slice(-2)).toEqual([
    { metric: "spo2", value: "unavailable", because: "pulse lost" },
    { metric: "pulse", value: "unavailable", because: "pulse lost" },
  ]);
  plays(0.3, (n) => n);
  expect(spo2()).toMatchObject({ value: 97 });
});

describe("a cuff", () => {
  test("listens: its silence is no trouble", () => {
    const { clock, line, links } = plugged(known("ad-tm2657"));
    line.opened();
    clock.advance(Seconds(3_600));
    expect(links()).toEqual(["online: listening: this device speaks after a reading"]);
  });

  test("a reading by itself is of now; what it had kept is late; a failure from before says nothing", () => {
    const { clock, line, device, inputs } = plugged(known("ad-tm2657"));
    line.opened();
    line.bytes(result("E00"));
    device.ask("last result");
    line.bytes(result("E00"));
    device.ask("last result");
    line.bytes(result("E44"));
    clock.advance(Seconds(60));
    line.bytes(result("E44"));
    expect(inputs.filter(({ type }) => type.startsWith("cuff."))).toMatchObject([
      { type: "cuff.result", late: false, saidAt: "2611211000" },
      { type: "cuff.result", late: true },
      { type: "cuff.failed", code: "E44" },
    ]);
  });
});

test("closing leaves no timer behind", async () => {
  const { clock, line, device } = plugged(known("contec-v7"));
  line.opened();
  await device.close();
  expect(clock.armed()).toBe(0);
});
