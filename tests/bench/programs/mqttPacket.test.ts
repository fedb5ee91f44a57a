import { expect, test } from "vitest";
import { connectPacket, isAccepted, publishPacket } from "./mqttPacket.ts";

test("the example of the standard: a PUBLISH of a/b, packet 10 (section 3.3.2.4), with a payload", () => {
  expect([...publishPacket("a/b", 10, "x")]).toEqual([0x32, 8, 0, 3, 0x61, 0x2f, 0x62, 0, 10, 0x78]);
});

test("a length over 127 takes two bytes, the lower seven bits first", () => {
  const bytes = publishPacket("t", 1, "y".repeat(321 - 5));
  expect([...bytes.subarray(0, 3)]).toEqual([0x32, 193, 2]);
  expect(bytes.length).toBe(3 + 321);
});

test("a CONNECT names level 4, a clean session and both credentials; a refusal is no acceptance", () => {
  const bytes = connectPacket("c", "u", "p");
  expect([...bytes]).toEqual([0x10, 19, 0, 4, 77, 81, 84, 84, 4, 0xc2, 0, 0, 0, 1, 99, 0, 1, 117, 0, 1, 112]);
  expect(isAccepted(Uint8Array.of(0x20, 2, 0, 0))).toBe(true);
  expect(isAccepted(Uint8Array.of(0x20, 2, 0, 4))).toBe(false);
});
