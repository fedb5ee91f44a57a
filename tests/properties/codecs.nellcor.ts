import fc from "fast-check";
import type { NellcorData, NellcorFrame, Printed } from "@vigil/shared/devices";
import { hardOf, type Hard } from "./codecs.hard.ts";

const two = (most: number): fc.Arbitrary<string> => fc.nat(most).map((n) => String(n).padStart(2, "0"));
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const printed: fc.Arbitrary<Printed> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 999 }) },
  fc.constantFrom(0, "---" as const),
);
const code = fc.constantFrom("", "", "MO", "SL", "PS", "SD", "SO", "LP", "LM", "LB", "AO", "AS", "XX");

const data: fc.Arbitrary<NellcorData> = fc.record({
  type: fc.constant("data" as const),
  date: fc.tuple(two(31), fc.constantFrom(...months), two(99)).map((parts) => parts.join("-")),
  time: fc.tuple(two(23), two(59), two(59)).map((parts) => parts.join(":")),
  spo2: printed,
  spo2Alarm: fc.boolean(),
  pulse: printed,
  pulseAlarm: fc.boolean(),
  amplitude: printed,
  status: fc.tuple(code, code, code, code, code),
});
const header: fc.Arbitrary<NellcorFrame> = fc.record({
  type: fc.constant("header" as const),
  text: fc.constantFrom(
    "N-560    VERSION 1.56.00    CRC:XXXX  SpO2 Limit: 90-100%    PR Limit: 60-170BPM",
    "                             ADULT            0SAT-S ",
    "TIME                 %SpO2   BPM     PA     Status",
  ),
});

export const nellcorFrames: fc.Arbitrary<NellcorFrame> = fc.oneof({ weight: 6, arbitrary: data }, header);

export function nellcorHard(frame: NellcorFrame): Hard[] {
  if (frame.type !== "data") return [];
  const numbers = [frame.spo2, frame.pulse];
  const flag = frame.status.some((one) => ["PS", "SD", "SO", "LP", "LM"].includes(one));
  const number = numbers.some((one) => one !== "---" && one > 0);
  const sentinel = numbers.some((one) => one === "---" || one === 0);
  return hardOf({ sentinel, flagged: flag && number });
}
