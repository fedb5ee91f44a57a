import type { Instant, Millis } from "../../kernel/index.ts";
import type { Criterion } from "../../contracts/index.ts";
import type { ChairState } from "../chair/state.ts";
import type { SessionState } from "../session/state.ts";
import type { Timing } from "./timer.ts";

/**
 * How one criterion stands. `evidence` is told whenever it changes, so it names no number that changes by the second; `now`
 * says the same with the numbers of this instant, for an answer to whoever asks.
 */
export type Proof = Pick<Criterion, "state" | "evidence" | "at" | "overridable"> & { readonly now: string };

/**
 * What a criterion is judged by. `since`, with its words, is from when on something proves anything: the end of the dose, or
 * the last time that the session was reopened (S22: a discharge is earned anew).
 */
export type Scene = {
  readonly session: SessionState;
  readonly chair: ChairState;
  readonly since: Instant;
  readonly sinceWords: string;
  /** The timer that decides. */
  readonly timing: Timing;
  readonly at: Instant;
};

export const proof = (
  state: Proof["state"],
  evidence: string,
  more: { readonly at?: Instant; readonly now?: string; readonly overridable?: boolean } = {},
): Proof => ({
  state,
  evidence,
  at: more.at ?? "none",
  now: more.now ?? evidence,
  overridable: more.overridable ?? true,
});

/** A share of a number, free of the crumbs of binary fractions: 20 % above 115 is 138. */
export const shareOf = (value: number, share: number): number => Math.round(value * share * 1_000) / 1_000;

/** Whether a value lies within a share of the baseline, the edge included. */
export const isNear = (value: number, baseline: number, share: number): boolean =>
  Math.abs(value - baseline) <= shareOf(baseline, share);

/** Whether what happened at `then` is at most so old. */
export const isFresh = (then: Instant, freshForMs: Millis, at: Instant): boolean => at - then <= freshForMs;
