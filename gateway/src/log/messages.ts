import type { History } from "@vigil/shared/contracts";

/** To the writer's thread. `lines` is joinLines of journalLine. */
export type ToWriter = { kind: "batch"; lines: string } | { kind: "close" };

export type FromWriter =
  | { kind: "open"; durable: number }
  | { kind: "refused"; why: string }
  | { kind: "committed"; twice: number }
  | { kind: "failed"; why: string }
  /** Closed minutes stay unpacked: the log is written and read as ever, but grows. */
  | { kind: "not packed"; why: string }
  | { kind: "packed" };

export type PageRange = { after: number; before: number; of: string | null; samples: boolean };
/** `json` is an array of envelopes; whoever wants more asks again after `upTo`. */
export type Page = { json: string; upTo: number; more: boolean };

/** Events of these types; `after` and `before` bound the numbers whichever way they are read. */
export type FindRange = {
  types: readonly string[];
  of: string | null;
  after: number;
  before: number;
  newestFirst: boolean;
  limit: number;
};
/** `json` is an array of envelopes, `last` the number of its last; whoever wants more asks again beyond it. */
export type Found = { json: string; count: number; last: number };

export type Question =
  | { ask: "page"; range: PageRange }
  | { ask: "last"; types: readonly string[]; of: string }
  | { ask: "find"; range: FindRange }
  | { ask: "history"; chair: string; from: number; to: number; points: number }
  | { ask: "count"; types: readonly string[] | null };

export type ToReader = { id: number; question: Question };
export type FromReader = { id: number; ok: true; answer: Answered } | { id: number; ok: false; why: string };

export type Answered =
  | { ask: "page"; page: Page }
  | { ask: "last"; json: string | null }
  | { ask: "find"; found: Found }
  | { ask: "history"; trend: Pick<History, "spo2" | "pulse" | "bp">; stepMs: number }
  | { ask: "count"; count: number };
