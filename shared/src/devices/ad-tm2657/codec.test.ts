import { describe, expect, test } from "vitest";
import { concatBytes, fromAscii, fromHex, hexOf } from "../../kernel/index.ts";
import { adCodec } from "./codec.ts";
import type { AdFrame, AdResult } from "./frame.ts";
import { adTm2657 } from "./profile.ts";

// Commands and their check characters: facts/cuffs section 1, seen in the field. No result message was ever captured: those
// here are built from the field order that three programs agree on.

const result: AdResult = {
  type: "result",
  address: "00",
  fields: ["TM-2657P", "2601021530", "", "", "E00", "S128", "M 95", "D 79", "P 66", "18", " 12"],
};
const bare: AdFrame = { ...result, address: "none" };
const headed = adCodec.encode(result);

const outcome = (bytes: Uint8Array): string[] => {
  const { items, rest } = adCodec.decode(bytes);
  return [
    ...items.map((item) => (item.kind === "frame" ? item.frame.type : item.why)),
    ...(rest.length === 0 ? [] : [`rest ${rest.length}`]),
  ];
};

describe("commands", () => {
  // SYN SYN SOH 0 0 STX S T ETX BCC
  test("start", () => expect(hexOf(adTm2657.cuff.start)).toBe("16160130300253540307"));
  test("stop", () => expect(hexOf(adTm2657.cuff.stop)).toBe("16160130300253500303"));
  test("the last result", () => expect(hexOf(adTm2657.cuff.last)).toBe("16160130300252420310"));
  test("are read again", () => {
    expect(adCodec.decode(adTm2657.cuff.start).items).toMatchObject([
      { frame: { type: "command", address: "00", command: "ST" } },
    ]);
  });
  test("a field program's start, address 30 20 under the check character of 30 30, is refused", () => {
    expect(outcome(fromHex("16 16 01 30 20 02 53 54 03 07"))).toEqual(["checksum"]);
  });
});

test("an acknowledgement is six bytes that end with 06 or 15", () => {
  expect(adCodec.decode(fromHex("16 16 01 30 30 06")).items).toMatchObject([
    { frame: { type: "acknowledge", ok: true } },
  ]);
  expect(adCodec.decode(fromHex("16 16 01 30 30 15")).items).toMatchObject([
    { frame: { type: "acknowledge", ok: false } },
  ]);
});

describe("a result", () => {
  test("with its header and a right check character", () => {
    expect(adCodec.decode(headed).items).toEqual([{ kind: "frame", frame: result, bytes: headed }]);
  });
  test("bare, from STX to ETX", () => {
    expect(adCodec.decode(adCodec.encode(bare)).items).toMatchObject([{ frame: bare }]);
  });
  test("after the acknowledgement, in one piece", () => {
    expect(outcome(concatBytes(fromHex("16 16 01 30 30 06"), headed))).toEqual(["acknowledge", "result"]);
    expect(outcome(concatBytes(fromHex("16 16 01 30 30 06"), adCodec.encode(bare)))).toEqual(["acknowledge", "result"]);
  });
  test("with more SYN before it", () => {
    expect(outcome(concatBytes(fromHex("16 16 16"), headed))).toEqual(["noise", "noise", "noise", "result"]);
  });
});

describe("damage", () => {
  test("one byte of a headed result changed, anywhere, to anything: never a result", () => {
    const believed: string[] = [];
    for (let at = 0; at < headed.length; at += 1)
      for (let to = 0; to < 256; to += 1)
        if (to !== headed[at] && outcome(headed.with(at, to)).includes("result")) believed.push(`byte ${at} is ${to}`);
    expect(believed).toEqual([]);
  });
  test("one byte of a headed result lost, anywhere: never a result, and the next one counts", () => {
    for (let at = 0; at < headed.length; at += 1) {
      const lost = concatBytes(headed.subarray(0, at), headed.subarray(at + 1));
      const results = outcome(concatBytes(lost, headed)).filter((one) => one === "result");
      expect(results, `byte ${at} is lost`).toHaveLength(1);
    }
  });
  test("a wrong check character takes the whole message with it, and the next one counts", () => {
    const wrong = headed.with(-1, 0x55);
    expect(outcome(concatBytes(wrong, headed))).toEqual(["checksum", "result"]);
  });
  test("a message that breaks off is cut short, and the next one counts", () => {
    expect(outcome(concatBytes(headed.subarray(0, 30), headed))).toEqual(["cut short", "result"]);
    expect(outcome(concatBytes(adCodec.encode(bare).subarray(0, 30), headed))).toEqual(["cut short", "result"]);
  });
  test("a text without end is oversize, and the next one counts", () => {
    const endless = concatBytes(fromHex("16 16 01 30 30 02"), fromAscii("x".repeat(400)));
    expect(outcome(concatBytes(endless, headed))).toEqual(["oversize", "noise", "result"]);
  });
  test("bytes between messages are noise", () => {
    expect(outcome(concatBytes(fromAscii("?!"), headed, fromHex("00 FF")))).toEqual(["noise", "result", "noise"]);
  });
  test("a text that is neither command nor result is of unknown type", () => {
    expect(outcome(concatBytes(fromHex("02"), fromAscii("ST"), fromHex("03")))).toEqual(["unknown type"]);
  });
});

test("what could not be read again is not encoded", () => {
  expect(() => adCodec.encode({ type: "command", address: "00", command: "start" })).toThrow(RangeError);
  expect(() => adCodec.encode({ type: "command", address: "0", command: "ST" })).toThrow(RangeError);
  expect(() => adCodec.encode({ ...result, fields: ["one"] })).toThrow(RangeError);
  expect(() => adCodec.encode({ ...result, fields: ["a", "b\n"] })).toThrow(RangeError);
  expect(() => adCodec.encode({ ...result, fields: ["a", "b".repeat(300)] })).toThrow(RangeError);
});
