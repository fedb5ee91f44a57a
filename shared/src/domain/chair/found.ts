import { between, Minutes, type Instant } from "../../kernel/index.ts";
import type { EventName, Session } from "../../contracts/index.ts";
import { isEmergency } from "../alarm/eventFinding.ts";
import type { Brain } from "../alarm/paradox.ts";
import type { RedFlag } from "../alarm/pressure.ts";
import { standingLines } from "../session/standingLines.ts";
import type { ChairState } from "./state.ts";

type Facts = Pick<ChairState, "session">;

// Our judgement: a symptom this old says nothing of the pressure now, and a count this old nothing of the breathing.
const SYMPTOM_STANDS = Minutes(30);
const COUNT_STANDS = Minutes(10);

// MOAA/S of somebody who is awake (clinical 3).
const AWAKE = 5;

/** The session that people record for: one that is over proves nothing any more. */
export function openFacts({ session }: Facts): Session | "none" {
  return session === "no session" || session.facts.ended !== "no" ? "none" : session.facts;
}

/** The last MOAA/S that somebody recorded in this session. */
export const moaasOf = (chair: Facts): number | "not recorded" => numberOf(chair, "moaas");

/** The last breaths that somebody counted in this session, a minute. */
export const countedOf = (chair: Facts): number | "not recorded" => numberOf(chair, "rr");

/** The same, with whether the count is of now. */
export function freshCount(chair: Facts, at: Instant): { value: number; fresh: boolean } | "not recorded" {
  const value = countedOf(chair);
  const facts = openFacts(chair);
  const found = facts === "none" ? undefined : facts.findings["rr"];
  if (value === "not recorded" || found === undefined) return "not recorded";
  return { value, fresh: between(found.at, at) <= COUNT_STANDS };
}

/** Symptoms of the last half hour that make a high pressure an emergency (safety S4; clinical 7, row Symptoms). */
export function redFlag(chair: Facts, at: Instant): RedFlag {
  const facts = openFacts(chair);
  if (facts === "none") return "none";
  const found = facts.findings["symptoms"];
  const told = found !== undefined && found.value !== "none" && isRecent(found.at, at) ? [`${found.value}`] : [];
  const seen = eventsOf(chair)
    .filter(({ happenedAt }) => isRecent(happenedAt, at))
    .map(({ what }) => what)
    .filter((what) => what === "chest pain" || what === "severe headache");
  const words = [...new Set([...told.flatMap((list) => list.split(", ")), ...seen])];
  return words.length === 0 ? "none" : words.join(", ");
}

/** What people found that makes a high pressure a matter of the brain (safety S6). */
export function brainOf(chair: Facts, at: Instant): Brain {
  const to = moaasOf(chair);
  const headache = redFlag(chair, at).includes("severe headache");
  return { moaas: to === "not recorded" ? to : { from: highestMoaas(chair), to }, headache };
}

/** Events that were charted in this session, and not taken back, oldest first. */
export function eventsOf({ session }: Facts): readonly { what: EventName; happenedAt: Instant; recordedAt: Instant }[] {
  if (session === "no session") return [];
  return standingLines(session.chart).flatMap(({ entry, happenedAt, recordedAt }) =>
    entry.kind === "event" ? [{ what: entry.what, happenedAt, recordedAt }] : [],
  );
}

/** What was charted since an emergency was declared and is one, too; not the line that declared it. */
export const emergenciesOf = (chair: Facts, { since, what: first }: Declared): readonly EventName[] =>
  eventsOf(chair)
    .filter(
      ({ what, recordedAt }) => isEmergency(what) && (recordedAt > since || (recordedAt === since && what !== first)),
    )
    .map(({ what }) => what);

type Declared = Exclude<Session["emergency"], "no">;

// Before anybody recorded it the patient was awake: each was, when the session began.
function highestMoaas({ session }: Facts): number {
  if (session === "no session") return AWAKE;
  const last = session.facts.findings["moaas"];
  const before = standingLines(session.chart).flatMap(({ entry, id }) =>
    entry.kind === "findings" && entry.findings.moaas !== undefined && id !== last?.entry ? [entry.findings.moaas] : [],
  );
  return before.length === 0 ? AWAKE : Math.max(...before);
}

function numberOf(chair: Facts, name: "moaas" | "rr"): number | "not recorded" {
  const facts = openFacts(chair);
  const value = facts === "none" ? undefined : facts.findings[name]?.value;
  return typeof value === "number" ? value : "not recorded";
}

const isRecent = (when: Instant, at: Instant): boolean => between(when, at) <= SYMPTOM_STANDS;
