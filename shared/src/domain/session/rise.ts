import { Millis } from "../../kernel/index.ts";
import type { Baseline, Protocol } from "../../contracts/index.ts";
import { gone, type Finding } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairTurn } from "../chair/state.ts";
import { patientSubject } from "../chair/subject.ts";
import { stageOf } from "./stageOf.ts";

/** mmHg. */
type Pressures = { readonly systolic: number; readonly diastolic: number };

/**
 * The alarm `bp/rise`: how far a valid reading lies above the baseline, from dosing until the end of the session. Medium
 * only where the reading itself is high, else information (safety S6).
 */
export function judgeRise(turn: ChairTurn, reading: Pressures): void {
  const { session, id } = turn.draft;
  if (session === "no session") return;
  const { facts, protocol } = session;
  const { baseline, phase } = facts;
  if (baseline === "not yet") return;
  const stage = stageOf(phase);
  if (stage === "before the dose" || stage === "over") return;
  follow(turn, patientSubject(id, "bp/rise"), riseOf(reading, baseline, protocol.rise));
}

// Either component is enough in an alarm (S4).
function riseOf({ systolic, diastolic }: Pressures, baseline: Baseline, rise: Protocol["rise"]): Finding {
  const limit = { systolic: baseline.systolic + rise.systolic, diastolic: baseline.diastolic + rise.diastolic };
  if (systolic < limit.systolic && diastolic < limit.diastolic) return gone;
  const high = systolic >= rise.onlyFrom.systolic || diastolic >= rise.onlyFrom.diastolic;
  return {
    is: "present",
    news: "new reading",
    step: high ? 1 : 0,
    priority: high ? "medium" : "info",
    evidence: { kind: "pressure", systolic, diastolic, limit, direction: "above" },
    rule: "bp rise",
    delayMs: Millis(0),
  };
}
