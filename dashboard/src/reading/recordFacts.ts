import type { Dose, Session, SessionRecord } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { dayTime, spanWords } from "./dates.ts";
import type { Fact } from "./fact.ts";
import { courseFacts, screeningFacts } from "./recordCourse.ts";
import { alarmsTotal, gapsTotal, timeIn } from "./record.ts";
import { mgPerKgWords } from "./sessionDose.ts";
import { findingRows } from "./sessionFindings.ts";
import { stateWords } from "./sessionList.ts";
import { limbWords } from "./sessionPhase.ts";
import { authorWords, baselineWords, holdWords, oxygenWords, signedOffWords } from "./sessionWords.ts";

/** What a reader of a record needs first, in the order in which it came to be. */
export function recordFacts(record: SessionRecord): readonly Fact[] {
  const { session, openedAt, until, gaps } = record;
  const when = (at: Instant): string => timeIn(record, at);
  const by = session.phases[0]?.by;
  const facts: (Fact | "none")[] = [
    { name: "Patient", words: `${session.pseudonym}, ${session.ageYears} years` },
    { name: "Protocol", words: protocolWords(session) },
    { name: "Opened", words: `${dayTime(openedAt)}${by === undefined ? "" : ` · ${authorWords(by)}`}` },
    { name: "Outcome", words: outcomeWords(record) },
    { name: "Lasted", words: spanWords(until - openedAt) },
    ...screeningFacts(session),
    session.support === "none" ? "none" : { name: "Support person", words: session.support },
    { name: "Limbs", words: limbWords(session) },
    { name: "Baseline", words: baselineWords(session) },
    session.holds.length === 0 ? "none" : { name: "Hold", words: session.holds.map(holdWords).join("; ") },
    session.cleared === "not needed"
      ? "none"
      : {
          name: "Hold cleared",
          words: `${when(session.cleared.at)} · ${session.cleared.by.name}: ${session.cleared.reason}`,
        },
    { name: "Dose", words: doseWords(session) },
    { name: session.protocol.route === "iv" ? "Pump" : "Given", words: givenWords(session, when) },
    session.stoppedEarly === "no"
      ? "none"
      : {
          name: "Stopped early",
          words: `${when(session.stoppedEarly.at)} · ${session.stoppedEarly.by.name}: ${session.stoppedEarly.reason}`,
        },
    session.window === "none" ? "none" : { name: "Dissociative window", words: windowWords(session.window, when) },
    { name: "Oxygen", words: oxygenWords(session) },
    ...courseFacts(record, when),
    { name: "Last findings", words: findingsWords(session, when) },
    {
      name: "Discharge checks",
      words: session.checks.map(({ at, by: who }) => `${when(at)} ${who.name}`).join("; ") || "none",
    },
    { name: "Signed", words: signedWords(session, when) },
    { name: "Alarms", words: alarmsTotal(record.alarms) },
    { name: "Without SpO₂", words: gapsTotal(gaps.filter(({ what }) => what === "spo2")) },
    { name: "Gateway down", words: gapsTotal(gaps.filter(({ what }) => what === "gateway")) },
  ];
  return facts.filter((fact) => fact !== "none");
}

type When = (at: Instant) => string;

const protocolWords = (session: Session): string =>
  `${session.protocol.label} · ${signedOffWords(session)}${session.protocol.simulated ? " · SIMULATED: durations too short for any patient" : ""}`;

function outcomeWords({ session: { phase, ended } }: SessionRecord): string {
  if (ended === "no") return stateWords(phase);
  const calls = ended.calls === undefined ? "" : ` · called: ${ended.calls}`;
  return `${stateWords(phase)} · ${authorWords(ended.by)}: ${ended.reason}${calls}`;
}

const doseWords = ({ dose }: Session): string =>
  dose === "none"
    ? "none recorded"
    : `${dose.drug} ${dose.mg} mg · ${mgPerKgWords(dose.mgPerKg)} at ${dose.weightKg} kg`;

function givenWords({ dose, protocol }: Session, when: When): string {
  if (dose === "none") return protocol.route === "iv" ? "not recorded as running" : "not recorded as given";
  if (dose.route !== "iv") return partsWords(dose, when);
  const { startedAt, stoppedAt, pump, ranMs, plannedMs, unconfirmed } = dose;
  const end = stoppedAt === "not yet" ? pump : `stopped ${when(stoppedAt)}, ran ${spanWords(ranMs)}`;
  const doubt = unconfirmed ? ", not confirmed at the pump" : "";
  return `as recorded: started ${when(startedAt)}, ${end}, planned ${spanWords(plannedMs)}${doubt}`;
}

/** Each part with its time, amount, lot and who recorded it; of a tablet how its time ended. */
function partsWords({ parts, partsPlanned, route, how }: Dose, when: When): string {
  const said = parts.map(({ at, mg, by, lot }) => `${when(at)} ${mg} mg ${by.name}, lot ${lot ?? "not recorded"}`);
  const planned = route === "intranasal" ? ` · ${parts.length} of ${partsPlanned} devices` : "";
  return `as recorded: ${said.join("; ")}${planned}${how === undefined ? "" : ` · ${how}`}`;
}

const windowWords = ({ from, to }: Exclude<Session["window"], "none">, when: When): string =>
  to === "dose goes on" ? `from ${when(from)}, while the dose goes on` : `${when(from)} to ${when(to)}`;

// Findings that are no single tap.
const otherTitles: Readonly<Record<string, string>> = {
  cadss6: "CADSS-6",
  aldrete: "Aldrete",
  mpadss: "Modified PADSS",
  symptoms: "Red-flag symptoms",
};

function findingsWords({ findings }: Session, when: When): string {
  const words = Object.entries(findings).map(([name, { value, at, by }]) => {
    const title = findingRows.find((row) => row.name === name)?.title.replace(" 0–10", "") ?? otherTitles[name] ?? name;
    return `${title} ${value} (${when(at)} ${by.name})`;
  });
  return words.length === 0 ? "none recorded" : words.join("; ");
}

function signedWords({ signed }: Session, when: When): string {
  if (signed === "not yet") return "not signed";
  const { at, by, reason, override } = signed;
  const plain = `${when(at)} · ${by.name}: ${reason}`;
  if (override === undefined) return plain;
  const what = override.criteria.length === 0 ? "the checks" : override.criteria.join(", ");
  return `${plain} · OVERRIDE of ${what} with ${override.second.name}: ${override.reason}`;
}
