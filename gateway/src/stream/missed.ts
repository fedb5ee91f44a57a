import type { Envelope, Seq } from "@vigil/shared/contracts";
import type { EventLog } from "../ports.ts";
import { LogUnreadable } from "../log/asker.ts";
import type { Ring } from "./ring.ts";

// More than this is cheaper and safer to take as a snapshot.
const MOST = 5_000;

type Given = {
  log: EventLog;
  events: Ring;
  since: Seq;
  /** Whether `since` was given out by this start of the gateway. */
  ofThisStart: boolean;
};

/**
 * What a screen missed since `since` that is no longer in the ring, read from the log. The ring's own part is added by the
 * caller in the act of subscribing, so that nothing falls between. `snapshot`: it was away too long, or the number is of another start. Another start may even have had another log, where the
 * same number stands for something else.
 */
export async function missed({ log, events, since, ofThisStart }: Given): Promise<readonly Envelope[] | "snapshot"> {
  if (!ofThisStart || since > log.durable()) return "snapshot";
  if (events.after(since) !== "gone") return [];
  try {
    return await fromLog(log, events, since);
  } catch (error) {
    // What cannot be read cannot be resumed; what is known now can be shown all the same.
    if (error instanceof LogUnreadable) return "snapshot";
    throw error;
  }
}

async function fromLog(log: EventLog, events: Ring, since: Seq): Promise<readonly Envelope[] | "snapshot"> {
  const oldest = events.oldest();
  const found: Envelope[] = [];
  for await (const envelope of log.read({
    after: since,
    samples: false,
    ...(oldest === "empty" ? {} : { before: oldest }),
  })) {
    found.push(envelope);
    if (found.length > MOST) return "snapshot";
  }
  return found;
}
