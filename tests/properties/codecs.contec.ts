import fc from "fast-check";
import type { ContecFrame, RealTime } from "@vigil/shared/devices";
import { hardOf, type Hard } from "./codecs.hard.ts";

const byte = fc.nat(0xff);
const text = (length: number): fc.Arbitrary<string> =>
  fc.array(byte, { minLength: length, maxLength: length }).map((codes) => String.fromCharCode(...codes));

const realTime: fc.Arbitrary<RealTime> = fc.record({
  type: fc.constant("real time" as const),
  probeOff: fc.boolean(),
  beep: fc.boolean(),
  lowSpo2: fc.boolean(),
  searchingLong: fc.boolean(),
  strength: fc.nat(15),
  searching: fc.boolean(),
  pleth: fc.nat(127),
  reserved: fc.nat(7),
  perfusionInvalid: fc.boolean(),
  bar: fc.nat(15),
  pulse: fc.oneof(fc.constantFrom(0, 255), fc.integer({ min: 30, max: 220 }), byte),
  spo2: fc.oneof(fc.constantFrom(0, 127, 255), fc.integer({ min: 60, max: 100 }), byte),
  perfusion: fc.oneof(fc.constant(0xffff), fc.nat(0xffff)),
});

// Payload lengths of packets that the codec does not take apart, by type: facts/oximeters section 2.
const others: readonly (readonly [code: number, payload: number])[] = [
  [0x05, 8],
  [0x06, 3],
  [0x07, 7],
  [0x08, 7],
  [0x09, 5],
  [0x0a, 3],
  [0x0c, 1],
  [0x0d, 2],
  [0x0e, 2],
  [0x0f, 7],
  [0x10, 2],
  [0x11, 8],
  [0x12, 7],
  [0x13, 8],
  [0x14, 8],
  [0x15, 8],
];
const other: fc.Arbitrary<ContecFrame> = fc
  .constantFrom(...others)
  .chain(([code, payload]) =>
    fc
      .uint8Array({ minLength: payload, maxLength: payload })
      .map((bytes) => ({ type: "other" as const, code, payload: bytes.map((one) => one | 0x80) })),
  );

export const contecFrames: fc.Arbitrary<ContecFrame> = fc.oneof(
  { weight: 6, arbitrary: realTime },
  { weight: 2, arbitrary: other },
  fc.record({ type: fc.constant("model" as const), index: byte, text: text(6) }),
  fc.record({ type: fc.constantFrom("vendor" as const, "user" as const), text: text(7) }),
  fc.record({ type: fc.constant("feedback" as const), command: byte, reason: byte }),
  fc.record({
    type: fc.constant("command" as const),
    command: byte,
    args: fc.tuple(byte, byte, byte, byte, byte, byte),
  }),
);

export function contecHard(frame: ContecFrame): Hard[] {
  if (frame.type !== "real time") return [];
  const flag = frame.probeOff || frame.searching || frame.searchingLong;
  const number = frame.spo2 >= 1 && frame.spo2 <= 100;
  const sentinel = [0, 127, 255].includes(frame.spo2) || [0, 255].includes(frame.pulse);
  return hardOf({ sentinel, flagged: flag && number });
}
