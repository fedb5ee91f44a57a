import { between, type Instant, type Millis } from "@vigil/shared/kernel";
import {
  type Answer,
  type ChairId,
  type Envelope,
  type Input,
  type Seq,
  type Session,
  type View,
} from "@vigil/shared/contracts";
import {
  advanceChair,
  advanceHouse,
  deadlineOfChair,
  deadlineOfHouse,
  followUpsTold,
  newChair,
  newHouse,
} from "@vigil/shared/domain";
import { emptyView, foldEnvelope, nothingJudged } from "@vigil/shared/view";
import type { EventLog } from "../ports.ts";
import { compareDecisions, type Dated } from "./compare.ts";
import { openSince } from "./openSince.ts";
import { engineOf, type Engine } from "./engine.ts";
import { givenToChair, isDecision, isInput, refold } from "./refold.ts";
import { decidedBy, subjectOf, type Subject } from "./route.ts";

export type Difference = { chair: ChairId; at: Instant; why: string };

export type Restored = {
  engines: Map<Subject, Engine>;
  /** What the screens showed last; `none` at the very first start. */
  view: View | "none";
  answered: Map<string, Answer>;
  differences: Difference[];
  /** Chairs that are watched: a demo that starts anew ends these. */
  watched: Set<ChairId>;
  /** Sessions that are open, as they were last told. */
  sessions: Map<ChairId, Session>;
  /** Chairs that begin without their past: what was open there the record must say to be over, or it is looked for for ever. */
  lost: { chair: ChairId; watched: boolean; session: Session | "none" }[];
  lastAt: Instant | "never";
};

type Started = Envelope & { event: Extract<Input, { type: "gateway.started" }> };

const BEFORE_ALL = -1 as Seq;

/**
 * Folds what is open again from its inputs: each chair from the gateway's start before its watch or session began, the house
 * from its very first, for an alarm of its own may have been open through many starts. No snapshot is kept, so nothing can disagree with the log. The decisions made on the way are held
 * against the recorded ones.
 */
export async function restore(log: EventLog, chairs: readonly ChairId[]): Promise<Restored> {
  const house = await all(log.read({ after: BEFORE_ALL, of: "gateway", samples: false }));
  const starts = house.filter(isStart);
  const lastStart = starts.at(-1);
  const restored: Restored = {
    engines: new Map(),
    view: lastStart === undefined ? "none" : emptyView(lastStart.event, lastStart.at, undefined),
    answered: new Map(),
    differences: [],
    watched: new Set(),
    sessions: new Map(),
    lost: [],
    lastAt: "never",
  };
  for await (const { at } of log.read({ after: (log.durable() - 1) as Seq })) restored.lastAt = at;

  // What went to every engine is filed with the gateway's own.
  const forAll = house.filter(({ event }) => isInput(event) && subjectOf(event) === "all");
  const failures: Envelope[] = [];
  for (const chair of chairs) failures.push(...(await restoreChair(restored, log, chair, { starts, forAll })));

  const ofTheHouse = [...house, ...failures].toSorted(bySeq);
  const houseEngine = engineOf(newHouse(), advanceHouse, deadlineOfHouse);
  refold(houseEngine, ofTheHouse, new Set());
  restored.engines.set("gateway", houseEngine);
  keepShown(restored, ofTheHouse);
  keepAnswers(
    restored,
    house.filter(({ seq }) => lastStart !== undefined && seq >= lastStart.seq),
  );
  return restored;
}

/** From the last fact on the log to now; unknown where there is none, or where the clock went back. */
export const downFor = (lastAt: Instant | "never", now: Instant): Millis | "unknown" =>
  lastAt === "never" || lastAt > now ? "unknown" : between(lastAt, now);

