import type { Instant } from "../../kernel/index.ts";
import type { Dose, RecordRow, Session } from "../../contracts/index.ts";
import { nameOf, rowOf, type Told } from "./row.ts";
import { spanWords } from "./spanWords.ts";

/** What a person recorded of a dose: no screen controls any (safety S23). */
export function doseRows(
  before: Session["dose"],
  now: Session["dose"],
  { recordedAt, by }: Pick<Told, "recordedAt" | "by">,
): RecordRow[] {
  if (now === "none") return [];
  const row = (at: Instant, words: string, who = nameOf(by)): RecordRow =>
    rowOf({ at, recordedAt }, "dose", words, who);
  if (before === "none") return [row(now.startedAt, startWords(now))];
  const rows = [...partRows(before, now, row), ...rateRows(before, now, row)];
  const given = now.parts.length > before.parts.length;
  // What a part of a dose does to its end needs no words of its own; a pump is always looked at.
  if (before.pump !== now.pump && (now.route === "iv" || !given)) rows.push(row(now.pumpSince, pumpWords(now)));
  else if (before.unconfirmed && !now.unconfirmed) rows.push(row(recordedAt, `Pump looked at: it is ${now.pump}`));
  if (rows.length > 0 || by !== "rule") return rows;
  // Nobody touched the pump: the engine moved times of it that lay ahead of a clock that was set back.
  return same(before, now)
    ? []
    : [row(recordedAt, "The clock went back: times of the dose that lay ahead read as of now")];
}

type MakeRow = (at: Instant, words: string, who?: string) => RecordRow;

function partRows(before: Dose, now: Dose, row: MakeRow): RecordRow[] {
  return now.parts.slice(before.parts.length).map(({ at, mg, by, lot }, i) => {
    const which = before.parts.length + i + 1;
    const what =
      now.route === "intranasal" && which <= now.partsPlanned
        ? `Device ${which} of ${now.partsPlanned} recorded`
        : "Given again";
    return row(at, `${what}: ${mg} mg${lotWords(lot)}, ${now.mg} mg in all`, by.name);
  });
}

const rateRows = (before: Dose, now: Dose, row: MakeRow): RecordRow[] =>
  now.rates
    .slice(before.rates.length)
    .map(({ at, mlPerHour, by }) => row(at, `Pump rate recorded: ${mlPerHour} mL/h`, by.name));

const same = (a: Dose, b: Dose): boolean =>
  a.startedAt === b.startedAt && a.pumpSince === b.pumpSince && a.stoppedAt === b.stoppedAt;

function startWords(dose: Dose): string {
  const { drug, mg, mgPerKg, weightKg, plannedMs, parts, partsPlanned, route } = dose;
  const perKg = `${Math.round(mgPerKg * 1_000) / 1_000} mg/kg at ${weightKg} kg`;
  const lot = lotWords(parts[0]?.lot);
  switch (route) {
    case "iv":
      return `Pump recorded as running: ${drug} ${mg} mg, ${perKg}, planned ${spanWords(plannedMs)}${lot}`;
    case "im":
      return `Injection recorded: ${drug} ${mg} mg, ${perKg}${lot}`;
    case "intranasal":
      return `Device 1 of ${partsPlanned} recorded: ${drug} ${parts[0]?.mg ?? mg} mg${lot}`;
    case "sublingual":
      return `Tablet under the tongue recorded: ${drug} ${mg} mg, ${perKg}${lot}`;
  }
}

const lotWords = (lot: string | undefined): string => (lot === undefined ? "" : `, lot ${lot}`);

function pumpWords({ pump, ranMs, route, parts, partsPlanned, how }: Dose): string {
  if (route === "intranasal" && pump === "stopped")
    return `No more devices: ${parts.length} of ${partsPlanned} were given`;
  if (route === "sublingual" && pump === "stopped")
    return `Tablet gone after ${spanWords(ranMs)}${how === undefined ? "" : `, ${how}`}`;
  const what = route === "iv" ? "Pump" : "Dose";
  switch (pump) {
    case "running":
      return `${what} recorded as running again`;
    case "paused":
      return `${what} recorded as paused after ${spanWords(ranMs)} of running`;
    case "stopped":
      return `${what} recorded as stopped after ${spanWords(ranMs)} of running`;
  }
}
