import { isSample, Seq, type Envelope, type EventType, type History } from "@vigil/shared/contracts";
import type { EventLog, FindOptions, HistoryQuery, LogState, MustArrive, ReadRange } from "../ports.ts";
import { Backlog } from "./backlog.ts";
import { Buckets, stepOf } from "./buckets.ts";
import { Condition } from "./condition.ts";
import { Listeners } from "./listeners.ts";
import { eachLatePoint, happenedAt } from "./late.ts";
import { notPatients } from "./notPatients.ts";
import { eachPoint, type TakePoint } from "./points.ts";
import { envelopeJson, journalLine, journalRows } from "./row.ts";
import { subjectOf } from "./subject.ts";

export type MemoryLogOptions = {
  capacity?: number;
  /** What an earlier start left behind. */
  before?: readonly Envelope[];
};

/** The log without a disk: for tests and for trying the gateway out. It forgets everything when the process ends. */
export type MemoryLog = EventLog & {
  /** From now on nothing can be written, as when a disk is full. */
  fail(why: string): void;
  mend(): void;
};

export function memoryLog({ capacity = 100_000, before = [] }: MemoryLogOptions = {}): MemoryLog {
  const kept: Envelope[] = [...before];
  const backlog = new Backlog(capacity);
  const condition = new Condition(backlog, () => 0);
  const durable = new Listeners<Seq>();
  let failing = "";
  let due: NodeJS.Immediate | undefined;

  const highest = (): Seq => kept.at(-1)?.seq ?? Seq.parse(0);
  const commit = (): void => {
    due = undefined;
    condition.set({ trouble: failing });
    if (failing !== "" || backlog.size === 0) return;
    kept.push(...backlog.take(capacity).map(({ line }) => throughJson(line)));
    durable.tell(highest());
  };
  const soon = (): void => void (due ??= setImmediate(commit));

  return {
    append(envelopes) {
      for (const envelope of envelopes)
        backlog.push({ seq: envelope.seq, line: journalLine(envelope) }, isSample(envelope.event));
      soon();
    },
    onDurable: (listener) => durable.add(listener),
    onState: (listener) => condition.listeners.add(listener),
    state: (): LogState => condition.now(),
    durable: highest,
    read: (range) => read(kept, range),
    last: async (types, of) =>
      kept.findLast(({ event }) => types.includes(event.type) && subjectOf(event) === of) ?? "none",
    find: (types, options) => find(kept, types, options),
    history: async (query) => history(kept, query),
    count: async (types) => kept.filter(({ event }) => types === undefined || types.includes(event.type)).length,
    close: async () => {
      clearImmediate(due);
      commit();
    },
    fail(why) {
      failing = why;
      soon();
    },
    mend() {
      failing = "";
      soon();
    },
  };
}

// As the disk would give it back: nobody can change what is in the log by changing what he appended.
function throughJson(line: string): Envelope {
  const [row] = journalRows(line);
  if (row === undefined) throw new Error("a line is a row");
  return JSON.parse(envelopeJson(row)) as Envelope;
}

async function* read(
  kept: readonly Envelope[],
  { after, before, of, samples = true }: ReadRange,
): AsyncGenerator<Envelope> {
  for (const envelope of kept) {
    const { seq, event } = envelope;
    if (seq <= after || (before !== undefined && seq >= before)) continue;
    if (of !== undefined && subjectOf(event) !== of) continue;
    if (samples || !isSample(event)) yield envelope;
  }
}

async function* find(
  kept: readonly Envelope[],
  types: readonly MustArrive[],
  { of, after, before, newestFirst = false, limit = Number.MAX_SAFE_INTEGER }: FindOptions = {},
): AsyncGenerator<Envelope> {
  const wanted: ReadonlySet<EventType> = new Set<EventType>(types);
  const found = kept.filter(
    ({ seq, event }) =>
      wanted.has(event.type) &&
      !isSample(event) &&
      (after === undefined || seq > after) &&
      (before === undefined || seq < before) &&
      (of === undefined || subjectOf(event) === of),
  );
  yield* (newestFirst ? found.reverse() : found).slice(0, limit);
}

function history(kept: readonly Envelope[], { chair, from, to, points }: HistoryQuery): History {
  const stepMs = stepOf({ from, to, points });
  const spo2 = new Buckets(from, to, stepMs);
  const pulse = new Buckets(from, to, stepMs);
  const bp: History["bp"] = [];
  const take: TakePoint = (metric, when, value) => (metric === "spo2" ? spo2 : pulse).add(when, value);
  const own = kept.filter(({ event }) => subjectOf(event) === chair);
  const others = notPatients(own.map(({ event }) => event));
  for (const { at, event } of own) {
    eachPoint(event, at, take);
    eachLatePoint(event, take);
    const when = happenedAt(event, at);
    if (event.type !== "cuff.result" || when < from || when >= to || others.has(when)) continue;
    const { systolic, diastolic } = event.reading;
    bp.push({ at: when, systolic, diastolic, late: event.late });
  }
  return { chair, from, stepMs, spo2: spo2.column(), pulse: pulse.column(), bp: bp.sort((a, b) => a.at - b.at) };
}
