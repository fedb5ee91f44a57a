import { asciiOf, byteAt, fromAscii, unreachable } from "../../kernel/index.ts";
import type { ContecFrame, RealTime } from "./frame.ts";
import { packetLength } from "./lengths.ts";

/** Reads one whole packet: a type byte and as many bytes from 0x80 up as its type wants. */
export function readPacket(packet: Uint8Array): ContecFrame {
  const type = byteAt(packet, 0);
  switch (type) {
    case 0x01:
      return readRealTime(packet);
    case 0x02:
      return { type: "model", index: data(packet, 0), text: asciiOf(dataFrom(packet, 1)) };
    case 0x03:
      return { type: "vendor", text: asciiOf(dataFrom(packet, 0)) };
    case 0x04:
      return { type: "user", text: asciiOf(dataFrom(packet, 0)) };
    case 0x0b:
      // Only the two high bits in use; with any other set it would not encode to the same bytes again.
      if ((byteAt(packet, 1) & 0x7c) !== 0) break;
      return { type: "feedback", command: data(packet, 0), reason: data(packet, 1) };
    case 0x7d:
      return {
        type: "command",
        command: data(packet, 0),
        args: [data(packet, 1), data(packet, 2), data(packet, 3), data(packet, 4), data(packet, 5), data(packet, 6)],
      };
  }
  // Copied, for a frame outlives the chunk that it came in.
  return { type: "other", code: type, payload: packet.slice(1) };
}

function readRealTime(packet: Uint8Array): RealTime {
  const status = data(packet, 0);
  const wave = data(packet, 1);
  const bar = data(packet, 2);
  return {
    type: "real time",
    probeOff: (status & 0x80) !== 0,
    beep: (status & 0x40) !== 0,
    lowSpo2: (status & 0x20) !== 0,
    searchingLong: (status & 0x10) !== 0,
    strength: status & 0x0f,
    searching: (wave & 0x80) !== 0,
    pleth: wave & 0x7f,
    reserved: bar >> 5,
    perfusionInvalid: (bar & 0x10) !== 0,
    bar: bar & 0x0f,
    pulse: data(packet, 3),
    spo2: data(packet, 4),
    perfusion: data(packet, 5) | (data(packet, 6) << 8),
  };
}

/** The packet that says `frame`. Throws RangeError where a field does not fit its bits. */
export function writePacket(frame: ContecFrame): Uint8Array {
  switch (frame.type) {
    case "real time":
      return pack(0x01, [
        bit(frame.probeOff, 7) |
          bit(frame.beep, 6) |
          bit(frame.lowSpo2, 5) |
          bit(frame.searchingLong, 4) |
          fit(frame.strength, 4),
        bit(frame.searching, 7) | fit(frame.pleth, 7),
        (fit(frame.reserved, 3) << 5) | bit(frame.perfusionInvalid, 4) | fit(frame.bar, 4),
        frame.pulse,
        frame.spo2,
        fit(frame.perfusion, 16) & 0xff,
        frame.perfusion >> 8,
      ]);
    case "command":
      return pack(0x7d, [frame.command, ...frame.args]);
    case "feedback":
      return pack(0x0b, [frame.command, frame.reason]);
    case "model":
      return pack(0x02, [frame.index, ...fromAscii(frame.text)]);
    case "vendor":
      return pack(0x03, [...fromAscii(frame.text)]);
    case "user":
      return pack(0x04, [...fromAscii(frame.text)]);
    case "other":
      if (frame.payload.some((byte) => byte < 0x80)) throw new RangeError("a payload byte is below 0x80");
      return sized(Uint8Array.of(frame.code, ...frame.payload));
    default:
      return unreachable(frame);
  }
}

/** Payload byte `i` with its true bit 7, which byte 1 carries at bit `i` (vendor document; facts/oximeters section 2). */
const data = (packet: Uint8Array, i: number): number =>
  (byteAt(packet, 2 + i) & 0x7f) | (((byteAt(packet, 1) >> i) & 1) << 7);

const dataFrom = (packet: Uint8Array, first: number): Uint8Array =>
  Uint8Array.from({ length: packet.length - 2 - first }, (_, i) => data(packet, first + i));

function pack(type: number, payload: readonly number[]): Uint8Array {
  const high = payload.reduce((bits, byte, i) => bits | ((fit(byte, 8) >> 7) << i), 0x80);
  return sized(Uint8Array.of(type, high, ...payload.map((byte) => byte | 0x80)));
}

function sized(packet: Uint8Array): Uint8Array {
  const wanted = packetLength(byteAt(packet, 0));
  if (packet.length !== wanted) throw new RangeError(`a packet of ${packet.length} bytes where ${wanted} are due`);
  return packet;
}

const bit = (on: boolean, place: number): number => (on ? 1 << place : 0);

function fit(value: number, bits: number): number {
  if (!Number.isInteger(value) || value < 0 || value >= 1 << bits)
    throw new RangeError(`${value} does not fit ${bits} bits`);
  return value;
}
