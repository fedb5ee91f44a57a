/** One pulse of a burst: when it starts after the burst's start, how long it sounds, and its fundamental. */
export type Pulse = { afterMs: number; lengthMs: number; hz: number };
export type Audible = "high" | "medium" | "low";

// IEC 60601-1-8 (clinical facts 4.1): pulses of high priority last 75–200 ms, 50–125 ms apart; medium and low 125–250 ms,
// 125–250 ms apart; fundamental 150–1000 Hz. Shipped monitors repeat every 10, 25 and 30 s.
const HIGH = { lengthMs: 150, gapMs: 100, hz: 523 };
const MEDIUM = { lengthMs: 200, gapMs: 200, hz: 440 };
const LOW = { lengthMs: 200, gapMs: 200, hz: 349 };

// The rhythm 3-2, twice: between the third and the fourth pulse a gap of twice the spacing and one pulse; half a second
// between the two fives.
const five = (from: number): readonly Pulse[] => {
  const step = HIGH.lengthMs + HIGH.gapMs;
  return [0, step, 2 * step, 3 * step + HIGH.lengthMs + HIGH.gapMs, 4 * step + HIGH.lengthMs + HIGH.gapMs].map(
    (at) => ({
      afterMs: from + at,
      lengthMs: HIGH.lengthMs,
      hz: HIGH.hz,
    }),
  );
};
const fiveMs = 5 * HIGH.lengthMs + 5 * HIGH.gapMs + HIGH.lengthMs;

const even = (count: number, { lengthMs, gapMs, hz }: typeof MEDIUM): readonly Pulse[] =>
  Array.from({ length: count }, (_, index) => ({ afterMs: index * (lengthMs + gapMs), lengthMs, hz }));

export const bursts: Readonly<Record<Audible, readonly Pulse[]>> = {
  high: [...five(0), ...five(fiveMs + 500)],
  medium: even(3, MEDIUM),
  low: even(2, LOW),
};

export const repeatMs: Readonly<Record<Audible, number>> = { high: 10_000, medium: 25_000, low: 30_000 };

export const lengthOf = (burst: readonly Pulse[]): number => {
  const last = burst.at(-1);
  return last === undefined ? 0 : last.afterMs + last.lengthMs;
};

/** Relative strength of the first seven harmonics: at least four between 300 and 4000 Hz within 15 dB of the fundamental. */
export const harmonics: readonly number[] = [1, 0.7, 0.6, 0.5, 0.4, 0.3, 0.22];
