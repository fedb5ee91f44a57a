import type { Envelope, History } from "@vigil/shared/contracts";
import { Millis } from "@vigil/shared/kernel";
import { mkdir } from "node:fs/promises";
import type { EventLog, FindOptions, HistoryQuery, MustArrive, ReadRange } from "../ports.ts";
import { Asker } from "./asker.ts";
import { Committer } from "./committer.ts";

export type SqliteLogOptions = {
  /** The data folder; made when it is not there. Only one gateway may use it: see lockFolder. */
  folder: string;
  /** Envelopes that may wait for the disk; past it samples are dropped first. */
  capacity?: number;
  /** A fault of the program, not of the disk: for the technician's eyes. The log goes on as well as it can. */
  onFatal?: (why: string) => void;
};

const CAPACITY = 100_000;

/** Opens the log in `folder`/log.db. Rejects with LogRefused when the file is newer than this program or cannot be opened. */
export async function sqliteLog({
  folder,
  capacity = CAPACITY,
  onFatal = () => {},
}: SqliteLogOptions): Promise<EventLog> {
  await mkdir(folder, { recursive: true });
  const committer = new Committer({ folder, capacity, onFatal });
  await committer.open();
  const asker = new Asker(folder);
  return {
    append: (envelopes) => committer.append(envelopes),
    onDurable: (listener) => committer.durableListeners.add(listener),
    onState: (listener) => committer.onState(listener),
    state: () => committer.state,
    durable: () => committer.durable,
    read: (range) => read(asker, range),
    last: async (types, of) => {
      const { json } = await asker.ask<"last">({ ask: "last", types, of });
      return json === null ? "none" : envelopeIn(json);
    },
    find: (types, options) => find(asker, types, options),
    history: (query) => history(asker, query),
    count: async (types) => (await asker.ask<"count">({ ask: "count", types: types ?? null })).count,
    close: async () => {
      await asker.close();
      await committer.close();
    },
  };
}

/** Reads a log that a gateway wrote, or is writing now. Nothing is locked and nothing is changed. */
export function sqliteReader(folder: string): Pick<EventLog, "read" | "find" | "count" | "close"> {
  const asker = new Asker(folder);
  return {
    read: (range) => read(asker, range),
    find: (types, options) => find(asker, types, options),
    count: async (types) => (await asker.ask<"count">({ ask: "count", types: types ?? null })).count,
    close: () => asker.close(),
  };
}

async function* read(asker: Asker, { after, before, of, samples = true }: ReadRange): AsyncGenerator<Envelope> {
  let from: number = after;
  let more = true;
  while (more) {
    const range = { after: from, before: before ?? Number.MAX_SAFE_INTEGER, of: of ?? null, samples };
    const { page } = await asker.ask<"page">({ ask: "page", range });
    yield* envelopesIn(page.json);
    from = page.upTo;
    more = page.more;
  }
}

async function* find(
  asker: Asker,
  types: readonly MustArrive[],
  { of, after, before, newestFirst = false, limit = Number.MAX_SAFE_INTEGER }: FindOptions = {},
): AsyncGenerator<Envelope> {
  const range = { types, of: of ?? null, after: after ?? -1, before: before ?? Number.MAX_SAFE_INTEGER, newestFirst };
  let left = limit;
  while (left > 0) {
    const { found } = await asker.ask<"find">({ ask: "find", range: { ...range, limit: left } });
    if (found.count === 0) return;
    yield* envelopesIn(found.json);
    left -= found.count;
    if (newestFirst) range.before = found.last;
    else range.after = found.last;
  }
}

async function history(asker: Asker, { chair, from, to, points }: HistoryQuery): Promise<History> {
  const { trend, stepMs } = await asker.ask<"history">({ ask: "history", chair, from, to, points });
  return { chair, from, stepMs: Millis(stepMs), ...trend };
}

// Our own rows, written from envelopes under this schema's number: reading them back is no edge. Parsing them by the contract
// would drop what an older contract does not know, and what is read must be what was appended.
const envelopeIn = (json: string): Envelope => JSON.parse(json) as Envelope;
const envelopesIn = (json: string): Envelope[] => JSON.parse(json) as Envelope[];
