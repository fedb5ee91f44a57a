declare const instantBrand: unique symbol;
declare const millisBrand: unique symbol;

/**
 * A point in time: whole milliseconds since the Unix epoch, read from a clock that is anchored to wall time once a start
 * and moves monotonically from there. A step of the wall clock moves no instant.
 */
export type Instant = number & { readonly [instantBrand]: "Instant" };

/** A span of time in milliseconds. */
export type Millis = number & { readonly [millisBrand]: "Millis" };

export const Instant = (ms: number): Instant => ms as Instant;
export const Millis = (ms: number): Millis => ms as Millis;
export const Seconds = (s: number): Millis => Millis(s * 1_000);
export const Minutes = (min: number): Millis => Millis(min * 60_000);

/** The instant that lies `span` after `from`. */
export const after = (from: Instant, span: Millis): Instant => Instant(from + span);

/** The span from `earlier` to `later`; negative when they are the other way round. */
export const between = (earlier: Instant, later: Instant): Millis => Millis(later - earlier);

export const earliest = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined ? b : b === undefined ? a : a <= b ? a : b;
