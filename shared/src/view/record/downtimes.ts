import { after, Instant, Millis } from "../../kernel/index.ts";
import type { Envelope, RecordGap, RecordRow } from "../../contracts/index.ts";
import { rowOf } from "./row.ts";
import { spanWords } from "./spanWords.ts";

/** Spans in which the gateway was down, each ended by a start; where nobody knows how long, from the fact before. */
export function downtimes(envelopes: readonly Envelope[], from: Instant): { gaps: RecordGap[]; rows: RecordRow[] } {
  const gaps: RecordGap[] = [];
  const rows: RecordRow[] = [];
  let last = from;
  for (const { at: when, event } of envelopes) {
    if (event.type === "gateway.started" && when > from) {
      const { downForMs } = event;
      const known = downForMs !== "unknown";
      const began = known ? after(when, Millis(-downForMs)) : Instant(Math.min(last, when));
      gaps.push({ what: "gateway", from: Instant(Math.max(began, from)), to: when });
      const words = known ? `for ${spanWords(downForMs)}` : "for an unknown time";
      rows.push(
        rowOf(
          { at: Instant(Math.max(began, from)), recordedAt: when },
          "gap",
          `The gateway was down ${words}`,
          "gateway",
        ),
      );
    }
    if (when > last) last = when;
  }
  return { gaps, rows };
}
