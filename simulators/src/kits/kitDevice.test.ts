import { Millis, Seconds } from "@vigil/shared/kernel";
import {
  CommandId,
  DeviceId,
  KitReply,
  KitStatus,
  KitTelemetry,
  type KitAck,
  type KitCommand,
} from "@vigil/shared/contracts";
import { describe, expect, test } from "vitest";
import { patientOf } from "../patient/patient.ts";
import type { Script } from "../patient/script.ts";
import { kitClock } from "./kitClock.ts";
import { kitDevice, type KitOut, type KitSettings } from "./kitDevice.ts";

const EPOCH = Date.UTC(2026, 0, 5, 9);
const at = (seconds: number): Millis => Millis(seconds * 1_000);
const quiet: Script = {
  opening: [{ kind: "probe off", at: at(0), lasts: at(3) }],
  cuff: { first: at(0), every: "only when asked", opening: [], cycle: [] },
};

const kit = (given: Partial<KitSettings> = {}, script = quiet) =>
  kitDevice({
    kit: DeviceId.parse("kit-1"),
    boot: "boot-1",
    patient: patientOf("1", script),
    seed: "1",
    devices: ["oximeter", "cuff"],
    clock: kitClock(() => EPOCH, 0, 0),
    battery: { percent: 90, lastsMs: "for ever" },
    measuresMs: Seconds(25),
    twiceIn: "never",
    ...given,
  });

const told = (outs: readonly KitOut[]): KitTelemetry[] =>
  outs.flatMap((out) => (out.leaf === "telemetry" ? [out.message] : []));
const oximetry = (outs: readonly KitOut[]): number[] =>
  told(outs).flatMap((one) => (one.device === "oximeter" ? [one.seq] : []));
const order = (verb: KitCommand["verb"], id: string, expiresIn: number, now: Millis): KitCommand => ({
  v: 1,
  id: CommandId.parse(id),
  device: "cuff",
  verb,
  expiresAt: EPOCH + now + expiresIn,
});
const replyOf = (outs: readonly KitOut[]) => outs.find((out) => out.leaf === "reply")?.message;
const ackOf = (upTo: number, above: number[] = []): KitAck => ({
  v: 1,
  marks: [{ device: "oximeter", boot: "boot-1", upTo, above }],
});

test("everything that a kit says is what the contract allows, and numbered without a gap", () => {
  const device = kit({}, { ...quiet, cuff: { ...quiet.cuff, every: Seconds(40), opening: [{ error: "E44" }] } });
  device.connected(at(0));
  const outs = [...device.advance(at(90)), ...device.hear(order("bp.start", "command-1", 15_000, at(90)), at(90))];
  for (const out of outs) {
    const schema = { status: KitStatus, telemetry: KitTelemetry, reply: KitReply }[out.leaf];
    expect(schema.parse(out.message)).toEqual(out.message);
  }
  expect(oximetry(outs)).toEqual(Array.from({ length: 90 }, (_, n) => n));
  expect(told(outs).flatMap((one) => (one.device === "cuff" ? [[one.seq, one.kind]] : []))).toEqual([
    [0, "bp failed"],
    [1, "bp"],
  ]);
  const finger = told(outs).map((one) => (one.kind === "oximetry" ? one.values[0] : undefined));
  expect(finger[0]).toMatchObject({ value: "unavailable", because: "probe off" });
  expect(finger[3]).toMatchObject({ value: "unavailable", because: "searching for pulse" });
  expect(finger.at(-1)).toMatchObject({ metric: "spo2", quality: "good" });
});

describe("status", () => {
  test("is said at once and then at least every 10 s, and only while connected", () => {
    const device = kit({ battery: { percent: 50, lastsMs: Seconds(100) } });
    expect(device.advance(at(30))).toEqual([]);
    device.connected(at(30));
    const said = device.advance(at(60)).flatMap((out) => (out.leaf === "status" ? [out.message] : []));
    expect(said.map((one) => (one.online ? one.sentAt - EPOCH : 0))[0]).toBe(60_000);
    expect(said.length).toBeGreaterThanOrEqual(4);
    expect(said.map((one) => one.online && one.battery)).toEqual([20, 12, 4, 0]);
  });
});

