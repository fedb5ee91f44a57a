import type { Act, Session } from "@vigil/shared/contracts";
import { arrival, dueChecks, tasksDone } from "./checks.ts";
import { checksWanted } from "./discharge.ts";
import { doseWanted } from "./dose.ts";
import { findingsWanted } from "./findings.ts";
import { measureWanted } from "./measure.ts";
import { screeningWanted } from "./screening.ts";
import { since, type Situation } from "./situation.ts";

/** How long an alarm that is over waits for its nurse; long enough that a person who looks at the demo can be first. */
const LATCHED_MS = 60_000;
/** One that goes on is answered later. */
const ACTIVE_MS = 180_000;
/** From "record: pump stopped" to the look at the pump. */
const CONFIRM_MS = 12_000;
/** A patient whose session is over otherwise than by leaving goes after this. */
const LEAVES_MS = 10_000;

/** What the nurse would do now, the most urgent first. Whether it may be done the gateway decides. */
export function decide(situation: Situation): readonly Act[] {
  const { session, chair } = situation.seen;
  if (session === "none") return [...opening(situation), ...tasksDone(situation)];
  if (session.ended !== "no") {
    const leaves = since(session.ended.at, situation) >= LEAVES_MS;
    return [...answers(situation), ...(leaves ? [{ type: "patient.left" as const, chair }] : [])];
  }
  return [
    ...confirmation(situation, session),
    ...arrival(situation),
    ...answers(situation),
    ...screeningWanted(situation, session),
    ...doseWanted(situation, session),
    ...dueChecks(situation, session),
    ...findingsWanted(situation, session),
    ...checksWanted(situation, session),
    ...measureWanted(situation, session),
  ];
}

function opening({ plan, seen: { chair }, memory, now }: Situation): readonly Act[] {
  if (now < memory.opensAt) return [];
  const { pseudonym, ageYears, support } = plan.patient(memory.round);
  return [
    {
      type: "session.open",
      chair,
      protocol: plan.protocol,
      pseudonym,
      ageYears,
      // The cuff is never on the limb of a running infusion (safety S5).
      limbs: { cuff: "left arm", probe: "right hand", infusion: plan.protocol === "iv" ? "right arm" : "none" },
      firstSession: memory.round === 0,
      ...(support === undefined ? {} : { support }),
    },
  ];
}

function confirmation(situation: Situation, { id, chair, dose }: Session): readonly Act[] {
  if (dose === "none" || !dose.unconfirmed || since(dose.pumpSince, situation) < CONFIRM_MS) return [];
  return [{ type: "dose.confirm", chair, session: id }];
}

/** Alarms of this place that nobody has answered for a good while. */
function answers(situation: Situation): readonly Act[] {
  return Object.values(situation.seen.alarms).flatMap((alarm): Act[] => {
    const { key, episode, step, phase, acknowledged, paused, raisedAt, endedAt } = alarm;
    if (raisedAt === undefined || paused !== undefined) return [];
    if (acknowledged !== undefined && acknowledged.step >= step) return [];
    const over = phase === "latched" && since(endedAt ?? raisedAt, situation) >= LATCHED_MS;
    const long = phase === "active" && since(raisedAt, situation) >= ACTIVE_MS;
    return over || long ? [{ type: "alarm.acknowledge", key, episode, step }] : [];
  });
}
