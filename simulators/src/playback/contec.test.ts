import { concatBytes, fromHex, hexOf } from "@vigil/shared/kernel";
import { describe, expect, test } from "vitest";
import { Trouble } from "../trouble.ts";
import { contecRecording } from "./contec.ts";

// Bytes of the CMS60C capture (facts/oximeters section 2): the answer to A7, no finger, and two packets with numbers.
const feedback = fromHex("0c80");
const noFinger = fromHex("01e994c095ffffffff");
const first = fromHex("01e0c7c298d2e1ffff");
const second = fromHex("01e0c7c098d2e1ffff");
const stale = fromHex("01ea85c999d2e2ffff");

describe("a Contec capture", () => {
  test("is given back its 60 real-time packets a second; what stands between goes with the next", () => {
    const { pieces, facts } = contecRecording(concatBytes(noFinger, first, feedback, second), []);
    expect(pieces.map(({ at }) => at)).toEqual([0, 17, 33]);
    expect(pieces.map(({ bytes }) => hexOf(bytes))).toEqual(
      [noFinger, first, concatBytes(feedback, second)].map(hexOf),
    );
    expect(facts).toMatchObject({ "real-time": 3, others: 1 });
  });

  test("loses no byte, not even of what is no packet or has no end", () => {
    const file = concatBytes(fromHex("ff80"), noFinger, fromHex("2280"), first, second.subarray(0, 4));
    expect(hexOf(concatBytes(...contecRecording(file, []).pieces.map(({ bytes }) => bytes)))).toBe(hexOf(file));
  });

  test("takes bytes in before the packet that is named, counted from 1, with a sixtieth of a second of their own", () => {
    const { pieces } = contecRecording(concatBytes(noFinger, feedback, first, second), [{ bytes: stale, before: 2 }]);
    expect(pieces.map(({ bytes }) => hexOf(bytes))).toEqual(
      [noFinger, concatBytes(feedback, stale), first, second].map(hexOf),
    );
    expect(pieces.map(({ at }) => at)).toEqual([0, 17, 33, 50]);
  });

  test("has no packet 0, nor one behind its last", () => {
    expect(() => contecRecording(first, [{ bytes: stale, before: 0 }])).toThrow(Trouble);
    expect(() => contecRecording(first, [{ bytes: stale, before: 2 }])).toThrow(/packets 1 to 1/);
  });
});
