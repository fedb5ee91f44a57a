import { describe, expect, test } from "vitest";
import type { Observation } from "../../contracts/index.ts";
import { fromHex } from "../../kernel/index.ts";
import { listenWith } from "../listener.ts";
import type { Said } from "../profile.ts";
import { contecCodec } from "./codec.ts";
import type { RealTime } from "./frame.ts";
import { contecMeaning, type ContecRules } from "./meaning.ts";
import { contecV7 } from "./profile.ts";

const finger: RealTime = {
  type: "real time",
  probeOff: false,
  beep: false,
  lowSpo2: false,
  searchingLong: false,
  strength: 7,
  searching: false,
  pleth: 64,
  reserved: 0,
  perfusionInvalid: true,
  bar: 8,
  pulse: 82,
  spo2: 97,
  perfusion: 0xffff,
};
const ofProfile: ContecRules = { gate: true, settle: 3 };

/** What is said of each packet, and nothing else. */
function says(frames: readonly Partial<RealTime>[], rules = ofProfile): Said[][] {
  const meaning = contecMeaning(rules);
  let state = meaning.initial;
  return frames.map((changes) => {
    const read = meaning.read(state, { ...finger, ...changes });
    state = read.state;
    return [...read.says];
  });
}
const valuesOf = (said: readonly Said[]): readonly Observation[] =>
  said.flatMap((one) => (one.kind === "observed" ? one.values : []));
const lastOf = (frames: readonly Partial<RealTime>[], rules = ofProfile): readonly Observation[] =>
  valuesOf(says(frames, rules).at(-1) ?? []);
const thrice = (frame: Partial<RealTime>): Partial<RealTime>[] => [frame, frame, frame];
const unavailable = (because: string): object[] => [
  { metric: "spo2", value: "unavailable", because },
  { metric: "pulse", value: "unavailable", because },
];
const spo2 = (value: number, quality = "good"): object => ({ metric: "spo2", value, quality });
const pulse = (value: number, quality = "good"): object => ({ metric: "pulse", value, quality });

describe("flags beat numbers (section 12, rule 2)", () => {
  test("finger out, with whatever numbers", () => {
    expect(lastOf([...thrice({}), { probeOff: true }])).toEqual(unavailable("probe off"));
  });
  test("searching, and searching for too long", () => {
    expect(lastOf([...thrice({}), { searching: true }])).toEqual(unavailable("searching for pulse"));
    expect(lastOf([...thrice({}), { searchingLong: true }])).toEqual(unavailable("searching for pulse"));
  });
  test("the finger out is said before the search", () => {
    expect(lastOf([{ probeOff: true, searching: true }])).toEqual(unavailable("probe off"));
  });
  test("a flag needs no second packet, and after it numbers settle anew", () => {
    const said = says([...thrice({}), { searching: true }, ...thrice({})]).map((one) => valuesOf(one).length);
    expect(said).toEqual([0, 0, 2, 2, 0, 0, 2]);
  });
  test("without the gate and the settling the transition packet would say 210", () => {
    const transition = { searching: true, pulse: 210, spo2: 98 };
    expect(lastOf([transition])).toEqual(unavailable("searching for pulse"));
    expect(lastOf([transition], { gate: false, settle: 1 })).toEqual([spo2(98), pulse(210)]);
  });
});

describe("a number is a value only in its range and off its sentinel (section 12, rule 1)", () => {
  test.each([
    [0, "no value"],
    [127, "no value"],
    [255, "no value"],
    [101, "out of range"],
    [254, "out of range"],
  ])("SpO2 %i: %s", (raw, because) => {
    expect(lastOf(thrice({ spo2: raw }))).toEqual([{ metric: "spo2", value: "unavailable", because }, pulse(82)]);
  });
  test.each([
    [0, "no value"],
    [255, "no value"],
  ])("pulse %i: %s", (raw, because) => {
    expect(lastOf(thrice({ pulse: raw }))).toEqual([spo2(97), { metric: "pulse", value: "unavailable", because }]);
  });
  test("the ends of the ranges are values, and a pulse of 127 is a pulse", () => {
    expect(lastOf(thrice({ spo2: 1, pulse: 1 }))).toEqual([spo2(1), pulse(1)]);
    expect(lastOf(thrice({ spo2: 100, pulse: 254 }))).toEqual([spo2(100), pulse(254)]);
    expect(lastOf(thrice({ pulse: 127 }))).toEqual([spo2(97), pulse(127)]);
  });
});

