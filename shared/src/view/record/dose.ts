import type { Instant } from "../../kernel/index.ts";
import type { Author, Dose, RecordRow, Session } from "../../contracts/index.ts";
import { nameOf, rowOf } from "./row.ts";
import { spanWords } from "./spanWords.ts";

type Told = { recordedAt: Instant; by: Author };

/** What a person recorded of the pump: no screen controls one (safety S23). */
export function doseRows(before: Session["dose"], now: Session["dose"], { recordedAt, by }: Told): RecordRow[] {
  if (now === "none") return [];
  const row = (at: Instant, words: string): RecordRow => rowOf({ at, recordedAt }, "dose", words, nameOf(by));
  // Nobody touched the pump: the engine moved times of it that lay ahead of a clock that was set back.
  if (before !== "none" && by === "rule")
    return same(before, now)
      ? []
      : [row(recordedAt, "The clock went back: times of the dose that lay ahead read as of now")];
  if (before === "none" || before.startedAt !== now.startedAt)
    return [row(now.startedAt, `Pump recorded as running: ${doseWords(now)}`)];
  if (before.pump !== now.pump) return [row(now.pumpSince, pumpWords(now))];
  if (before.unconfirmed && !now.unconfirmed) return [row(recordedAt, `Pump looked at: it is ${now.pump}`)];
  return [];
}

const same = (a: Dose, b: Dose): boolean =>
  a.startedAt === b.startedAt && a.pumpSince === b.pumpSince && a.stoppedAt === b.stoppedAt;

const doseWords = ({ drug, mg, mgPerKg, weightKg, plannedMs }: Dose): string =>
  `${drug} ${mg} mg, ${Math.round(mgPerKg * 1_000) / 1_000} mg/kg at ${weightKg} kg, planned ${spanWords(plannedMs)}`;

function pumpWords({ pump, ranMs }: Dose): string {
  switch (pump) {
    case "running":
      return "Pump recorded as running again";
    case "paused":
      return `Pump recorded as paused after ${spanWords(ranMs)} of running`;
    case "stopped":
      return `Pump recorded as stopped after ${spanWords(ranMs)} of running`;
  }
}