describe("what was measured without a connection", () => {
  test("comes oldest first, beside what is measured now, with its own time and no more than 40 a second", () => {
    const device = kit({ devices: ["oximeter"] });
    device.advance(at(100));
    device.connected(at(100));
    device.acknowledged(ackOf(-1));
    const outs: KitOut[] = [];
    for (let ms = 0; ms <= 2_000; ms += 10) outs.push(...device.advance(Millis(100_000 + ms)));
    expect(oximetry(outs).filter((seq) => seq < 100)).toEqual(Array.from({ length: 81 }, (_, n) => n));
    // 100 and 101 were measured meanwhile and did not wait.
    expect(oximetry(outs).indexOf(100)).toBeLessThanOrEqual(41);
    const first = told(outs)[0];
    expect(first).toMatchObject({ seq: 0, measuredAt: EPOCH + 1_000, sentAt: EPOCH + 100_000 });
  });

  test("is kept until it is acknowledged, through another outage, and sent again when nobody answers", () => {
    const device = kit({ devices: ["oximeter"] });
    device.connected(at(0));
    expect(oximetry(device.advance(at(3)))).toEqual([0, 1, 2]);
    device.acknowledged(ackOf(0, [2]));
    expect(device.waiting).toBe(1);
    device.disconnected();
    expect(device.advance(at(5))).toEqual([]);
    device.connected(at(5));
    expect(oximetry(device.advance(Millis(5_900)))).toEqual([1, 3, 4]);
    device.acknowledged(ackOf(3));
    // Sent at 5.9 s, so again at 15.9 s, and not before.
    const later = device.advance(at(15)).concat(device.advance(at(16)));
    expect(oximetry(later).filter((seq) => seq === 4)).toHaveLength(1);
    expect(oximetry(later).filter((seq) => seq <= 3)).toEqual([]);
  });

  test("of another start of the kit is not deleted by an acknowledgement of this one", () => {
    const device = kit({ devices: ["oximeter"] });
    device.advance(at(4));
    device.acknowledged({ v: 1, marks: [{ device: "oximeter", boot: "another", upTo: 100, above: [] }] });
    device.acknowledged({ v: 1, marks: [{ device: "cuff", boot: "boot-1", upTo: 100, above: [] }] });
    expect(device.waiting).toBe(4);
  });
});

describe("a command", () => {
  test("starts the cuff; its result comes when it has measured", () => {
    const device = kit({ devices: ["cuff"] });
    device.connected(at(0));
    device.advance(at(10));
    expect(replyOf(device.hear(order("bp.start", "command-1", 15_000, at(10)), at(10)))).toMatchObject({
      outcome: "started",
      id: "command-1",
    });
    expect(told(device.advance(Millis(34_999)))).toEqual([]);
    expect(told(device.advance(at(35)))).toMatchObject([{ kind: "bp", seq: 0, measuredAt: EPOCH + 35_000 }]);
  });

  test("a second time gets the same reply and runs nothing", () => {
    const device = kit({ devices: ["cuff"] });
    device.connected(at(0));
    const command = order("bp.start", "command-1", 15_000, at(1));
    const [reply] = device.hear(command, at(1));
    device.advance(at(30));
    expect(device.hear(command, at(30))).toEqual([reply]);
    // The first result is still to be acknowledged and comes again; there is no second.
    expect(told(device.advance(at(90))).filter(({ seq }) => seq > 0)).toEqual([]);
  });

  test("past its time is never run, by the kit's own clock", () => {
    const fast = kit({ devices: ["cuff"], clock: kitClock(() => EPOCH, 60_000, 0) });
    fast.connected(at(0));
    expect(replyOf(fast.hear(order("bp.start", "command-1", 15_000, at(1)), at(1)))).toMatchObject({
      outcome: "expired",
    });
    expect(told(fast.advance(at(60)))).toEqual([]);
  });

  test("to stop ends the measurement without a reading, and one that is not possible says why", () => {
    const device = kit({ devices: ["cuff"] });
    device.connected(at(0));
    device.hear(order("bp.start", "command-1", 15_000, at(1)), at(1));
    expect(replyOf(device.hear(order("bp.start", "command-2", 15_000, at(2)), at(2)))).toMatchObject({
      outcome: "refused",
      why: "it measures already",
    });
    const outs = device.hear(order("bp.stop", "command-3", 15_000, at(3)), at(3));
    expect(replyOf(outs)).toMatchObject({ outcome: "stopped" });
    expect(told(outs)).toMatchObject([{ kind: "bp failed", because: "aborted" }]);
    expect(told(device.advance(at(60))).filter(({ kind }) => kind === "bp")).toEqual([]);
    const bare = kit({ devices: ["oximeter"] });
    expect(replyOf(bare.hear(order("bp.start", "command-1", 15_000, at(1)), at(1)))).toMatchObject({
      outcome: "refused",
    });
  });
});

test("the same seed says the same, another seed another thing, and how often it is asked changes nothing but when it is sent", () => {
  const run = (seed: string, step: number): unknown => {
    const device = kit({ seed, patient: patientOf(seed, quiet), twiceIn: 4 });
    device.connected(at(0));
    const outs: KitOut[] = [];
    for (let ms = 0; ms <= 60_000; ms += step) {
      outs.push(...device.advance(Millis(ms)));
      device.acknowledged(ackOf(1_000));
    }
    return told(outs).map(({ sentAt: _, ...rest }) => rest);
  };
  expect(run("1", 10)).toEqual(run("1", 500));
  expect(run("1", 10)).not.toEqual(run("2", 10));
});
