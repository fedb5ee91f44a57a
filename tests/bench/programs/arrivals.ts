import { microseconds } from "../clock.ts";
import { FIRST_PULSE, PULSES } from "./pulses.ts";

/** When what was expected arrived, in microseconds; 0 where it did not. */
export type Arrivals = {
  readonly at: readonly Float64Array[];
  seen(): number;
  whole(): boolean;
};

/** Results by their sequence. `twice` would be a fault of the way, not of the sender. */
export type Results = Arrivals & { take(sequence: number): void; twice(): number };

export function expectResults(first: number, count: number): Results {
  const at = new Float64Array(count);
  let seen = 0;
  let twice = 0;
  return {
    at: [at],
    seen: () => seen,
    whole: () => seen === count,
    twice: () => twice,
    take(sequence) {
      const place = sequence - first;
      const before = at[place];
      if (before === undefined) return;
      if (before > 0) twice += 1;
      else {
        at[place] = microseconds();
        seen += 1;
      }
    },
  };
}

/** Pulses by line: a step of more than one says that values between were replaced by newer ones. */
export type Pulses = Arrivals & { take(line: number, pulse: number): void };

export function expectPulses(lines: number, changes: number): Pulses {
  const at = Array.from({ length: lines }, () => new Float64Array(changes));
  const held = at.map(() => ({ pulse: Number.NaN, change: 0 }));
  let seen = 0;
  return {
    at,
    seen: () => seen,
    whole: () => held.every(({ change }) => change >= changes),
    take(line, pulse) {
      const now = held[line];
      if (now === undefined || pulse === now.pulse) return;
      // What an earlier run left behind is passed over until the first pulse of this one.
      if (Number.isNaN(now.pulse)) {
        if (pulse === FIRST_PULSE) now.pulse = pulse;
        return;
      }
      now.change += (pulse - now.pulse + PULSES) % PULSES;
      now.pulse = pulse;
      seen += 1;
      at[line]?.fill(microseconds(), now.change - 1, now.change);
    },
  };
}
