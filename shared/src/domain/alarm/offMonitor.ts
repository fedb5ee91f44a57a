import { after, Millis, type Instant } from "../../kernel/index.ts";
import type { Limits, Session } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";

type Off = Session["offMonitor"];
type Limit = Limits["rules"]["offMonitor"];

/** Off the monitor for longer than was allowed: medium, and high some minutes later (safety S16). */
export function offMonitor(off: Off, { highAfterMs }: Limit, at: Instant): Finding {
  if (off === "no" || at < off.until) return gone;
  const high = at >= after(off.until, highAfterMs);
  return {
    is: "present",
    step: high ? 1 : 0,
    priority: high ? "high" : "medium",
    rule: "off monitor",
    evidence: { kind: "words", words: `off the monitor (${off.why}): the time that was allowed is over` },
    delayMs: high ? highAfterMs : Millis(0),
  };
}

/** When it takes its next step; `raised` is the step it has, -1 before the first. */
export function offMonitorDue(off: Off, { highAfterMs }: Limit, raised: number): Instant | undefined {
  if (off === "no" || raised >= 1) return undefined;
  return raised < 0 ? off.until : after(off.until, highAfterMs);
}
