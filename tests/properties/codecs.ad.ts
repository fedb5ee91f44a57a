import fc from "fast-check";
import { readReport, writeReport, type AdFrame, type AdResult } from "@vigil/shared/devices";
import { hardOf, type Hard } from "./codecs.hard.ts";

const printable = fc.integer({ min: 0x20, max: 0x7e }).map((at) => String.fromCharCode(at));
const address = fc.oneof(
  fc.constant("00"),
  fc.tuple(printable, printable).map((pair) => pair.join("")),
);
const capital = fc.integer({ min: 0x41, max: 0x5a }).map((at) => String.fromCharCode(at));
const digits = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 350 }).map(String) },
  fc.constantFrom("", "0"),
);

const report: fc.Arbitrary<string[]> = fc
  .record({
    model: fc.constantFrom("TM-2655P", "TM-2657P"),
    measuredAt: fc.constantFrom("2601021530", ""),
    error: fc.constantFrom("E00", "E12", "E44", "E63"),
    systolic: digits,
    mean: digits,
    diastolic: digits,
    pulse: digits,
  })
  .map(writeReport);
// Fields of any letters, for no capture shows what a result is made of.
const anything = fc.array(fc.string({ unit: printable, maxLength: 12 }), { minLength: 2, maxLength: 12 });

const result: fc.Arbitrary<AdResult> = fc.record({
  type: fc.constant("result" as const),
  address: fc.oneof(address, fc.constant("none" as const)),
  fields: fc.oneof({ weight: 3, arbitrary: report }, anything),
});

export const adFrames: fc.Arbitrary<AdFrame> = fc.oneof(
  { weight: 4, arbitrary: result },
  fc.record({
    type: fc.constant("command" as const),
    address,
    command: fc.tuple(capital, capital).map((pair) => pair.join("")),
  }),
  fc.record({ type: fc.constant("acknowledge" as const), address, ok: fc.boolean() }),
);

export function adHard(frame: AdFrame): Hard[] {
  if (frame.type !== "result") return [];
  const { error, systolic, pulse } = readReport(frame.fields);
  const sentinel = error !== "" && [systolic, pulse].some((one) => one === "" || one === "0");
  const flag = error !== "" && error !== "E00" && systolic !== "" && systolic !== "0";
  return hardOf({ sentinel, flagged: flag });
}