/** Returns the failures of this chair's engine, for the house speaks for them. */
async function restoreChair(
  restored: Restored,
  log: EventLog,
  chair: ChairId,
  { starts, forAll }: { starts: readonly Started[]; forAll: readonly Envelope[] },
): Promise<Envelope[]> {
  const { since, watched } = await openSince(log, chair, restored.lastAt);
  const open = since !== "nothing";
  const from = open ? starts.findLast(({ seq }) => seq < since) : starts.at(-1);
  const own = from === undefined ? [] : await all(log.read({ after: (from.seq - 1) as Seq, of: chair, samples: open }));
  const failures = own.filter(({ event }) => event.type === "engine.failed");
  const told = await all(log.find(["followup.changed", "session.closed"], { of: chair }));
  keepShown(restored, told);
  keepShown(restored, own);
  keepAnswers(restored, own);

  // What is still to be done of a session that is over may be of weeks ago: it is known without folding them.
  const begin = (until: readonly Envelope[]): Engine => {
    const followUps = followUpsTold(until.map(({ event }) => event).filter(isDecision));
    return engineOf({ ...newChair(chair), followUps }, advanceChair, deadlineOfChair);
  };
  const engine = begin(open && from !== undefined ? told.filter(({ seq }) => seq < from.seq) : told);
  restored.engines.set(chair, engine);
  if (!open || from === undefined) return failures;

  const poison = new Set<number>(
    failures.flatMap(({ event }) => (event.type === "engine.failed" ? [event.poison] : [])),
  );
  const beginAnew = (why: string): void => {
    restored.differences.push({ chair, at: own.at(-1)?.at ?? from.at, why });
    restored.engines.set(chair, begin(told));
    const shown = restored.view === "none" ? undefined : restored.view.chairs[chair]?.session;
    const isOpen = shown !== undefined && shown !== "none" && shown.ended === "no";
    restored.lost.push({ chair, watched, session: isOpen ? shown : "none" });
    forgetShown(restored, chair);
  };
  // The engine failed at a start: its past would fail it at every start, and nobody would be watched here ever again.
  if (starts.some(({ seq }) => poison.has(seq))) {
    beginAnew("the engine failed at the last start: it begins without its past");
    return failures;
  }
  if (watched) restored.watched.add(chair);
  const session = restored.view === "none" ? undefined : restored.view.chairs[chair]?.session;
  if (session !== undefined && session !== "none" && session.ended === "no") restored.sessions.set(chair, session);
  const given = givenToChair([...own, ...forAll.filter(({ seq }) => seq >= from.seq)].toSorted(bySeq));
  const recorded = own.filter(({ event }) => !isInput(event) && decidedBy(event) === chair);
  try {
    const made = refold(engine, given, poison);
    const difference = compareDecisions(made, recorded);
    if (difference !== "none" && failures.length === 0 && knowsLess(made, recorded))
      beginAnew(`its session is not known by the rules of now: ${difference.why}`);
    else if (difference !== "none" && failures.length === 0) restored.differences.push({ chair, ...difference });
  } catch (error) {
    // One chair whose past cannot be folded must not keep the others unwatched: it begins anew, and the log says so.
    beginAnew(`its past could not be folded: ${error instanceof Error ? error.message : String(error)}`);
  }
  return failures;
}

/**
 * Whether the engine of now knows nothing of a session that was recorded as open, or of its dose: screens would show what nobody
 * can answer. What else parts from the record is told, and goes on.
 */
function knowsLess(made: readonly Dated[], recorded: readonly Dated[]): boolean {
  const then = lastTold(recorded);
  if (then === undefined || then.ended !== "no") return false;
  const now = lastTold(made);
  return now?.id !== then.id || (then.dose !== "none" && now.dose === "none");
}

function lastTold(decisions: readonly Dated[]): Session | undefined {
  for (const { event } of decisions.toReversed())
    if (event.type === "session.opened" || event.type === "session.changed" || event.type === "session.ended")
      return event.session;
  return undefined;
}

/** Keeps what screens showed. Numbers are not kept: nobody looked while we were down. */
function keepShown(restored: Restored, envelopes: readonly Envelope[]): void {
  for (const envelope of envelopes) {
    const shown = envelope.event.type !== "gateway.started" && envelope.event.type !== "device.observed";
    if (restored.view !== "none" && shown) restored.view = foldEnvelope(restored.view, envelope);
  }
}

/** No engine knows these alarms any more: on a screen they could neither end nor be answered. */
function forgetShown(restored: Restored, id: ChairId): void {
  restored.watched.delete(id);
  restored.sessions.delete(id);
  if (restored.view === "none") return;
  const chair = restored.view.chairs[id];
  if (chair === undefined) return;
  const forgotten = {
    ...chair,
    watchedSince: "not watched" as const,
    alarms: {},
    session: "none" as const,
    judgement: nothingJudged,
  };
  restored.view = { ...restored.view, chairs: { ...restored.view.chairs, [id]: forgotten } };
}

function keepAnswers(restored: Restored, envelopes: readonly Envelope[]): void {
  for (const { event } of envelopes) {
    if (event.type === "command.done") restored.answered.set(event.command, { id: event.command, outcome: "done" });
    if (event.type === "command.refused")
      restored.answered.set(event.command, { id: event.command, outcome: "refused", why: event.why });
  }
}

const isStart = (envelope: Envelope): envelope is Started => envelope.event.type === "gateway.started";
const bySeq = (a: Envelope, b: Envelope): number => a.seq - b.seq;

async function all(envelopes: AsyncIterable<Envelope>): Promise<Envelope[]> {
  const list: Envelope[] = [];
  for await (const envelope of envelopes) list.push(envelope);
  return list;
}
