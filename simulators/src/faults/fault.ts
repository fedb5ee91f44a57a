import type { Millis } from "@vigil/shared/kernel";

/** When a fault acts, milliseconds since the simulation began. `lasts: "for ever"` has no end. */
export type Span = { from: Millis; lasts: Millis | "for ever" };

/** What can go wrong. The first group acts on bytes and time, the second on the line, the third on patient and device. */
export type Fault =
  /** Every byte leaves alone, 1 ms after the one before it. */
  | { kind: "split"; span: Span }
  /** Nothing leaves; what would have left is lost. */
  | { kind: "stall"; span: Span }
  /** Nothing leaves, and all of it comes at once when the fault ends. */
  | { kind: "late"; span: Span }
  /** Random bytes before one frame in `oneIn`. */
  | { kind: "noise"; span: Span; oneIn: number }
  /** One bit is turned in one frame in `oneIn`. */
  | { kind: "corrupt"; span: Span; oneIn: number }
  /** One frame in `oneIn` ends in the middle. */
  | { kind: "cut"; span: Span; oneIn: number }
  /** The line itself goes away. */
  | { kind: "unplug"; span: Span }
  | { kind: "probe-off"; span: Span }
  | { kind: "motion"; span: Span }
  /** The first cuff measurement that ends at or after `from` is this error. */
  | { kind: "cuff-error"; span: Span; code: string };

export const inSpan = (span: Span, at: number): boolean =>
  at >= span.from && (span.lasts === "for ever" || at < span.from + span.lasts);
