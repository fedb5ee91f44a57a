import type { Instant } from "../../kernel/index.ts";

/** Why an act would be refused. */
export type Obstacle = {
  /** To whoever asks now, with the numbers of now. */
  readonly why: string;
  /** On a screen, where it stays: without a number that wanders. */
  readonly words: string;
  /** From when it may be possible. */
  readonly from: Instant | "unknown";
};

export const obstacle = (words: string, more: { why?: string; from?: Instant } = {}): Obstacle => ({
  words,
  why: more.why ?? words,
  from: more.from ?? "unknown",
});
