import type { Instant } from "../../kernel/index.ts";
import type { Alarm } from "../../contracts/index.ts";
import { announceOf } from "./announceOf.ts";
import { tell, type Entry, type Turn } from "./book.ts";
import { chainBegun } from "./calls.ts";
import type { Finding } from "./finding.ts";
import { without } from "./without.ts";

type Inhibited = Pick<Alarm, "inhibited">;

/** What a finding says of its own silence, as long as that lasts. */
export function inhibitionOf(finding: Finding, at: Instant): Inhibited {
  if (finding.is !== "present" || finding.inhibited === undefined) return {};
  const { inhibited } = finding;
  return inhibited.until === "it ends" || inhibited.until > at ? { inhibited } : {};
}

/** Ends the inhibitions that are over, whether or not their rule says so itself. */
export function endInhibitions(turn: Turn): void {
  for (const entry of Object.values(turn.draft.alarms)) {
    const until = entry.alarm.inhibited?.until;
    if (typeof until === "number" && until <= turn.at) uninhibit(turn, entry);
  }
}

/** It may be heard again, and calls from now on. */
export function uninhibit(turn: Turn, { alarm, present }: Entry): void {
  const free = chainBegun(without(alarm, "inhibited"), turn.at, turn.draft.escalation);
  tell(turn, { alarm: free, present }, announceOf(free, "no longer inhibited"));
}
