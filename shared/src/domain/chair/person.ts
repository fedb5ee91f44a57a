import { earliest, type Instant } from "../../kernel/index.ts";
import type { AlarmCondition } from "../../contracts/index.ts";
import { compoundDue, compoundFinding, judgeCompound } from "../alarm/compound.ts";
import { emergencyFinding } from "../alarm/eventFinding.ts";
import type { Finding } from "../alarm/finding.ts";
import { offMonitor, offMonitorDue } from "../alarm/offMonitor.ts";
import { sedation } from "../alarm/sedation.ts";
import { breathsNow, spo2Now } from "../session/vitals.ts";
import { breathesLessSurely } from "../session/breathesLessSurely.ts";
import { breathsFinding } from "./breaths.ts";
import { judgeDevices } from "./deviceState.ts";
import { judgeEvents } from "./events.ts";
import { emergenciesOf, freshCount, moaasOf, openFacts } from "./found.ts";
import { judgePressureAgain } from "./pressure.ts";
import { say } from "./say.ts";
import type { ChairState, ChairTurn } from "./state.ts";
import { patientSubject, sessionSubject } from "./subject.ts";

/**
 * Judges what people recorded, alone and together with what is measured: sedation, counted breaths, events, an emergency, the
 * time off the monitor. It says only what is new, so it may be asked as often as anything happened.
 */
export function judgePerson(turn: ChairTurn): void {
  const { draft, at } = turn;
  const facts = openFacts(draft);
  const idle = draft.compound === "awake" && Object.keys(draft.alarms).length === 0;
  if (draft.watch === "not watched" && facts === "none" && idle) return;
  const { rules } = draft.limits;
  sayPatient(turn, "sedation", sedation(moaasOf(draft), rules.sedation));
  sayPatient(turn, "rr/low", breathsFinding(draft, "rr/low"));
  sayPatient(turn, "rr/high", breathsFinding(draft, "rr/high"));
  breatheTogether(turn);
  judgePressureAgain(turn);
  const emergency = facts === "none" ? "no" : facts.emergency;
  const further = emergency === "no" ? [] : emergenciesOf(draft, emergency);
  sayPatient(turn, "emergency", emergencyFinding(emergency, further));
  judgeEvents(turn);
  judgeDevices(turn);
  const off = facts === "none" ? "no" : facts.offMonitor;
  say(turn, sessionSubject(draft.id, "monitor/off"), offMonitor(off, rules.offMonitor, at));
}

/** After what only brings numbers, a sample or a cuff's result: no more than lives by them. */
export function judgePersonByNumbers(turn: ChairTurn): void {
  const { watch } = turn.draft;
  if (watch === "not watched") return;
  // Of what was known before anybody was watched nothing has been told yet.
  if (watch.since === turn.at) return judgePerson(turn);
  breatheTogether(turn);
  judgePressureAgain(turn);
}

/** When something of it changes by time alone. */
export function personDue(state: ChairState): Instant | undefined {
  const facts = openFacts(state);
  const compound = compoundDue(state.compound, state.limits);
  if (facts === "none") return compound;
  const raised = state.alarms[sessionSubject(state.id, "monitor/off").key]?.present;
  const step = raised?.is === "present" ? raised.step : -1;
  return earliest(compound, offMonitorDue(facts.offMonitor, state.limits.rules.offMonitor, step));
}

function breatheTogether(turn: ChairTurn): void {
  const { draft, at } = turn;
  const facts = openFacts(draft);
  const moaas = moaasOf(draft);
  const { rules } = draft.limits;
  // Asked at every sample; nearly always everybody is awake.
  const awake = facts === "none" || moaas === "not recorded" || moaas > rules.compound.withFactors;
  if (awake && draft.compound === "awake") return;
  const { session } = draft;
  const unsure = session !== "no session" && breathesLessSurely(session);
  const spo2 = spo2Now(draft);
  draft.compound = judgeCompound(
    draft.compound,
    {
      moaas,
      limit: unsure ? rules.compound.withFactors : rules.compound.moaas,
      spo2: spo2 === "unknown" ? spo2 : spo2.value,
      rr: breathsNow(draft),
      counted: freshCount(draft, at),
    },
    draft.limits,
    at,
  );
  sayPatient(turn, "compound", compoundFinding(draft.compound, rules));
}

const sayPatient = (turn: ChairTurn, condition: AlarmCondition, finding: Finding): void =>
  say(turn, patientSubject(turn.draft.id, condition), finding);