describe("settling", () => {
  test("a number counts at its third packet in a row", () => {
    expect(says(thrice({})).map((said) => valuesOf(said).length)).toEqual([0, 0, 2]);
  });
  test("one corrupt packet says nothing of its metric, and the other metric goes on", () => {
    expect(lastOf([...thrice({}), { spo2: 33 }])).toEqual([pulse(82)]);
    expect(lastOf([...thrice({}), { spo2: 33 }, ...thrice({})])).toEqual([spo2(97), pulse(82)]);
  });
});

describe("quality", () => {
  test("the lowest bar of signal is poor", () => {
    expect(lastOf(thrice({ strength: 1 }))).toEqual([spo2(97, "poor"), pulse(82, "poor")]);
    expect(lastOf(thrice({ strength: 2 }))).toEqual([spo2(97), pulse(82)]);
  });
  test("a perfusion index under 0.4 % is poor, when the device says that it is valid", () => {
    const weak = { perfusionInvalid: false, perfusion: 39 };
    expect(lastOf(thrice(weak))).toContainEqual({ metric: "perfusionIndex", value: 0.39, quality: "poor" });
    expect(lastOf(thrice({ ...weak, perfusionInvalid: true }))).toEqual([spo2(97), pulse(82)]);
  });
});

describe("perfusion index", () => {
  const valid = { perfusionInvalid: false, perfusion: 1234 };
  test("hundredths of a percent; beyond 22 % it is out of range", () => {
    expect(lastOf(thrice(valid))).toContainEqual({ metric: "perfusionIndex", value: 12.34, quality: "good" });
    const beyond = { metric: "perfusionIndex", value: "unavailable", because: "out of range" };
    expect(lastOf(thrice({ ...valid, perfusion: 2201 }))).toContainEqual(beyond);
  });
  test("a device without one never says that it is missing; one that had one does", () => {
    expect(lastOf(thrice({}))).toHaveLength(2);
    const missing = { metric: "perfusionIndex", value: "unavailable", because: "no value" };
    expect(lastOf([...thrice(valid), ...thrice({})])).toContainEqual(missing);
    const off = { metric: "perfusionIndex", value: "unavailable", because: "probe off" };
    expect(lastOf([...thrice(valid), { probeOff: true }])).toContainEqual(off);
  });
});

test("pleth: a sample a packet, none while the finger is out", () => {
  expect(says([{ pleth: 9 }])).toEqual([[{ kind: "pleth", sample: 9 }]]);
  expect(says([{ pleth: 9, searching: true }])[0]).toContainEqual({ kind: "pleth", sample: 9 });
  expect(says([{ probeOff: true }])[0]?.map((said) => said.kind)).toEqual(["observed"]);
});

test("what the device says of itself and answers (capture), and the user's name stays unsaid", () => {
  const heard = contecV7
    .listen()
    .hear(
      fromHex("0C80 028080C3CDD3B6B0C3 0281FFD78080808080 0380C3EFEEF4E5E380 0480A0A0A0F5F3E5F2 0B81B385 068080 87"),
    );
  expect(heard.says).toEqual([
    { kind: "answered", ok: true },
    { kind: "identity", words: "model CMS60C" },
    { kind: "identity", words: "model CMS60CW" },
    { kind: "identity", words: "vendor Contec" },
    { kind: "answered", ok: false },
  ]);
  expect(heard).toMatchObject({ frames: 7, discards: [] });
});

test("a line that goes away in the middle of a packet gives a discard and no value", () => {
  const listener = listenWith(contecCodec, contecMeaning(ofProfile));
  listener.hear(fromHex("01 E0 C7 C0 98 D2"));
  expect(listener.end()).toEqual({
    says: [],
    frames: 0,
    discards: [{ kind: "discard", why: "cut short", bytes: fromHex("01 E0 C7 C0 98 D2") }],
  });
});

test("the line opens with stop download, stop stream, start; then the heartbeat every 5 s (section 12, rule 5)", () => {
  expect(contecV7.onOpen).toEqual([
    fromHex("7D 81 A7 80 80 80 80 80 80"),
    fromHex("7D 81 A2 80 80 80 80 80 80"),
    fromHex("7D 81 A1 80 80 80 80 80 80"),
  ]);
  expect(contecV7.keepAlive).toEqual({ bytes: fromHex("7D 81 AF 80 80 80 80 80 80"), everyMs: 5_000 });
  expect(contecV7.silentAfterMs).toBe(1_500);
});
