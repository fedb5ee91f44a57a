import { unreachable, type Instant } from "../../kernel/index.ts";
import {
  cadss6Items,
  type ChartEntry,
  type EntryBody,
  type FindingName,
  type Findings,
  type RecordRow,
} from "../../contracts/index.ts";
import { spanWords } from "./spanWords.ts";

const findingNames = {
  moaas: "MOAA/S",
  rr: "Breaths a minute, counted",
  cadss6: "CADSS-6",
  dissociation: "Dissociation",
  orientation: "Orientation",
  gait: "Gait",
  nausea: "Nausea (0 to 10)",
  pain: "Pain (0 to 10)",
  aldrete: "Modified Aldrete",
  mpadss: "Modified PADSS",
  symptoms: "Red-flag symptoms",
  mood: "Mood",
  escort: "Escort",
  transport: "Transport",
  driving: "No driving until after a full night's sleep",
  instructions: "Instructions",
  standing: "Standing pressure",
  support: "Support person",
  endCall: "End-of-session call",
} as const satisfies Record<FindingName, string>;

type Given = NonNullable<Findings[FindingName]>;
type Word = { readonly kind: RecordRow["kind"]; readonly words: string };

/** One charted line as rows of a record: of findings one each, of anything else one. */
export function entryWords({ entry, happenedAt }: Pick<ChartEntry, "entry" | "happenedAt">): readonly Word[] {
  switch (entry.kind) {
    case "findings":
      return Object.entries(entry.findings).flatMap(([name, value]) =>
        value === undefined ? [] : [{ kind: "finding" as const, words: `${findingName(name)}: ${givenWords(value)}` }],
      );
    case "reading": {
      const pulse = entry.pulse === undefined ? "pulse not measured" : `pulse ${entry.pulse} /min`;
      return [{ kind: "reading", words: `BP ${entry.systolic}/${entry.diastolic} mmHg, ${pulse}; typed in` }];
    }
    case "reading remark": {
      const { reading } = entry;
      const which = reading < happenedAt ? `the reading ${spanWords(happenedAt - reading)} before` : "that reading";
      return [{ kind: "note", words: `Of ${which}: ${remarkWords(entry)}` }];
    }
    case "event":
      return [{ kind: "event", words: `Event: ${entry.what}${more(entry.words)}` }];
    case "adverse event":
      return [{ kind: "event", words: adverseWords(entry, happenedAt) }];
    case "intervention": {
      const { what, drug, words } = entry;
      const given = drug === undefined ? "" : `: ${drug.name} ${drug.dose} (${drug.class})`;
      return [{ kind: "intervention", words: `Intervention, ${what}${given}${more(words)}` }];
    }
    case "note":
      return [{ kind: "note", words: entry.text }];
    default:
      return unreachable(entry);
  }
}

/** What was said of a reading (safety S18). */
export function remarkWords({ workedBy, notPatient }: Extract<EntryBody, { kind: "reading remark" }>): string {
  const who = workedBy === undefined ? "" : `; the cuff was worked by ${workedBy}`;
  return `${notPatient ? "not the patient's, it does not count" : "it is the patient's"}${who}`;
}

function adverseWords(entry: Extract<EntryBody, { kind: "adverse event" }>, happenedAt: Instant): string {
  const { code, severity, serious, onsetAt, resolvedAt, words } = entry;
  const began = onsetAt < happenedAt ? `began ${spanWords(happenedAt - onsetAt)} before` : "began then";
  const over = resolvedAt === "not yet" ? "not resolved yet" : `resolved after ${spanWords(resolvedAt - onsetAt)}`;
  return `Adverse event: ${code}, ${severity}${serious ? ", serious" : ""}; ${began}, ${over}${more(words)}`;
}

const isName = (name: string): name is FindingName => name in findingNames;
export const findingName = (name: string): string => (isName(name) ? findingNames[name] : name);

/** A score with its rows, CADSS-6 by item number, a list by its words. */
function givenWords(value: Given): string {
  if (typeof value === "number" || typeof value === "string") return `${value}`;
  if (!Array.isArray(value)) {
    const rows = Object.entries(value);
    return `${sum(Object.values(value))} (${rows.map(([name, score]) => `${name} ${score}`).join(", ")})`;
  }
  const scores = value.filter((part) => typeof part === "number");
  if (scores.length === 0) return value.length === 0 ? "none" : value.join(", ");
  return `${sum(scores)} (${scores.map((score, i) => `item ${cadss6Items[i]}: ${score}`).join(", ")})`;
}

const sum = (scores: readonly number[]): number => scores.reduce((total, score) => total + score, 0);
const more = (words: string | undefined): string => (words === undefined ? "" : `; ${words}`);
