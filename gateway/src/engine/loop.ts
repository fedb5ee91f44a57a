import { earliest, type Instant } from "@vigil/shared/kernel";
import {
  WIRE_VERSION,
  type ChairId,
  type Decision,
  type Envelope,
  type Input,
  type Seq,
} from "@vigil/shared/contracts";
import type { Clock, EventLog } from "../ports.ts";
import type { Engine } from "./engine.ts";
import { subjectOf, type Subject } from "./route.ts";

export type Loop = {
  /** Takes one input: numbers it, folds it, announces and logs it with what was decided. Returns all of that. */
  take(input: Input): readonly Envelope[];
  /** Logs and announces a decision that no engine makes. */
  record(decision: Decision): void;
  /** The highest number given out. */
  announced(): Seq;
  /** Chairs whose engine has stopped. */
  failed(): ReadonlySet<ChairId>;
  stop(): void;
};

type Given = {
  clock: Clock;
  log: EventLog;
  engines: ReadonlyMap<Subject, Engine>;
  /** The first number to give out. */
  first: Seq;
  announce(envelopes: readonly Envelope[]): void;
  act(decision: Decision): void;
};

/**
 * The one loop: every input of the house passes here, in one order, and nothing else changes state. What one turn of the
 * event loop brings is announced together, then logged together: an alarm never waits for a disk.
 */
export function createLoop({ clock, log, engines, first, announce, act }: Given): Loop {
  const failed = new Set<ChairId>();
  const deadlines = new Map<Subject, Instant | undefined>();
  let batch: Envelope[] = [];
  let flushing: NodeJS.Immediate | undefined;
  let seq: number = first;
  let now = clock.now();
  let armed: { at: Instant; callOff: () => void } | undefined;
  // The earliest deadline that was set in this turn.
  let sooner: Instant | undefined;

  const put = (event: Envelope["event"], at: Instant, turn: Envelope[]): Envelope => {
    const envelope: Envelope = { v: WIRE_VERSION, seq: seq as Seq, at, event };
    seq += 1;
    batch.push(envelope);
    turn.push(envelope);
    flushing ??= setImmediate(flush);
    return envelope;
  };

  const flush = (): void => {
    flushing = undefined;
    const full = batch;
    batch = [];
    announce(full);
    log.append(full);
  };

  /** Advances one subject. What it throws ends that subject's engine and nobody else's. */
  const advance = (subject: Subject, input: Input | "wake", at: Instant, cause: Seq, turn: Envelope[]): void => {
    const engine = engines.get(subject);
    if (engine === undefined || (subject !== "gateway" && failed.has(subject))) return;
    try {
      const decided = engine.advance(input, at);
      for (const { event, at: decidedAt } of decided) put(event, decidedAt, turn);
      const deadline = engine.deadline();
      deadlines.set(subject, deadline);
      sooner = earliest(sooner, deadline);
    } catch (error) {
      // The house's own engine has no other engine to speak for it: that is a broken promise, and ends the process.
      if (subject === "gateway") throw error;
      failed.add(subject);
      deadlines.delete(subject);
      const why = error instanceof Error ? error.message : String(error);
      fold({ type: "engine.failed", chair: subject, poison: cause, why }, at, turn);
    }
  };

  const fold = (input: Input, at: Instant, turn: Envelope[]): void => {
    const { seq: cause } = put(input, at, turn);
    const subject = subjectOf(input);
    if (subject !== "all") return advance(subject, input, at, cause, turn);
    // The house first: a chair whose engine fails at the start must find it started, or its alarm would end with the old ones.
    advance("gateway", input, at, cause, turn);
    for (const each of engines.keys()) if (each !== "gateway") advance(each, input, at, cause, turn);
  };

  const finish = (turn: readonly Envelope[]): void => {
    rearm(sooner);
    sooner = undefined;
    for (const { event } of turn) if (event.type === "cuff.asked") act(event);
  };

  const tick = (): Instant => {
    const read = clock.now();
    now = read > now ? read : now;
    return now;
  };

  // Samples move the deadline further away many times a second: a timer that comes early just looks again. So it stands no
  // later than the earliest of all subjects, and only what was set anew can have come before it.
  const rearm = (next: Instant | undefined): void => {
    if (next === undefined || (armed !== undefined && armed.at <= next)) return;
    armed?.callOff();
    armed = { at: next, callOff: clock.wakeAt(next, wake) };
  };

  const wake = (): void => {
    armed = undefined;
    const at = tick();
    const turn: Envelope[] = [];
    for (const [subject, deadline] of deadlines) {
      if (deadline !== undefined && deadline <= at) advance(subject, "wake", at, seq as Seq, turn);
    }
    for (const deadline of deadlines.values()) sooner = earliest(sooner, deadline);
    finish(turn);
  };

  return {
    take(input) {
      const turn: Envelope[] = [];
      fold(input, tick(), turn);
      finish(turn);
      return turn;
    },
    record(decision) {
      put(decision, tick(), []);
    },
    announced: () => (seq - 1) as Seq,
    failed: () => failed,
    stop() {
      armed?.callOff();
      if (flushing !== undefined) {
        clearImmediate(flushing);
        flush();
      }
    },
  };
}
