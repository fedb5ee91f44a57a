import { after, Instant, Millis } from "../../kernel/index.ts";
import type { Envelope, RecordGap, RecordRow } from "../../contracts/index.ts";
import { rowOf } from "./row.ts";
import { spanWords } from "./spanWords.ts";

/** Spans in which the gateway was down, each ended by a start; where nobody knows how long, from the fact before. */
export function downtimes(since: readonly Envelope[], openedAt: Instant): { gaps: RecordGap[]; rows: RecordRow[] } {
  const gaps: RecordGap[] = [];
  const rows: RecordRow[] = [];
  let last = openedAt;
  for (const { at: to, event } of since) {
    if (event.type === "gateway.started") {
      const { downForMs } = event;
      const began = downForMs === "unknown" ? last : Math.max(after(to, Millis(-downForMs)), openedAt);
      // A clock that went back would turn the span round.
      const from = Instant(Math.min(began, to));
      gaps.push({ what: "gateway", from, to });
      const words = downForMs === "unknown" ? "for an unknown time" : `for ${spanWords(downForMs)}`;
      rows.push(rowOf({ at: from, recordedAt: to }, "gap", `The gateway was down ${words}`, "gateway"));
    }
    last = to;
  }
  return { gaps, rows };
}
