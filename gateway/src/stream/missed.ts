import type { Envelope, Seq } from "@vigil/shared/contracts";
import type { EventLog } from "../ports.ts";
import type { Ring } from "./ring.ts";

// More than this is cheaper and safer to take as a snapshot.
const MOST = 5_000;

type Given = { log: EventLog; events: Ring; since: Seq };

/**
 * What a screen missed since `since` that is no longer in the ring, read from the log. The ring's own part is added by the
 * caller in the act of subscribing, so that nothing falls between. `snapshot`: it was away too long.
 */
export async function missed({ log, events, since }: Given): Promise<readonly Envelope[] | "snapshot"> {
  if (since > log.durable()) return "snapshot";
  if (events.after(since) !== "gone") return [];
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
