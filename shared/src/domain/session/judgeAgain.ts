import { after, Minutes, type Instant } from "../../kernel/index.ts";
import type { AlarmCondition, CuffReading } from "../../contracts/index.ts";
import { gone, type Finding } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import { newPressure } from "../alarm/pressure.ts";
import { missRepeats, takeReading } from "../chair/pressure.ts";
import type { ChairTurn } from "../chair/state.ts";
import { patientSubject } from "../chair/subject.ts";
import { openSession } from "./change.ts";
import { judgeRise } from "./rise.ts";
import type { Reading } from "./state.ts";

const conditions = [
  "bp/high",
  "bp/low",
  "bp/rise",
  "bp/vasovagal",
  "bp/paradox",
] as const satisfies readonly AlarmCondition[];

// What one reading alone makes is the last one's: whatever came of one before it, these stand as they are.
const ofSeveral: readonly AlarmCondition[] = ["bp/high", "bp/rise"];

/** S19: a pressure is of now for a quarter of an hour. */
export const STANDS = Minutes(15);

// No reading from before so many says anything of a pressure alarm now.
const ENOUGH = 20;

/**
 * A reading that was judged as present was taken back, or brought back: the pressure is what the readings say that there are.
 * Where another follows, that one tells; else it is told here, and nothing of it sounds as if it were new. What only the reading
 * that is gone had hidden is raised again. `changed`: when that reading was taken.
 */
export function judgeAgain(turn: ChairTurn, next: "another follows" | "nothing follows", changed: Instant): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { draft, at } = turn;
  const readings = session.readings.filter(({ typed }) => typed?.present !== false).slice(-ENOUGH);
  // Judged beside the chair, as if nobody heard it: only what comes of it counts.
  const beside: ChairTurn["draft"] = {
    ...draft,
    bpHigh: newPressure,
    bpLow: newPressure,
    lastPressure: "none",
    alarms: {},
  };
  for (const reading of readings) {
    const then: ChairTurn = { at: reading.at, draft: beside, decisions: [] };
    missRepeats(then);
    takeReading(then, cuffOf(reading), reading.at);
    judgeRise(then, reading);
  }
  missRepeats({ at, draft: beside, decisions: [] });
  draft.bpHigh = beside.bpHigh;
  const last = readings.at(-1);
  const isOlder = last !== undefined && changed < last.at;
  if (!isOlder) {
    draft.bpLow = beside.bpLow;
    draft.lastPressure = beside.lastPressure;
    draft.readingStandsUntil = last === undefined ? "no reading" : after(last.at, STANDS);
  }
  if (next === "another follows") return;
  for (const condition of isOlder ? ofSeveral : conditions) {
    const subject = patientSubject(draft.id, condition);
    const now = known(beside.alarms[subject.key]?.present);
    if (draft.alarms[subject.key] !== undefined || now.is !== "gone") follow(turn, subject, now);
  }
}

function known(finding: Finding | undefined): Finding {
  if (finding?.is !== "present") return gone;
  const { news: _, ...grade } = finding;
  return grade;
}

const cuffOf = ({ systolic, diastolic, mean, pulse }: Reading): CuffReading => ({
  systolic,
  diastolic,
  mean: mean ?? "unavailable",
  pulse,
});
