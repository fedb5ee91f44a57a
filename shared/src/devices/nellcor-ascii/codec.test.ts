import { describe, expect, test } from "vitest";
import { asciiOf, fromAscii } from "../../kernel/index.ts";
import { nellcorCodec } from "./codec.ts";

// Lines are from a Nellcor N-560, 2017-12-29 (konz/cosmopusher, demo_stream.py), their blanks included.
const motion = "29-Dec-17 07:19:01    79*     66      18    MO SL       AS   ";
const plain = "29-Dec-17 07:18:43    99      66      12                     ";
const search = "29-Dec-17 07:20:27     0       0     ---    PS               ";
const headers = [
  "N-560    VERSION 1.56.00    CRC:XXXX  SpO2 Limit: 90-100%    PR Limit: 60-170BPM",
  "                             ADULT            0SAT-S ",
  "TIME                 %SpO2   BPM     PA     Status",
];

const itemsOf = (text: string): string[] =>
  nellcorCodec.decode(fromAscii(text)).items.map((item) => (item.kind === "frame" ? item.frame.type : item.why));

describe("a data line", () => {
  test("with motion, the monitor's own alarm and its sound silenced", () => {
    const { items } = nellcorCodec.decode(fromAscii(`${motion}\r\n`));
    expect(items).toMatchObject([
      {
        frame: {
          type: "data",
          date: "29-Dec-17",
          time: "07:19:01",
          spo2: 79, // columns 21-23
          spo2Alarm: true, // * at 24
          pulse: 66, // 29-31
          pulseAlarm: false,
          amplitude: 18, // 37-39
          status: ["MO", "SL", "", "", "AS"], // 44, 47, 50, 53, 56
        },
      },
    ]);
  });

  test("while searching: 0, 0 and dashes, as printed", () => {
    const { items } = nellcorCodec.decode(fromAscii(`${search}\r\n`));
    expect(items).toMatchObject([{ frame: { spo2: 0, pulse: 0, amplitude: "---", status: ["PS", "", "", "", ""] } }]);
  });

  test("ends with CR LF or LF, with more blanks or fewer", () => {
    expect(itemsOf(`${plain}\r\n${plain}\n${plain}   \r\n${plain.slice(0, 58)}\n`)).toEqual([
      "data",
      "data",
      "data",
      "data",
    ]);
  });

  test("encodes to the exact columns", () => {
    for (const line of [motion, plain, search]) {
      const [item] = nellcorCodec.decode(fromAscii(`${line}\n`)).items;
      if (item?.kind !== "frame") throw new Error(`no frame: ${line}`);
      expect(asciiOf(nellcorCodec.encode(item.frame))).toBe(`${line}\r\n`);
    }
  });

  test("with any one byte lost is no data line", () => {
    // Up to the end of the last status place: behind it there are only blanks, which say nothing.
    for (let at = 0; at < 58; at += 1)
      expect(itemsOf(`${motion.slice(0, at)}${motion.slice(at + 1)}\r\n`)).not.toContain("data");
  });
});

test("the three header lines are frames, not discards", () => {
  expect(itemsOf(headers.map((line) => `${line}\r\n`).join(""))).toEqual(["header", "header", "header"]);
  expect(itemsOf(headers.map((line) => `${line}\n`).join(""))).toEqual(["header", "header", "header"]);
});

describe("what is no frame", () => {
  test("the tail of a line, as after opening: unknown, and the next line counts", () => {
    expect(itemsOf(`${plain.slice(30)}\r\n${plain}\r\n`)).toEqual(["unknown type", "data"]);
  });
  test("bytes that cannot be printed: noise, to the end of their line", () => {
    expect(itemsOf(`\0${plain}\r\n${plain.replace("9", "\xb9")}\r\n${plain}\r\n`)).toEqual(["noise", "noise", "data"]);
  });
  test("a line longer than any: oversize, and the next line counts", () => {
    expect(itemsOf(`${"A".repeat(200)}\r\n${plain}\r\n`)).toEqual(["oversize", "unknown type", "data"]);
  });
  test("a line without its end waits", () => {
    const { items, rest } = nellcorCodec.decode(fromAscii(`${plain}\r`));
    expect(items).toEqual([]);
    expect(asciiOf(rest)).toBe(`${plain}\r`);
  });
});

test("what would not fit its columns is not encoded", () => {
  const [item] = nellcorCodec.decode(fromAscii(`${plain}\n`)).items;
  if (item?.kind !== "frame" || item.frame.type !== "data") throw new Error("no data line");
  const data = item.frame;
  expect(() => nellcorCodec.encode({ ...data, spo2: 1_000 })).toThrow(RangeError);
  expect(() => nellcorCodec.encode({ ...data, status: ["MOTION", "", "", "", ""] })).toThrow(RangeError);
  expect(() => nellcorCodec.encode({ type: "header", text: "anything" })).toThrow(RangeError);
});
