import { adCodec, writeReport } from "@vigil/shared/devices";
import { stampOf } from "../devices/stamp.ts";

/** The numbers in a load's readings: unremarkable, and a different set for each of `loadReadings` readings. */
const ranges = {
  systolic: { from: 110, count: 30 },
  diastolic: { from: 65, count: 18 },
  mean: { from: 84, count: 20 },
  pulse: { from: 55, count: 40 },
};

/** After so many the numbers come again (their minute does not). */
export const loadReadings = 30 * 18 * 20 * 40;

type Numbers = { systolic: number; diastolic: number; mean: number; pulse: number };

/** The numbers of reading `sequence`, which is written into them as into the digits of a number. */
export function loadNumbers(sequence: number): Numbers {
  let left = sequence % loadReadings;
  const digit = ({ from, count }: { from: number; count: number }): number => {
    const value = from + (left % count);
    left = Math.floor(left / count);
    return value;
  };
  return {
    pulse: digit(ranges.pulse),
    systolic: digit(ranges.systolic),
    diastolic: digit(ranges.diastolic),
    mean: digit(ranges.mean),
  };
}

/** Which reading it was, from its numbers: what a receiver uses to find the sender's entry. */
export function loadSequence(reading: Numbers): number {
  const { pulse, systolic, diastolic, mean } = ranges;
  const high = (reading.mean - mean.from) * diastolic.count + (reading.diastolic - diastolic.from);
  return (high * systolic.count + (reading.systolic - systolic.from)) * pulse.count + (reading.pulse - pulse.from);
}

/** The bytes of reading `sequence`: a valid result whose minute, by the cuff's clock, is its own. */
export function loadBytes(sequence: number, calendar: number): Uint8Array {
  const numbers = loadNumbers(sequence);
  const fields = writeReport({
    model: "TM-2657",
    measuredAt: stampOf(calendar + sequence * 60_000),
    error: "E00",
    systolic: String(numbers.systolic),
    mean: String(numbers.mean),
    diastolic: String(numbers.diastolic),
    pulse: String(numbers.pulse),
  });
  return adCodec.encode({ type: "result", address: "00", fields });
}
