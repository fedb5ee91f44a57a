import { after, between, Seconds, type Instant } from "../../kernel/index.ts";
import type { Limbs } from "../../contracts/index.ts";
import { openSession } from "../session/change.ts";
import type { ChairTurn, DeviceState, Known } from "./state.ts";

type Valid = Extract<Known, { is: "valid" }>;

/**
 * What explains that SpO2 is lost now (safety S11): a cuff that was seen to start and still measures, on the arm of the
 * probe's hand, where SpO2 was high enough before; not for long, and not often. It keeps the alarm of the lost signal silent,
 * which is graded and shown all the same. A probe that says it is off, or says nothing, is not the cuff's doing.
 */
export function excuseFor(turn: ChairTurn, before: Valid, now: Known): DeviceState["excuse"] {
  const { draft, at } = turn;
  const { spo2From, forMs, times, withinMs } = draft.limits.rules.cuffExcuse;
  const session = openSession(turn);
  if (session === undefined || draft.watch === "not watched" || now.is === "valid") return "none";
  if (before.value < spo2From || now.afterLow !== "no" || !isOfPulse(now)) return "none";
  if (!sameSide(session.facts.limbs) || !draft.devices.some((device) => measures(device, at))) return "none";
  const recent = draft.excuses.filter((one) => between(one, at) < withinMs);
  if (recent.length >= times) return "none";
  draft.excuses = [...recent, at];
  return { until: after(at, forMs) };
}

/** The words of an alarm that is silent for it. */
export const cuffExcuse = "cuff measuring on the probe's arm";

// What an artery without flow looks like to a probe that is on.
const isOfPulse = ({ because }: Exclude<Known, Valid>): boolean =>
  because === "searching for pulse" || because === "pulse lost" || because === "interference" || because === "no value";

const sameSide = ({ cuff, probe }: Limbs): boolean =>
  (cuff === "left arm" && probe === "left hand") || (cuff === "right arm" && probe === "right hand");

// The longest that a cuff takes (facts/cuffs section 1, row wait): one that has said nothing for longer has ended unheard.
const MEASURES_AT_MOST = Seconds(180);

const measures = ({ measuring }: DeviceState, at: Instant): boolean =>
  measuring !== "no" && between(measuring, at) <= MEASURES_AT_MOST;
