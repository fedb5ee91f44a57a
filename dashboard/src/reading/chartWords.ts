import type { ChartEntry, EntryBody, EventName, FindingName, Findings } from "@vigil/shared/contracts";
import { clockTime } from "./age.ts";
import { rowOf } from "./sessionFindings.ts";
import { scoreSheets } from "./sessionScores.ts";
import { shortName } from "./names.ts";

/** What has no number, in the order of its buttons; each one tap, those that are an emergency confirmed once (safety S17). */
export const eventButtons = [
  { what: "vomiting", emergency: false },
  { what: "agitation", emergency: false },
  { what: "chest pain", emergency: false },
  { what: "severe headache", emergency: false },
  { what: "fall", emergency: false },
  { what: "stridor", emergency: true },
  { what: "laryngospasm", emergency: true },
  { what: "apnoea", emergency: true },
  { what: "seizure", emergency: true },
  { what: "collapse", emergency: true },
] as const satisfies readonly { what: EventName; emergency: boolean }[];

export const kindNames = {
  findings: "Found",
  reading: "BP, typed",
  "reading remark": "Of a reading",
  event: "Event",
  "adverse event": "Adverse event",
  intervention: "Intervention",
  note: "Note",
} as const satisfies Record<EntryBody["kind"], string>;

/** One charted entry as a line: all of what was said, and nothing else. */
export function entryWords(entry: EntryBody): string {
  switch (entry.kind) {
    case "findings":
      return findingsWords(entry.findings);
    case "reading": {
      const { systolic, diastolic, pulse } = entry;
      return `${systolic}/${diastolic} mmHg${pulse === undefined ? "" : `, pulse ${pulse}`}`;
    }
    case "reading remark":
      return `${clockTime(entry.reading)}: ${remarkWords(entry)}`;
    case "event":
      return joined([entry.what, entry.words]);
    case "adverse event": {
      const { code, severity, serious, onsetAt, resolvedAt, words } = entry;
      return joined([
        `${code}, ${severity}${serious ? ", SERIOUS" : ""}`,
        `since ${clockTime(onsetAt)}`,
        resolvedAt === "not yet" ? "not resolved yet" : `resolved ${clockTime(resolvedAt)}`,
        words,
      ]);
    }
    case "intervention":
      return joined([
        entry.drug === undefined ? entry.what : `${entry.drug.name} ${entry.drug.dose} (${entry.drug.class})`,
        entry.words,
      ]);
    case "note":
      return entry.text;
  }
}

/** Whose arm it was, and who worked the cuff (safety S18). */
export function remarkWords({ notPatient, workedBy }: Extract<EntryBody, { kind: "reading remark" }>): string {
  const whose = notPatient ? "not the patient’s: it does not count" : "the patient’s";
  return joined([whose, workedBy === undefined ? "" : `cuff worked by ${workedBy}`]);
}

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join("; ");

function findingsWords(findings: Findings): string {
  const said: string[] = [];
  const say = (name: FindingName, value: string | number | undefined): void => {
    if (value !== undefined) said.push(`${findingTitle(name)} ${value}`);
  };
  const { symptoms, cadss6, aldrete, mpadss, ...plain } = findings;
  for (const name of plainNames) say(name, plain[name]);
  if (symptoms !== undefined) say("symptoms", symptoms.length === 0 ? "none" : symptoms.join(", "));
  if (cadss6 !== undefined) say("cadss6", sum(cadss6));
  if (aldrete !== undefined) say("aldrete", sum(Object.values(aldrete)));
  if (mpadss !== undefined) say("mpadss", sum(Object.values(mpadss)));
  return said.join(", ");
}

const plainNames = [
  "moaas",
  "rr",
  "dissociation",
  "orientation",
  "gait",
  "nausea",
  "pain",
  "mood",
  "standing",
  "escort",
  "transport",
  "driving",
  "instructions",
  "support",
  "endCall",
] as const satisfies readonly FindingName[];

const sum = (scores: readonly number[]): number => scores.reduce((total, score) => total + score, 0);

/** A finding as its row or its sheet is called. */
export function findingTitle(name: FindingName): string {
  if (name === "symptoms") return "red-flag symptoms:";
  if (name === "cadss6" || name === "aldrete" || name === "mpadss") return scoreSheets[name].title;
  return rowOf(name)?.title ?? name;
}

/** Who charted a line, when it happened, and when it was recorded where that was later (safety S12). */
export function lineWords({ by, happenedAt, recordedAt }: ChartEntry): string {
  const later = recordedAt - happenedAt >= LATER_MS ? `, recorded ${clockTime(recordedAt)}` : "";
  return `${shortName(by.name)}${by.role === undefined ? "" : `, ${by.role}`}${later}`;
}

// Less than this is the way from the finger to the log.
const LATER_MS = 60_000;

/** The lines that another one has put right since: shown, and struck through. */
export const correctedIn = (lines: readonly ChartEntry[]): ReadonlySet<string> =>
  new Set(lines.map(({ corrects }) => corrects).filter((id) => id !== undefined));
