import { after, earliest, Instant } from "../../kernel/index.ts";
import type { Due } from "../../contracts/index.ts";
import type { ChairState } from "../chair/state.ts";
import { checkSteps, nextCheck } from "./assessment.ts";
import { freshUntil, gather } from "./baseline.ts";
import { pressureDue } from "./pressureDue.ts";
import { lateFrom, type Late } from "./late.ts";
import { reviewFrom, signatureFrom } from "./phases.ts";
import { nextTap, tapSteps } from "./presence.ts";
import { confirmBy, overrunAt, plannedEnd } from "./pump.ts";
import { nextReply, replySteps } from "./reply.ts";
import { screeningGaps } from "./screeningGaps.ts";
import type { SessionState } from "./state.ts";
import { lookSteps, nextLook } from "./waiting.ts";

/** What will be wanted of people at this chair, the soonest first; overdue from the instant at which it is an alarm. */
export function dueOf(session: SessionState, chair: ChairState): readonly Due[] {
  const due: Due[] = [...screeningDue(session, chair), ...baselineDue(session, chair), ...pressureDue(session, chair)];
  const add = (what: Due["what"], words: string, at: When, overdueAt: Instant | "never" = "never"): void => {
    if (at !== undefined && at !== "not due") due.push({ what, words, at, overdueAt });
  };
  const late = (steps: readonly Late[]): Instant | "never" => lateFrom(steps);
  const check = nextCheck(session);
  add(
    "breathing and MOAA/S",
    "Count the breaths, and MOAA/S",
    check === "not due" ? check : check.due,
    late(checkSteps(session)),
  );
  add("reply", "Ask the patient for a reply", nextReply(session), late(replySteps(session, chair)));
  add("presence", "The support person confirms being there", nextTap(session), late(tapSteps(session)));
  add("next device", "The next device may be given", nextDevice(session));
  const confirm = confirmBy(session);
  add("pump confirmation", "Look at the pump, and confirm that it stands still", confirm, confirm);
  add("planned end", endWords(session), plannedEnd(session), overrunAt(session));
  const { offMonitor } = session.facts;
  if (offMonitor !== "no")
    add("back on monitor", `Back on the monitor (${offMonitor.why})`, offMonitor.until, offMonitor.until);
  const going = goingUntil(chair);
  add("attend", "Go to the patient, and say so", going, going);
  due.push(...dischargeDue(session));
  add("ride", "Until the ride comes: look at the patient", nextLook(session), late(lookSteps(session)));
  return due.toSorted((a, b) => a.at - b.at);
}

type When = Instant | "not due" | undefined;

function screeningDue(session: SessionState, chair: ChairState): readonly Due[] {
  const { phase } = session.facts;
  if (phase !== "draft" && phase !== "screening") return [];
  const at = openedAt(session);
  return screeningGaps(session, chair).map((gap) => ({
    what: "screening",
    words: capital(gap),
    at,
    overdueAt: "never",
  }));
}

const openedAt = ({ facts }: SessionState): Instant => facts.phases[0]?.at ?? facts.since;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function baselineDue(session: SessionState, chair: ChairState): readonly Due[] {
  const { phase, baseline } = session.facts;
  const due = (words: string, at: Instant): Due => ({ what: "baseline reading", words, at, overdueAt: "never" });
  if (phase === "draft" || phase === "screening") {
    const gathered = gather(session, chair);
    if (gathered.is !== "waits for a reading") return [];
    if (gathered.from === "unknown") return [due("First baseline reading", openedAt(session))];
    const next = session.facts.arrival === "none" ? "Second baseline reading" : "New baseline reading";
    return [due(gathered.third ? "Third baseline reading" : next, gathered.from)];
  }
  if ((phase === "held" || phase === "cleared") && baseline !== "not yet")
    return [due("New baseline readings: this one grows too old", freshUntil(baseline, session.protocol))];
  return [];
}

/** clinical 1.1: the rest between two devices. */
function nextDevice({ facts: { dose, phase }, protocol: { dosing } }: SessionState): Instant | undefined {
  if (dosing.kind !== "devices" || dose === "none" || (phase !== "dosing" && phase !== "paused")) return undefined;
  const last = dose.parts.at(-1);
  return last === undefined || dose.parts.length >= dose.partsPlanned ? undefined : after(last.at, dosing.restMs);
}

const endWords = ({ protocol: { dosing } }: SessionState): string =>
  dosing.kind === "tablet" ? "The tablet is dissolved" : "Planned end of the infusion";

/** S10: whoever acknowledged a high said "I am going". */
function goingUntil({ alarms }: ChairState): Instant | undefined {
  let soonest: Instant | undefined;
  for (const { alarm } of Object.values(alarms)) soonest = earliest(soonest, alarm.acknowledged?.goingUntil);
  return soonest;
}

function dischargeDue(session: SessionState): readonly Due[] {
  const { phase, checks } = session.facts;
  const from = reviewFrom(session);
  const timed = signatureFrom(session);
  if ((phase !== "recovery" && phase !== "review") || from === undefined || timed === undefined) return [];
  const due = (what: Due["what"], words: string, at: Instant): Due => ({ what, words, at, overdueAt: "never" });
  const { apartMs } = session.protocol.discharge;
  const first = checks.at(0);
  const second = after(first?.at ?? from, apartMs);
  const signature = due("signature", "Discharge may be signed", Instant(Math.max(second, timed)));
  if (first === undefined) return [due("discharge check", "First discharge check", from), signature];
  const paired = checks.some(({ at }) => at >= second);
  return paired ? [signature] : [due("discharge check", "Second discharge check", second), signature];
}
