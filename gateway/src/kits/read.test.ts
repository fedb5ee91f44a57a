import { expect, test } from "vitest";
import { readMessage } from "./read.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const good = {
  v: 1,
  kit: "kit-1",
  boot: "b1",
  seq: 3,
  measuredAt: 1_000,
  sentAt: 1_001,
  kind: "oximetry",
  device: "oximeter",
  values: [{ metric: "spo2", value: 97, quality: "good" }],
};
const read = (change: object) => readMessage("kit-1", "telemetry", bytes(JSON.stringify({ ...good, ...change })));

test("what is whole is read", () => {
  expect(read({})).toEqual({ leaf: "telemetry", body: good });
});

test.each([
  ["an unknown field", { name: "A. Patient" }],
  ["another version", { v: 2 }],
  ["a number that is none", { values: [{ metric: "spo2", value: null, quality: "good" }] }],
  ["a saturation of 127", { values: [{ metric: "spo2", value: 127, quality: "good" }] }],
  ["a sentinel for unknown", { values: [{ metric: "pulse", value: 0, quality: "good" }] }],
  ["no value", { values: [] }],
  ["a metric twice", { values: [96, 71].map((value) => ({ metric: "spo2", value, quality: "good" })) }],
  ["a fraction of a number", { seq: 1.5 }],
  ["a number below 0", { seq: -1 }],
  ["a date beyond dates", { measuredAt: 9e15 }],
  ["an oximeter's word for the cuff", { device: "cuff" }],
  ["a boot that is a path", { boot: "../b" }],
])("%s is malformed", (_, change) => {
  expect(read(change)).toEqual({ leaf: "none", why: "malformed" });
});

test("a payload that names another kit than its topic is refused", () => {
  expect(read({ kit: "kit-2" })).toEqual({ leaf: "none", why: "another kit's id in the payload" });
});

test("what is no JSON, no UTF-8, empty or too deep is a reason, never an error", () => {
  for (const payload of [bytes("{"), bytes(""), Uint8Array.of(0x22, 0xff, 0x22)])
    expect(readMessage("kit-1", "status", payload)).toEqual({ leaf: "none", why: "not JSON" });
  expect(readMessage("kit-1", "status", bytes("[".repeat(8_000) + "]".repeat(8_000)))).toEqual({
    leaf: "none",
    why: "malformed",
  });
  expect(readMessage("kit-1", "status", new Uint8Array(16_385))).toEqual({ leaf: "none", why: "payload too large" });
});

test("own prototypes change nothing", () => {
  const payload = bytes('{"__proto__":{"online":true},"v":1,"kit":"kit-1","online":false}');
  expect(readMessage("kit-1", "status", payload)).toEqual({ leaf: "none", why: "malformed" });
});
