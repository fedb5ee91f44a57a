import { Millis } from "../../kernel/index.ts";
import type { Baseline, Evidence, Limits, Protocol, RuleId } from "../../contracts/index.ts";
import { gone, type Finding } from "../alarm/finding.ts";
import { gravest } from "../alarm/gravest.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairTurn } from "../chair/state.ts";
import { patientSubject } from "../chair/subject.ts";
import { spanWords } from "../span.ts";
import { stageOf } from "./stageOf.ts";

/** mmHg. */
type Pressures = { readonly systolic: number; readonly diastolic: number };

/**
 * The alarm `bp/rise`: how far a valid reading lies above the baseline, from dosing until the end of the session. Medium
 * only where the reading itself is high, else information (safety S6); information too are a share above the baseline and
 * two rises in a row (clinical 8 and 4.3). Call it once the reading is among those of the session.
 */
export function judgeRise(turn: ChairTurn, reading: Pressures): void {
  const { session, id } = turn.draft;
  if (session === "no session") return;
  const { facts, protocol } = session;
  const { baseline, phase } = facts;
  if (baseline === "not yet") return;
  const stage = stageOf(phase);
  if (stage === "before the dose" || stage === "over") return;
  const { twoRising } = turn.draft.limits.rules;
  const rises = [
    riseOf(reading, baseline, protocol.rise),
    rising(session.readings, baseline, twoRising),
    shareOf(reading, baseline, protocol.rise),
  ];
  follow(turn, patientSubject(id, "bp/rise"), gravest(rises));
}

// Either component is enough in an alarm (S4).
function riseOf({ systolic, diastolic }: Pressures, baseline: Baseline, rise: Protocol["rise"]): Finding {
  const limit = { systolic: baseline.systolic + rise.systolic, diastolic: baseline.diastolic + rise.diastolic };
  if (systolic < limit.systolic && diastolic < limit.diastolic) return gone;
  const high = systolic >= rise.onlyFrom.systolic || diastolic >= rise.onlyFrom.diastolic;
  const evidence: Evidence = { kind: "pressure", systolic, diastolic, limit, direction: "above" };
  return {
    is: "present",
    news: "new reading",
    step: high ? 1 : 0,
    priority: high ? "medium" : "info",
    rule: "bp rise",
    evidence,
    delayMs: Millis(0),
  };
}

/** A share above the baseline is information (clinical 8, row BP info). */
function shareOf({ systolic, diastolic }: Pressures, baseline: Baseline, { infoShare }: Protocol["rise"]): Finding {
  const from = (value: number): number => Math.round(value * (1 + infoShare) * 10) / 10;
  const limit = { systolic: from(baseline.systolic), diastolic: from(baseline.diastolic) };
  if (systolic < limit.systolic && diastolic < limit.diastolic) return gone;
  const evidence: Evidence = { kind: "pressure", systolic, diastolic, limit, direction: "above" };
  return information("bp rise", evidence);
}

/** Two rises in a row, the last of them well above the baseline: measure again soon (clinical 4.3, ROC). */
function rising(
  readings: readonly Pressures[],
  baseline: Baseline,
  { each, share, repeatMs }: Limits["rules"]["twoRising"],
): Finding {
  const [first, second, last] = readings.slice(-3);
  if (first === undefined || second === undefined || last === undefined) return gone;
  const rises = [second.systolic - first.systolic, last.systolic - second.systolic];
  const limit = Math.round(baseline.systolic * (1 + share) * 10) / 10;
  if (rises.some((rise) => rise < each) || last.systolic < limit) return gone;
  return information("bp two rising", {
    kind: "several",
    parts: [{ name: "systolic", value: last.systolic, limit, unit: "mmHg", direction: "above" }],
    words: `${first.systolic}, ${second.systolic}, ${last.systolic} mmHg: rising, repeat in ${spanWords(repeatMs)}`,
  });
}

const information = (rule: RuleId, evidence: Evidence): Finding => ({
  is: "present",
  news: "new reading",
  step: 0,
  priority: "info",
  rule,
  evidence,
  delayMs: Millis(0),
});
