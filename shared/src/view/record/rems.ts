import { after, between, Minutes, type Instant } from "../../kernel/index.ts";
import {
  RemsMedicine,
  type ChartEntry,
  type Dose,
  type Envelope,
  type EventName,
  type Protocol,
  type Rems,
  type Session,
  type SessionRecord,
} from "../../contracts/index.ts";
import { standing, type Chart } from "./chart.ts";
import { acceptableAtCompletion, acceptableBefore } from "./remsAcceptable.ts";
import { courseOf } from "./remsCourse.ts";
import { breathingMarks, dissociationMarks, sedationMarks } from "./remsMarks.ts";
import { remsPressures } from "./remsPressures.ts";

type Told = {
  readonly session: Session;
  readonly protocol: Protocol | "not known";
  readonly chart: Chart;
  readonly alarms: SessionRecord["alarms"];
  readonly envelopes: readonly Envelope[];
  readonly until: Instant;
};

// clinical 1.1: at least 2 h; submitted within 7 days.
const LEAST = Minutes(120);
const SUBMIT_WITHIN = Minutes(7 * 24 * 60);
// clinical 7, where a log does not know its protocol: breaths a minute, and CADSS-6.
const usual = { rr: { least: 10, most: 24 }, cadss6Most: 1 };

const noCourse = {
  answer: "not known",
  words: "no device was given",
  onsetAt: "not known",
  resolvedAt: "not known",
} as const;

/** The fields of the REMS patient monitoring form (clinical 1.1), for esketamine by the nose. */
export function remsOf(told: Told): SessionRecord["rems"] {
  const { session } = told;
  if (session.protocol.route !== "intranasal") return "not intranasal";
  const { dose } = session;
  const lines = standing(told.chart);
  const before = {
    firstSession: session.firstSession ? "yes" : "no",
    interacting: interactingOf(session),
    acceptableBefore: acceptableBefore(session),
    acceptableAtCompletion: acceptableAtCompletion(session.id, told.envelopes),
    serious: seriousOf(lines),
  } as const;
  if (dose === "none")
    return {
      ...before,
      treatmentAt: "not known",
      dose: "not known",
      totalMinutes: "not known",
      atLeast120: "not known",
      readyMinutes: "not known",
      pressure: { before: "not known", at40: "not known", completion: "not known" },
      sedation: noCourse,
      dissociation: noCourse,
      respiratoryDepression: noCourse,
      submitBy: "not known",
    };
  return { ...before, ...givenOf(dose, lines, told) };
}

function givenOf(
  dose: Dose,
  lines: readonly ChartEntry[],
  { session, protocol, alarms, envelopes, until }: Told,
): Omit<Rems, "firstSession" | "interacting" | "acceptableBefore" | "acceptableAtCompletion" | "serious"> {
  const { startedAt, drug, mg, parts } = dose;
  const { signed, ended, checks } = session;
  const end = signed !== "not yet" ? signed.at : ended !== "no" ? ended.at : "not known";
  const ready = checks[0]?.at;
  const minutesTo = (at: Instant): number => Math.floor(between(startedAt, at) / Minutes(1));
  const discharge = protocol === "not known" ? usual : protocol.discharge;
  const over = ended !== "no";
  const lots = parts.flatMap(({ lot }) => lot ?? []);
  return {
    treatmentAt: startedAt,
    dose: { drug, mg, devices: parts.length, lots: lots.length === parts.length ? lots : "not known" },
    totalMinutes: end === "not known" ? end : minutesTo(end),
    atLeast120: end === "not known" ? end : between(startedAt, end) >= LEAST ? "yes" : "no",
    readyMinutes: ready === undefined ? "not known" : minutesTo(ready),
    pressure: remsPressures(dose, protocol, envelopes, lines, until),
    sedation: courseOf(startedAt, over, sedationMarks(lines), lines, ["sedation"]),
    dissociation: courseOf(startedAt, over, dissociationMarks(lines, discharge), lines, ["dissociation"]),
    respiratoryDepression: courseOf(startedAt, over, breathingMarks(lines, alarms, discharge), lines, [
      "respiratory depression",
      "apnoea",
    ]),
    submitBy: after(startedAt, SUBMIT_WITHIN),
  };
}

function interactingOf({ screening: { medicines } }: Session): Rems["interacting"] {
  if (medicines === "not asked") return "not known";
  return RemsMedicine.options.map((medicine) => ({ medicine, taken: medicines.includes(medicine) ? "yes" : "no" }));
}

// Safety S17: these declare an emergency, whatever a person calls them afterwards.
const emergencies: readonly EventName[] = ["stridor", "laryngospasm", "apnoea", "seizure", "collapse"];

const seriousOf = (lines: readonly ChartEntry[]): Rems["serious"] =>
  lines.flatMap(({ entry, happenedAt }): Rems["serious"] => {
    if (entry.kind === "adverse event" && entry.serious) {
      const { code, severity, onsetAt, resolvedAt, words = "" } = entry;
      return [{ what: code, severity, onsetAt, resolvedAt, words }];
    }
    if (entry.kind !== "event" || !emergencies.includes(entry.what)) return [];
    const { what, words = "" } = entry;
    return [{ what, severity: "not known", onsetAt: happenedAt, resolvedAt: "not known", words }];
  });
