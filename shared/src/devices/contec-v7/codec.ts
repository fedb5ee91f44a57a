import { byteAt } from "../../kernel/index.ts";
import type { Codec, Discard, Framed } from "../profile.ts";
import type { ContecFrame } from "./frame.ts";
import { maxPacket, packetLength } from "./lengths.ts";
import { readPacket, writePacket } from "./packet.ts";

/**
 * Contec protocol v7.0. A byte below 0x80 begins a packet and no other byte is below it (vendor document; facts/oximeters
 * section 2), so a damaged packet never reaches into the next one. There is no checksum.
 */
export const contecCodec: Codec<ContecFrame> = { maxFrame: maxPacket, decode, encode: writePacket };

function decode(bytes: Uint8Array): { items: (Framed<ContecFrame> | Discard)[]; rest: Uint8Array } {
  const items: (Framed<ContecFrame> | Discard)[] = [];
  const size = bytes.length;
  let at = 0;
  while (at < size) {
    const type = byteAt(bytes, at);
    if (type >= 0x80) {
      const end = endOfRun(bytes, at + 1, size);
      items.push({ kind: "discard", why: "noise", bytes: bytes.subarray(at, end) });
      at = end;
      continue;
    }
    const length = packetLength(type);
    // An unknown type ends where the next packet begins. No packet is longer than the longest: what follows is noise.
    const full = at + (length === 0 ? maxPacket : length);
    const end = endOfRun(bytes, at + 1, Math.min(full, size));
    if (end < full && end === size) break;
    const packet = bytes.subarray(at, end);
    if (length === 0) items.push({ kind: "discard", why: "unknown type", bytes: packet });
    else if (end < full) items.push({ kind: "discard", why: "cut short", bytes: packet });
    else items.push({ kind: "frame", frame: readPacket(packet), bytes: packet });
    at = end;
  }
  return { items, rest: bytes.subarray(at) };
}

/** The first place from `at` that holds a byte below 0x80, or `limit`. */
function endOfRun(bytes: Uint8Array, at: number, limit: number): number {
  let end = at;
  while (end < limit && byteAt(bytes, end) >= 0x80) end += 1;
  return end;
}
