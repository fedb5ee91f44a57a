import { between, type Instant } from "../../kernel/index.ts";
import type { FindingName } from "../../contracts/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { sessionSubject } from "../chair/subject.ts";
import { spanWords } from "../span.ts";
import { followLate, lateDue, type Late } from "./late.ts";
import { nextWanted, noLaterThan, overdueAt, type Wanted } from "./schedule.ts";
import { breathesLessSurely } from "./breathesLessSurely.ts";
import type { SessionState } from "./state.ts";
import { underWaySince } from "./underWay.ts";

/** At home nobody counts breaths over a screen: how awake somebody is is all that can be asked. */
const atHome = ["moaas"] as const satisfies readonly FindingName[];
// S8: breaths are counted at every MOAA/S check.
const inClinic = ["moaas", "rr"] as const satisfies readonly FindingName[];

/**
 * The next check of breathing and MOAA/S (safety S8; clinical 8, row MOAA/S check): closer with oxygen or a factor of S9. A
 * time of the plan is kept as early as a pressure keeps its own, so that both are done at once.
 */
export function nextCheck(session: SessionState): Wanted | "not due" {
  const start = underWaySince(session);
  if (start === "not under way") return "not due";
  const { assessment, cadence } = session.protocol;
  const { at: slots, everyMs, closeMs } = assessment;
  const last = lastCheck(session);
  const planned = nextWanted({ slots, earlyMs: cadence.earlyMs, everyMs }, start, last);
  return isClose(session) ? noLaterThan(planned, closeMs, start, last) : planned;
}

/** The steps of `check/overdue`: low and then medium. */
export function checkSteps(session: SessionState): readonly Late[] {
  const wanted = nextCheck(session);
  if (wanted === "not due") return [];
  const { overdueLow, overdueMedium } = session.protocol.assessment;
  const step = (priority: Late["priority"], factor: number): Late => {
    const at = overdueAt(wanted, factor);
    const words = `breathing and MOAA/S: due every ${spanWords(wanted.interval)}, ${spanWords(between(wanted.due, at))} late`;
    return { at, priority, rule: "check overdue", words, delayMs: between(wanted.due, at) };
  };
  return [step("low", overdueLow), step("medium", overdueMedium)];
}

/** The alarm `check/overdue` at the turn's instant. */
export function followChecks(turn: ChairTurn): void {
  const { draft } = turn;
  const { session } = draft;
  if (session === "no session") return;
  followLate(turn, sessionSubject(draft.id, "check/overdue"), checkSteps(session), (since) =>
    wasLooked(session, since),
  );
}

export const checksDue = (session: SessionState, chair: ChairState): Instant | undefined =>
  lateDue(chair, sessionSubject(chair.id, "check/overdue"), checkSteps(session));

/** Whether somebody charted what they found, whenever it happened, at or after `since`. */
export const wasLooked = ({ chart }: SessionState, since: Instant): boolean =>
  chart.some(({ entry, recordedAt }) => entry.kind === "findings" && recordedAt >= since);

/** Both parts of a check may be charted one after the other: it was made when the first of them was found. */
function lastCheck({ facts, protocol }: SessionState): Instant | "never" {
  const names = protocol.setting === "home" ? atHome : inClinic;
  let last: Instant | "never" = "never";
  for (const name of names) {
    const found = facts.findings[name];
    if (found === undefined) return "never";
    if (last === "never" || found.at < last) last = found.at;
  }
  return last;
}

const isClose = (session: SessionState): boolean => session.facts.oxygen.flow !== "off" || breathesLessSurely(session);
