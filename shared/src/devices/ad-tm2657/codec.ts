import { byteAt } from "../../kernel/index.ts";
import type { Codec, Discard, Framed } from "../profile.ts";
import { ACK, NAK, SOH, STX, SYN, isPrintable, mayBegin } from "./codes.ts";
import type { AdFrame } from "./frame.ts";
import { maxMessage, readAcknowledge, readMessage, writeMessage } from "./message.ts";
import { endOfText } from "./text.ts";

/**
 * A&D TM-2655P and TM-2657P. With the header SYN SYN SOH a1 a2, a text between STX and ETX is followed by a check character
 * and believed only when it is right. A bare STX … ETX is taken as a result too, for no source shows how a result begins:
 * so what is left of a damaged header swallows its text, lest an unchecked half pass as a bare result.
 */
export const adCodec: Codec<AdFrame> = { maxFrame: maxMessage, decode, encode: writeMessage };

type Item = Framed<AdFrame> | Discard;
type Step = Item | "not yet";

function decode(bytes: Uint8Array): { items: Item[]; rest: Uint8Array } {
  const items: Item[] = [];
  let at = 0;
  while (at < bytes.length) {
    const step = next(bytes, at);
    if (step === "not yet") break;
    items.push(step);
    at += step.bytes.length;
  }
  return { items, rest: bytes.subarray(at) };
}

function next(bytes: Uint8Array, at: number): Step {
  const first = byteAt(bytes, at);
  if (!mayBegin(first)) {
    let end = at + 1;
    while (end < bytes.length && !mayBegin(byteAt(bytes, end))) end += 1;
    return discard("noise", bytes.subarray(at, end));
  }
  if (first === STX) return withText(bytes, at, at, "bare");
  const header = readHeader(bytes, at);
  switch (header) {
    case "not yet":
      return header;
    case "acknowledge": {
      const frame = bytes.subarray(at, at + 6);
      return { kind: "frame", frame: readAcknowledge(frame), bytes: frame };
    }
    case "text":
      return withText(bytes, at, at + 5, "headed");
    case "damaged": {
      const stx = textAfter(bytes, at);
      if (stx === "not yet") return stx;
      return stx === "none" ? discard("noise", bytes.subarray(at, at + 1)) : withText(bytes, at, stx, "damaged");
    }
  }
}

/** What the six bytes SYN SYN SOH a1 a2 x from `at` announce. */
function readHeader(bytes: Uint8Array, at: number): "text" | "acknowledge" | "damaged" | "not yet" {
  for (let i = 0; i < 5; i += 1) {
    if (at + i >= bytes.length) return "not yet";
    const byte = byteAt(bytes, at + i);
    const fits = i < 2 ? byte === SYN : i === 2 ? byte === SOH : isPrintable(byte);
    if (!fits) return "damaged";
  }
  if (at + 5 >= bytes.length) return "not yet";
  const last = byteAt(bytes, at + 5);
  return last === STX ? "text" : last === ACK || last === NAK ? "acknowledge" : "damaged";
}

/**
 * Where the text of a damaged header begins: the last STX that lies where a header of six bytes, or what is left of it from
 * its SOH on, could have had its own. A bare result that follows so closely goes with it: a reading lost is seen and asked
 * for again, a false one is not.
 */
function textAfter(bytes: Uint8Array, at: number): number | "none" | "not yet" {
  const last = at + (byteAt(bytes, at) === SYN ? 5 : 3);
  if (last >= bytes.length) return "not yet";
  for (let i = last; i > at; i -= 1) if (byteAt(bytes, i) === STX) return i;
  return "none";
}

function withText(bytes: Uint8Array, at: number, stx: number, header: "headed" | "bare" | "damaged"): Step {
  const text = endOfText(bytes, at, stx, header);
  if (text.is === "not yet") return "not yet";
  if (text.is !== "ended") return discard(text.is, bytes.subarray(at, text.at));
  const behind = text.at + 1;
  if (header === "bare") return understood(bytes.subarray(at, behind), stx - at);

  if (behind >= bytes.length) return "not yet";
  const check = byteAt(bytes, behind);
  // Over SOH to ETX, both included.
  let sum = 0;
  for (let i = at + 2; i < behind; i += 1) sum ^= byteAt(bytes, i);
  if (header === "headed" && sum === check) return understood(bytes.subarray(at, behind + 1), stx - at);
  // The check character goes with its message, unless it may be the first byte of the next.
  return discard("checksum", bytes.subarray(at, mayBegin(check) ? behind : behind + 1));
}

function understood(bytes: Uint8Array, stx: number): Item {
  const frame = readMessage(bytes, stx);
  return frame === undefined ? discard("unknown type", bytes) : { kind: "frame", frame, bytes };
}

const discard = (why: Discard["why"], bytes: Uint8Array): Discard => ({ kind: "discard", why, bytes });
