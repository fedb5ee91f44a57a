import { Millis } from "../../kernel/index.ts";
import { gone, type Finding } from "./finding.ts";

/** A device's clock further from ours than the limit: low (our judgement). No time of ours is taken from it. */
export function clockOff(offsetMs: number | "unknown", limitMs: Millis): Finding {
  if (offsetMs === "unknown" || Math.abs(offsetMs) <= limitMs) return gone;
  const minutes = Math.floor(Math.abs(offsetMs) / 60_000);
  const words = `its clock is ${minutes} min ${offsetMs > 0 ? "ahead of" : "behind"} ours`;
  return {
    is: "present",
    step: 0,
    priority: "low",
    rule: "clock",
    evidence: { kind: "words", words },
    delayMs: Millis(0),
  };
}
