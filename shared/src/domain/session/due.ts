import { after, Instant } from "../../kernel/index.ts";
import type { Due } from "../../contracts/index.ts";
import type { ChairState } from "../chair/state.ts";
import { freshUntil, gather } from "./baseline.ts";
import { nextReading } from "./cadence.ts";
import { reviewFrom, signatureFrom } from "./phases.ts";
import { confirmBy, plannedEnd } from "./pump.ts";
import type { SessionState } from "./state.ts";

/** What will be wanted of people at this chair, the soonest first. */
export function dueOf(session: SessionState, chair: ChairState): readonly Due[] {
  const due: Due[] = [];
  const add = (what: Due["what"], words: string, at: Instant | "not due" | undefined): void => {
    if (at !== undefined && at !== "not due") due.push({ what, words, at, overdueAt: "never" });
  };
  const [words, at] = baselineDue(session, chair);
  add("baseline reading", words, at);
  add("bp", "Pressure", nextReading(session, chair));
  add("pump confirmation", "Look at the pump, and confirm that it stands still", confirmBy(session));
  add("planned end", "Planned end of the infusion", plannedEnd(session));
  for (const [what, text, when] of dischargeDue(session)) add(what, text, when);
  return due.toSorted((a, b) => a.at - b.at);
}

function baselineDue(session: SessionState, chair: ChairState): readonly [words: string, at: Instant | undefined] {
  const { phase, baseline } = session.facts;
  if (phase === "screening") {
    const gathered = gather(session, chair);
    if (gathered.is !== "waits for a reading" || gathered.from === "unknown") return ["", undefined];
    return [gathered.third ? "Third baseline reading" : "Second baseline reading", gathered.from];
  }
  if ((phase === "held" || phase === "cleared") && baseline !== "not yet")
    return ["New baseline readings: this one grows too old", freshUntil(baseline, session.protocol)];
  return ["", undefined];
}

function dischargeDue(session: SessionState): readonly (readonly [Due["what"], string, Instant | undefined])[] {
  const { phase, checks } = session.facts;
  const from = reviewFrom(session);
  const timed = signatureFrom(session);
  if ((phase !== "recovery" && phase !== "review") || from === undefined || timed === undefined) return [];
  const { apartMs } = session.protocol.discharge;
  const first = checks.at(0);
  const second = after(first?.at ?? from, apartMs);
  const signature = ["signature", "Discharge may be signed", Instant(Math.max(second, timed))] as const;
  if (first === undefined) return [["discharge check", "First discharge check", from], signature];
  const paired = checks.some(({ at }) => at >= second);
  return paired ? [signature] : [["discharge check", "Second discharge check", second], signature];
}
