import { between, type Instant } from "@vigil/shared/kernel";
import type { ChairId, Envelope, Seq } from "@vigil/shared/contracts";
import { REOPEN } from "@vigil/shared/domain";
import type { EventLog, MustArrive } from "../ports.ts";

export type Open = { since: Seq | "nothing"; watched: boolean };

const watch: readonly MustArrive[] = ["watch.started", "watch.ended"];
const course: readonly MustArrive[] = ["session.opened", "session.ended"];

/**
 * From where a chair must be folded again: the watch that is open; the session that is open, whose patient has not left, or
 * that may be opened again. From the first of them back to where nobody was there: in between a start would know too little.
 */
export async function openSince(log: EventLog, chair: ChairId, lastAt: Instant | "never"): Promise<Open> {
  const seen = await log.last(watch, chair);
  const watched = seen !== "none" && seen.event.type === "watch.started";
  const opened = await log.last(["session.opened"], chair);
  let since: Seq | "nothing" = watched ? seen.seq : "nothing";
  if (opened !== "none" && (await matters(log, chair, { lastAt, seen: watched ? seen : "none" })))
    since = since === "nothing" || opened.seq < since ? opened.seq : since;
  while (since !== "nothing") {
    const before: Seq | "nobody was there" = await begunBefore(log, chair, since);
    if (before === "nobody was there") break;
    since = before;
  }
  return { since, watched };
}

/** Whether anything is still to come of the last session; one that was opened again after its end goes on. */
async function matters(
  log: EventLog,
  chair: ChairId,
  { lastAt, seen }: { lastAt: Instant | "never"; seen: Envelope | "none" },
): Promise<boolean> {
  const told = await log.last(["session.opened", "session.changed", "session.ended"], chair);
  if (told === "none" || told.event.type !== "session.ended") return true;
  if (seen !== "none" && told.seq > seen.seq) return true;
  return lastAt === "never" || between(told.at, lastAt) <= REOPEN;
}

/** What had begun before that and was still open then. */
async function begunBefore(log: EventLog, chair: ChairId, before: Seq): Promise<Seq | "nobody was there"> {
  for (const types of [watch, course])
    for await (const { seq, event } of log.find(types, { of: chair, before, newestFirst: true })) {
      if (event.type === "watch.started" || event.type === "session.opened") return seq;
      break;
    }
  return "nobody was there";
}
