import type { Instant } from "../../kernel/index.ts";
import type { Author, Criterion, RecordRow } from "../../contracts/index.ts";

type Times = { at: Instant; recordedAt: Instant };

/** How one change of a session's facts was told. */
export type Told = {
  readonly recordedAt: Instant;
  readonly by: Author;
  readonly why: string;
  /** The criteria of discharge as last judged before. */
  readonly criteria: readonly Criterion[];
};

/** One row of a record. `by` is a person, "rule", "trend", "gateway" or a device's id. */
export const rowOf = (
  { at, recordedAt }: Times,
  kind: RecordRow["kind"],
  words: string,
  by: string,
  priority = "",
): RecordRow => ({ at, recordedAt, kind, words, by, priority });

/** Happened and recorded at once. */
export const at = (instant: Instant): Times => ({ at: instant, recordedAt: instant });

export const nameOf = (by: Author): string => (by === "rule" ? by : by.name);
