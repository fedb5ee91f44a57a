import { Millis, type Instant } from "../../kernel/index.ts";
import { unitOf, type CuffReading, type Evidence, type Input } from "../../contracts/index.ts";
import { ladder, violates, type Direction } from "../alarm/ladder.ts";
import { recall } from "../alarm/lifecycle.ts";
import { keepLateAir } from "./keptAir.ts";
import { pressureRules } from "./pressureRules.ts";
import type { ChairTurn, Kept } from "./state.ts";
import { keptSubject, type KeptBy, type KeptCondition } from "./subject.ts";
import { thresholdRules } from "./thresholdRules.ts";
import { replaceDevice } from "./values.ts";

type Backfilled = Extract<Input, { type: "device.backfilled" }>;

/** What lay beyond a limit: by how much, in the metric's own unit, and as words. */
type Beyond = Kept["worst"];

/** S12: what a kept reading proves is told once, to be acknowledged, and never sounds as if present. */
export function tellKept(turn: ChairTurn, source: KeptBy, reading: CuffReading, happenedAt: Instant): void {
  // What a person charts is of the patient of the session, watched already or not.
  if (source !== "typed" && !isOfThisWatch(turn, happenedAt)) return;
  const { systolic, diastolic } = reading;
  for (const { condition, direction, limits } of pressureRules) {
    const rung = ladder(turn.draft.limits[limits]).find(({ priority }) => priority !== "info");
    if (rung === undefined || !violates(reading, rung, direction)) continue;
    const sign = direction === "below" ? -1 : 1;
    const far = (value: number, limit: number): number => (value - limit) * sign;
    const { systolic: most, diastolic: other } = rung;
    const by = Math.max(far(systolic, most), other === "not judged" ? far(systolic, most) : far(diastolic, other));
    const limit = other === "not judged" ? `${most} systolic` : `${most}/${other}`;
    const beyond = [{ by, words: `${systolic}/${diastolic}` }];
    tell(turn, source, condition, direction, direction === "above" ? `from ${limit} on` : `below ${limit}`, beyond);
  }
}

/** The same for values that a kit kept while nobody listened. */
export function tellBackfilled(turn: ChairTurn, { device, points }: Backfilled): void {
  if (keptBy(turn, device) === undefined) return;
  const ofThisWatch = points.filter(({ happenedAt }) => isOfThisWatch(turn, happenedAt));
  keepLateAir(turn, ofThisWatch);
  for (const { condition, metric, direction, limits } of thresholdRules) {
    const step = turn.draft.limits[limits].find(({ priority }) => priority !== "info");
    if (step === undefined) continue;
    const sign = direction === "below" ? -1 : 1;
    const beyond: Beyond[] = [];
    for (const { values } of ofThisWatch) {
      for (const value of values) {
        if (value.metric !== metric || value.value === "unavailable") continue;
        const by = (value.value - step.limit) * sign;
        if (by > 0) beyond.push({ by, words: `${value.value} ${unitOf[metric]}` });
      }
    }
    tell(turn, device, condition, direction, `${direction} ${step.limit} ${unitOf[metric]}`, beyond);
  }
}

// What happened before was another patient's, or nobody's.
const isOfThisWatch = ({ draft: { watch } }: ChairTurn, happenedAt: Instant): boolean =>
  watch !== "not watched" && happenedAt >= watch.since;

// One message for one condition of one source: until it is acknowledged, what comes after it is added to it.
function tell(
  turn: ChairTurn,
  by: KeptBy,
  condition: KeptCondition,
  direction: Direction,
  limit: string,
  beyond: readonly Beyond[],
): void {
  const { draft } = turn;
  const kept = keptBy(turn, by);
  if (kept === undefined || beyond.length === 0) return;
  const subject = keptSubject(draft.id, condition, by);
  const before = draft.alarms[subject.key] === undefined ? undefined : kept[condition];
  const told = before === undefined ? beyond : [before.worst, ...beyond];
  const worst = told.reduce((one, other) => (other.by > one.by ? other : one));
  const count = beyond.length + (before?.count ?? 0);
  keep(turn, by, { ...kept, [condition]: { worst, count } });
  const extreme = `${direction === "below" ? "lowest" : "highest"} ${worst.words}`;
  const words = `from before, told late: ${count === 1 ? worst.words : `${count} values, ${extreme}`} (${limit})`;
  const evidence: Evidence = { kind: "words", words };
  recall(turn, subject, { step: 0, priority: "info", rule: "told late", evidence, delayMs: Millis(0) });
}

type KeptOf = Readonly<Partial<Record<KeptCondition, Kept>>>;

const keptBy = ({ draft }: ChairTurn, by: KeptBy): KeptOf | undefined =>
  by === "typed" ? draft.keptTyped : draft.devices.find(({ info }) => info.id === by)?.kept;

function keep(turn: ChairTurn, by: KeptBy, kept: KeptOf): void {
  if (by === "typed") {
    turn.draft.keptTyped = kept;
    return;
  }
  const device = turn.draft.devices.find(({ info }) => info.id === by);
  if (device !== undefined) replaceDevice(turn, { ...device, kept });
}
