import { after, Instant, Millis } from "../../kernel/index.ts";

/** When something is to be done again: at times after the dose, each kept up to `earlyMs` before it, and then every so often. */
export type Schedule = {
  /** Times after the dose, in order. */
  readonly slots: readonly Millis[];
  readonly earlyMs: Millis;
  readonly everyMs: Millis;
};

/** What is wanted next. */
export type Wanted = {
  readonly due: Instant;
  /** How far apart two such are: what "1.5 intervals" is reckoned by. */
  readonly interval: Millis;
  /** The time after the dose that it keeps, where the schedule names one. */
  readonly slot: Millis | "none";
};

/**
 * What a schedule wants after `last`. A time that nobody kept stays wanted; what is done then keeps all that lie before it.
 * From the last of them on the interval counts from what was done, and not from before that time.
 */
export function nextWanted({ slots, earlyMs, everyMs }: Schedule, start: Instant, last: Instant | "never"): Wanted {
  const done = last === "never" || last < start ? "never" : last;
  const open = slots.findIndex((slot) => done === "never" || done < start + slot - earlyMs);
  const slot = slots[open];
  if (slot !== undefined)
    return { due: after(start, slot), interval: Millis(slot - (slots[open - 1] ?? Millis(0))), slot };
  const from = Instant(Math.max(done === "never" ? start : done, after(start, slots.at(-1) ?? Millis(0))));
  return { due: after(from, everyMs), interval: everyMs, slot: "none" };
}

/** The same, but no later than so long after what was done last, or after the dose. */
export function noLaterThan(wanted: Wanted, everyMs: Millis, start: Instant, last: Instant | "never"): Wanted {
  const due = after(last === "never" || last < start ? start : last, everyMs);
  return due < wanted.due ? { due, interval: everyMs, slot: "none" } : wanted;
}

/** When so many intervals have passed since what was done last: 1.5 is half an interval after it was due. */
export const overdueAt = ({ due, interval }: Wanted, factor: number): Instant =>
  after(due, Millis(Math.ceil(interval * factor) - interval));
