import { Minutes, type Instant, type Millis } from "../../kernel/index.ts";
import type { ChartEntry, ClockRestart, DrugClass, EntryBody, Session } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { afterAntihypertensive } from "./arrival.ts";
import { change, enter, openSession } from "./change.ts";
import { same } from "./same.ts";
import { standingLines } from "./standingLines.ts";

type Intervention = Extract<EntryBody, { kind: "intervention" }>;

/** S9: for how long a rescue drug starts the clock of discharge again. */
const clockAgain = {
  reversal: Minutes(120),
  "benzodiazepine or opioid": Minutes(60),
  "antihypertensive IV": Minutes(30),
  "antihypertensive oral": Minutes(60),
  antiemetic: "not at all",
  other: "not at all",
} as const satisfies Record<DrugClass, Millis | "not at all">;

/**
 * A drug that was given after the dose starts the clock of discharge again (safety S9); an antihypertensive before it asks
 * for a new baseline (S19). What a corrected line had started is taken back.
 */
export function takeIntervention(
  turn: ChairTurn,
  line: ChartEntry,
  { drug }: Intervention,
  old: ChartEntry | undefined,
): void {
  const session = openSession(turn);
  if (session === undefined) throw new Error("there is no open session to intervene in");
  const before = startedBy(old);
  const kept = session.facts.clock.filter((restart) => before === "none" || !same(restart, before));
  const now = hadDose(session.facts, line.happenedAt) ? startedBy(line) : "none";
  const clock = now === "none" ? kept : [...kept, now];
  if (now !== "none" && session.facts.phase === "waiting")
    // S9, S22: whoever was signed and needed it is not well yet.
    enter(
      turn,
      "review",
      { clock, signed: "not yet", checks: [] },
      line.by,
      `${clockWords(now)}, and the signature is taken back`,
    );
  else if (!same(clock, session.facts.clock)) change(turn, { clock }, line.by, clockWords(now));
  if (drug !== undefined && isAntihypertensive(drug.class)) afterAntihypertensive(turn, line.happenedAt, line.by);
  else if (wasAntihypertensive(old)) forgetArrival(turn, line);
}

const hadDose = ({ dose }: Session, at: Instant): boolean => dose !== "none" && at >= dose.startedAt;

function startedBy(line: ChartEntry | undefined): ClockRestart | "none" {
  if (line?.entry.kind !== "intervention" || line.entry.drug === undefined) return "none";
  const { name, class: of } = line.entry.drug;
  const forMs = clockAgain[of];
  return forMs === "not at all" ? "none" : { at: line.happenedAt, forMs, why: `${name} (${of}) was given` };
}

const clockWords = (now: ClockRestart | "none"): string =>
  now === "none"
    ? "corrected: the clock of discharge is as it was before"
    : `${now.why}: the clock of discharge starts again`;

const isAntihypertensive = (of: DrugClass): boolean => of === "antihypertensive IV" || of === "antihypertensive oral";

const wasAntihypertensive = (line: ChartEntry | undefined): boolean =>
  line?.entry.kind === "intervention" && line.entry.drug !== undefined && isAntihypertensive(line.entry.drug.class);

/** It was no antihypertensive after all: without another one nothing has changed since the arrival. */
function forgetArrival(turn: ChairTurn, { by }: ChartEntry): void {
  const session = openSession(turn);
  if (session === undefined || session.facts.dose !== "none" || session.facts.arrival === "none") return;
  if (standingLines(session.chart).some(wasAntihypertensive)) return;
  change(turn, { arrival: "none" }, by, "corrected: no antihypertensive was given");
}
