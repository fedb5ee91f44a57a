import type { Instant } from "../../kernel/index.ts";

/** One fifteenth of the span over which saturation is judged. */
export type AirSlice = {
  readonly from: Instant;
  /** %, of valid values of good quality; "none" where there were none. */
  readonly lowest: number | "none";
  /** Milliseconds with a valid value of good quality. */
  readonly validMs: number;
};

/** What is known of the saturation over the span that discharge asks for (safety S21): slices, oldest first. */
export type Air = { readonly slices: readonly AirSlice[] };

export const noAir: Air = { slices: [] };
