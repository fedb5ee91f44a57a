import { describe, expect, test } from "vitest";
import { concatBytes, fromHex, hexOf } from "../../kernel/index.ts";
import { contecCodec } from "./codec.ts";
import type { ContecFrame } from "./frame.ts";

// Bytes named "capture" are from a Contec CMS60C at 115200 8N1, 2011-10-17 (InfantLab/Contec-Pulse-Oximeter-in-Matlab).

const framesOf = (hex: string): ContecFrame[] => {
  const { items, rest } = contecCodec.decode(fromHex(hex));
  expect(rest).toHaveLength(0);
  return items.map((item) => {
    if (item.kind === "discard") throw new Error(`discarded ${hexOf(item.bytes)}: ${item.why}`);
    return item.frame;
  });
};
const discardsOf = (hex: string): string[] =>
  contecCodec
    .decode(fromHex(hex))
    .items.map((item) => (item.kind === "frame" ? "frame" : `${item.why} ${hexOf(item.bytes)}`));

const good = "01 E0 C7 C0 98 D2 E1 FF FF";
const fingerOut = "01 E9 94 C0 95 FF FF FF FF";

describe("a real-time packet", () => {
  test("with the finger in (capture; quirk 4: C0 in byte 3 is no sign of a finger out)", () => {
    expect(framesOf(good)).toEqual([
      {
        type: "real time", // 01
        // E0: bits 5 and 6 give the last two bytes their bit 7 again.
        probeOff: false, // C7 → 47: 0100 0111
        beep: true,
        lowSpo2: false,
        searchingLong: false,
        strength: 7,
        searching: false, // C0 → 40
        pleth: 64,
        reserved: 0, // 98 → 18
        perfusionInvalid: true,
        bar: 8,
        pulse: 82, // D2 → 52
        spo2: 97, // E1 → 61
        perfusion: 0xffff, // FF FF
      },
    ]);
  });

  test("with the finger out (capture; quirk 1): pleth 64, pulse 255, SpO2 127, strength and bar still there", () => {
    expect(framesOf(fingerOut)).toMatchObject([
      { probeOff: true, searching: false, strength: 4, pleth: 64, bar: 5, pulse: 255, spo2: 127, perfusion: 0xffff },
    ]);
  });

  test("the high byte is no status byte (quirk 5): E1 is bit 7 of D0, finger out; E2 is bit 7 of D1, searching", () => {
    expect(framesOf("01 E1 C7 C0 98 D2 E1 FF FF")).toMatchObject([{ probeOff: true, searching: false, pulse: 82 }]);
    expect(framesOf("01 E2 C7 C0 98 D2 E1 FF FF")).toMatchObject([{ probeOff: false, searching: true, pulse: 82 }]);
  });

  test("the transition packet (capture; quirk 3) says searching, beside a pulse of 210 that no heart had", () => {
    // EA = 110 1010: the bits of D1, D3, D5 and D6, of which D3's is left over from the packet before.
    expect(framesOf("01 EA 85 C9 99 D2 E2 FF FF")).toMatchObject([{ searching: true, pulse: 210, spo2: 98 }]);
    expect(framesOf("01 E0 C5 C5 98 D2 E2 FF FF")).toMatchObject([{ searching: false, pulse: 82, spo2: 98 }]);
  });
});

describe("other packets", () => {
  test("replies of the capture: model, vendor, user, feedback, and 06 and 0C as they are", () => {
    expect(framesOf("02 80 80 C3 CD D3 B6 B0 C3")).toEqual([{ type: "model", index: 0, text: "CMS60C" }]);
    expect(framesOf("02 81 FF D7 80 80 80 80 80")).toEqual([{ type: "model", index: 255, text: "W\0\0\0\0\0" }]);
    expect(framesOf("03 80 C3 EF EE F4 E5 E3 80")).toEqual([{ type: "vendor", text: "Contec\0" }]);
    expect(framesOf("04 80 A0 A0 A0 F5 F3 E5 F2")).toEqual([{ type: "user", text: "   user" }]);
    // B3 is not supported: reason 5.
    expect(framesOf("0B 81 B3 85")).toEqual([{ type: "feedback", command: 0xb3, reason: 5 }]);
    expect(framesOf("06 80 80 87")).toEqual([{ type: "other", code: 0x06, payload: fromHex("80 80 87") }]);
    expect(framesOf("0C 80")).toEqual([{ type: "other", code: 0x0c, payload: fromHex("80") }]);
  });

  test("13 and 14, which the vendor's table leaves out (a CMS50D+ answers B3 so): frames, not noise", () => {
    const frames = framesOf("13 80 A0 A0 A0 A0 A0 A0 A0 14 80 A0 A0 A0 A0 A0 80 80");
    expect(frames.map((frame) => frame.type)).toEqual(["other", "other"]);
  });

  test("commands are the vendor's bytes", () => {
    const command = (code: number): string =>
      hexOf(contecCodec.encode({ type: "command", command: code, args: [0, 0, 0, 0, 0, 0] }));
    expect(command(0xa1)).toBe("7d81a1808080808080"); // capture: start
    expect(command(0xaf)).toBe("7d81af808080808080"); // capture: heartbeat
  });
});

describe("the stream", () => {
  test("packets come merged and glued to replies (capture; quirk 6)", () => {
    const types = framesOf(`${fingerOut} ${fingerOut} 0C 80 ${good}`).map((frame) => frame.type);
    expect(types).toEqual(["real time", "real time", "other", "real time"]);
  });

  test("a packet that the next one interrupts is cut short, and the next one counts", () => {
    expect(discardsOf(`01 E0 C7 C0 98 ${good}`)).toEqual(["cut short 01e0c7c098", "frame"]);
  });

  test("bytes from 80 up outside a packet are noise", () => {
    expect(discardsOf(`D2 E1 FF FF ${good} 80`)).toEqual(["noise d2e1ffff", "frame", "noise 80"]);
  });

  test("an unknown type is passed over up to the next packet, and ends nothing", () => {
    expect(discardsOf(`5A 80 81 82 ${good}`)).toEqual(["unknown type 5a808182", "frame"]);
    expect(discardsOf(`00 ${good}`)).toEqual(["unknown type 00", "frame"]);
    // No packet is longer than nine bytes.
    expect(discardsOf(`5A 80 80 80 80 80 80 80 80 80 80 ${good}`)).toEqual([
      "unknown type 5a8080808080808080",
      "noise 8080",
      "frame",
    ]);
  });

  test("what is not yet whole is the rest, and it is a frame once the last byte has come", () => {
    const { items, rest } = contecCodec.decode(fromHex("01 E0 C7 C0 98 D2 E1 FF"));
    expect(items).toEqual([]);
    expect(contecCodec.decode(concatBytes(rest, fromHex("FF"))).items).toMatchObject([{ kind: "frame" }]);
  });
});

test("what does not fit its bits is not encoded", () => {
  const [frame] = framesOf(good);
  if (frame?.type !== "real time") throw new Error("not a real-time packet");
  expect(() => contecCodec.encode({ ...frame, pulse: 256 })).toThrow(RangeError);
  expect(() => contecCodec.encode({ ...frame, pleth: 128 })).toThrow(RangeError);
  expect(() => contecCodec.encode({ type: "vendor", text: "too long for it" })).toThrow(RangeError);
  expect(() => contecCodec.encode({ type: "other", code: 0x0c, payload: fromHex("01") })).toThrow(RangeError);
});
