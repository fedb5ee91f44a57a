import { between, Minutes } from "../../kernel/index.ts";
import type { ChartEntry, EventName } from "../../contracts/index.ts";
import { eventFinding, isEmergency, type Alert } from "../alarm/eventFinding.ts";
import { gone, type Finding } from "../alarm/finding.ts";
import { follow, recall } from "../alarm/lifecycle.ts";
import { declareEmergency } from "../session/emergencyActs.ts";
import { openSession } from "../session/change.ts";
import { eventsOf, moaasOf, openFacts } from "./found.ts";
import type { ChairTurn } from "./state.ts";
import { eventSubject } from "./subject.ts";

// Our judgement: whoever charts what is this long ago was there, and needs no sound (safety S12).
const LATE = Minutes(5);

/**
 * Raises what a charted event asks for (safety S17): call it once the line is in the chart; other lines change nothing. Each
 * kind of event is a condition of its own (S1). It lasts until somebody is recorded with the patient ("at patient", "patient
 * seen"), until its line is corrected, or to the end of the session. Stridor, laryngospasm, apnoea, seizure and collapse make
 * the session an emergency, however late they are charted: somebody ends it. Any other told late is a message (S12).
 */
export function raiseEvent(turn: ChairTurn, line: ChartEntry): void {
  takeBack(turn, line);
  const { entry, happenedAt, recordedAt, by } = line;
  if (entry.kind !== "event") return;
  const { what, words } = entry;
  if (isEmergency(what)) return raiseEmergency(turn, what, line);
  const finding = eventFinding(what, alertOf(turn), words);
  if (finding.is !== "present") return;
  const subject = eventSubject(turn.draft.id, what);
  if (between(happenedAt, recordedAt) <= LATE) return follow(turn, subject, { ...finding, news: "new reading" });
  // What stands already is not made a message by an older one.
  if (turn.draft.alarms[subject.key] !== undefined) return;
  const evidence = { kind: "words", words: `from before, told late by ${by.name}: ${what}` } as const;
  recall(turn, subject, { ...finding, step: 0, priority: "info", rule: "told late", evidence });
}

/** Somebody is with the patient: what was told is taken care of, and what lasts has rules of its own. */
export function attendEvents(turn: ChairTurn): void {
  for (const { alarm, present } of Object.values(turn.draft.alarms)) {
    const { key, condition, kind } = alarm;
    if (condition === "event" && present.is === "present")
      follow(turn, { key, chair: turn.draft.id, condition, kind }, gone);
  }
}

/** Vomiting asks for more as soon as the patient is less awake; with the session all of it is over. */
export function judgeEvents(turn: ChairTurn): void {
  if (openFacts(turn.draft) === "none") return attendEvents(turn);
  const subject = eventSubject(turn.draft.id, "vomiting");
  const told = turn.draft.alarms[subject.key]?.present;
  if (told?.is !== "present" || told.step > 0) return;
  const now = eventFinding("vomiting", alertOf(turn), undefined);
  if (now.is === "present" && now.step > 0) follow(turn, subject, now);
}

function raiseEmergency(turn: ChairTurn, what: EventName, { by, entry }: ChartEntry): void {
  const session = openSession(turn);
  if (session === undefined || session.facts.emergency !== "no") return;
  if (declareEmergency(turn, session, what, by) === "done") return;
  // Whatever keeps the session from it: this is heard.
  const words = entry.kind === "event" && entry.words !== undefined ? `${what}: ${entry.words}` : what;
  const high: Finding = {
    is: "present",
    step: 2,
    priority: "high",
    rule: "event",
    evidence: { kind: "words", words },
    delayMs: Minutes(0),
  };
  follow(turn, eventSubject(turn.draft.id, what), high);
}

/** A line that was put right proves nothing any more, unless the same was charted beside it. */
function takeBack(turn: ChairTurn, { corrects }: ChartEntry): void {
  const session = openSession(turn);
  if (corrects === undefined || session === undefined) return;
  const entry = session.chart.find(({ id }) => id === corrects)?.entry;
  if (entry?.kind !== "event" || eventsOf(turn.draft).some(({ what }) => what === entry.what)) return;
  const subject = eventSubject(turn.draft.id, entry.what);
  if (turn.draft.alarms[subject.key] !== undefined) follow(turn, subject, gone);
}

function alertOf({ draft }: ChairTurn): Alert {
  const facts = openFacts(draft);
  return { moaas: moaasOf(draft), dosed: facts !== "none" && facts.dose !== "none" };
}
