import { after, type Instant, type Millis } from "../../kernel/index.ts";
import type { Alarm, Evidence, Limits } from "../../contracts/index.ts";
import { announceOf } from "./announceOf.ts";
import { tell, type Entry, type Turn } from "./book.ts";
import { chainBegun } from "./calls.ts";
import { without } from "./without.ts";

const ONE_BREATH = 1;

/** When what was acknowledged and lasts sounds again (safety S10). */
export function repeatAt({ alarm, present }: Entry, limits: Limits): Instant | undefined {
  const { phase, acknowledged, priority } = alarm;
  if (phase !== "active" || acknowledged === undefined || soundsByReading(alarm)) return undefined;
  if (priority !== "medium" && priority !== "high") return undefined;
  const now = present.is === "present" ? { ...alarm, evidence: present.evidence } : alarm;
  return after(acknowledged.at, repeatAfter(now, limits));
}

/** The acknowledgement is over: it sounds as at first, and whoever watches is called first. */
export function repeat(turn: Turn): void {
  const { draft, at } = turn;
  for (const entry of Object.values(draft.alarms)) {
    const due = repeatAt(entry, draft.limits);
    if (due !== undefined && due <= at) repeatOne(turn, entry);
  }
}

export function repeatOne(turn: Turn, { alarm, present }: Entry): void {
  const again = chainBegun(without(alarm, "acknowledged"), turn.at, turn.draft.escalation);
  tell(turn, { alarm: again, present }, announceOf(again, "repeat due"));
}

function repeatAfter(alarm: Alarm, { answer }: Limits): Millis {
  return isGrave(alarm, answer.graveSpo2) ? answer.repeatGraveMs : answer.repeatMs;
}

/** S10: SpO2 < 88, apnoea, MOAA/S <= 2, and what is compounded of them; an emergency, which apnoea may be (S17). */
function isGrave({ condition, priority, evidence }: Alarm, graveSpo2: number): boolean {
  if (condition === "apnoea" || condition === "compound" || condition === "emergency") return true;
  // Of what is charted only what is an emergency is high.
  if (condition === "sedation" || condition === "event") return priority === "high";
  if (condition === "rr/low") return isNoBreath(evidence);
  if (condition !== "spo2/low") return false;
  // By depth and time, or by a fall, it may be as low before a limit as low has been reached.
  if (evidence.kind === "several")
    return evidence.parts.some(({ name, value }) => name === "SpO2" && value < graveSpo2);
  // A step whose own limit is as grave stays so while it holds, whatever was measured since.
  return evidence.kind === "number" && (evidence.value < graveSpo2 || evidence.limit <= graveSpo2);
}

/** Nobody breathes, whoever counted (safety S10). */
function isNoBreath(evidence: Evidence): boolean {
  if (evidence.kind === "several")
    return evidence.parts.some(({ name, value }) => name === "breaths counted" && value < ONE_BREATH);
  return evidence.kind === "number" && evidence.value < ONE_BREATH;
}

// S4: a pressure sounds again on a new reading or an overdue repeat, not on a timer. That a reading is missing does.
const soundsByReading = ({ condition }: Alarm): boolean => condition.startsWith("bp/") && condition !== "bp/overdue";
