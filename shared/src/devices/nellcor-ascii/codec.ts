import { asciiOf, byteAt, fromAscii, unreachable } from "../../kernel/index.ts";
import type { Codec, Discard, Framed } from "../profile.ts";
import type { NellcorFrame } from "./frame.ts";
import { readData, writeData } from "./data.ts";

const LF = 0x0a;
const CR = 0x0d;
// The longest line seen is a header of 83 bytes (N-560 capture); with room for longer limits.
const maxLine = 128;

/**
 * Nellcor OxiMax ASCII. A frame is a whole line, ended by LF or CR LF, that fits its columns to the letter: there is no
 * checksum, and a lost byte moves every column behind it. Printable lines that fit nothing are "unknown type", the rest noise.
 */
export const nellcorCodec: Codec<NellcorFrame> = { maxFrame: maxLine, decode, encode };

function decode(bytes: Uint8Array): { items: (Framed<NellcorFrame> | Discard)[]; rest: Uint8Array } {
  const items: (Framed<NellcorFrame> | Discard)[] = [];
  const size = bytes.length;
  let at = 0;
  while (at < size) {
    const end = endOfLine(bytes, at);
    if (end === "not yet") {
      if (size - at < maxLine) break;
      items.push({ kind: "discard", why: "oversize", bytes: bytes.subarray(at, at + maxLine) });
      at += maxLine;
      continue;
    }
    items.push(readLine(bytes.subarray(at, end)));
    at = end;
  }
  return { items, rest: bytes.subarray(at) };
}

/** The place behind the next LF, if it lies within the longest line. */
function endOfLine(bytes: Uint8Array, from: number): number | "not yet" {
  const limit = Math.min(bytes.length, from + maxLine);
  for (let at = from; at < limit; at += 1) if (byteAt(bytes, at) === LF) return at + 1;
  return "not yet";
}

function readLine(bytes: Uint8Array): Framed<NellcorFrame> | Discard {
  const ended = bytes.length - 1;
  const length = ended > 0 && byteAt(bytes, ended - 1) === CR ? ended - 1 : ended;
  const text = asciiOf(bytes.subarray(0, length));
  if (/[^\x20-\x7e]/.test(text)) return { kind: "discard", why: "noise", bytes };
  const frame = readData(text) ?? (isHeader(text) ? { type: "header" as const, text } : undefined);
  return frame === undefined ? { kind: "discard", why: "unknown type", bytes } : { kind: "frame", frame, bytes };
}

// The three header lines of the N-560 capture, to the letter but for what the monitor fills in.
const headers: readonly RegExp[] = [
  /^N(?:PB)?-\d{3}\w? +VERSION [\d.]+ +CRC:\w+ +SpO2 Limit: *\d+-\d+% +PR Limit: *\d+-\d+BPM *$/,
  /^ {29}[A-Z]+ +\d+SAT-S *$/,
  /^TIME {17}%SpO2 {3}BPM {5}PA {5}Status *$/,
];
const isHeader = (text: string): boolean => text.length <= maxLine - 2 && headers.some((form) => form.test(text));

/** The line, ended by CR LF as the capture's are. Throws RangeError where a field does not fit its columns. */
function encode(frame: NellcorFrame): Uint8Array {
  switch (frame.type) {
    case "data":
      return fromAscii(`${writeData(frame)}\r\n`);
    case "header":
      if (!isHeader(frame.text)) throw new RangeError(`no header line: ${frame.text}`);
      return fromAscii(`${frame.text}\r\n`);
    default:
      return unreachable(frame);
  }
}
