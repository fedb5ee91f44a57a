import { limitsInForce, type Limits } from "../../contracts/index.ts";
import { adaptPressure } from "../alarm/adaptPressure.ts";
import { adaptThreshold } from "../alarm/adaptThreshold.ts";
import { ladder } from "../alarm/ladder.ts";
import { settlePressure } from "./pressure.ts";
import { pressureRules } from "./pressureRules.ts";
import type { ChairState, ChairTurn } from "./state.ts";
import { thresholdRules } from "./thresholdRules.ts";
import { same } from "../session/same.ts";

/**
 * Brings the limits by which this patient is judged up to date with the session: its protocol, what was changed for it, and
 * what the patient's own state asks for. Alarms go on under the new numbers.
 */
export function enforceLimits(turn: ChairTurn): void {
  const { draft, at } = turn;
  const { limits: before } = draft;
  const limits = unchangedParts(before, limitsOf(draft));
  if (limits === before) return;
  draft.limits = limits;
  for (const rule of thresholdRules) draft[rule.limits] = adaptThreshold(draft[rule.limits], rule, before, limits);
  for (const rule of pressureRules) {
    const side = rule.limits;
    if (before[side] === limits[side]) continue;
    settlePressure(turn, rule, adaptPressure(draft[side], ladder(limits[side]), rule.direction, limits.confirm, at));
  }
}

/** The limits in force, as far as the site's and the session tell. */
export const limitsOf = ({ session, siteLimits }: Pick<ChairState, "session" | "siteLimits">): Limits =>
  session === "no session" ? siteLimits : limitsInForce(siteLimits, session.protocol, session.facts);

/** The same parts stay the same objects: what is kept by them need not be reckoned again. */
function unchangedParts(before: Limits, now: Limits): Limits {
  const kept = { ...now };
  let changed = false;
  for (const key of Object.keys(kept)) if (keepPart(kept, before, key)) changed = true;
  return changed ? kept : before;
}

function keepPart(now: Limits, before: Limits, name: string): boolean {
  if (!isPart(name, now)) return false;
  if (!same(now[name], before[name])) return true;
  Object.assign(now, { [name]: before[name] });
  return false;
}

const isPart = (name: string, limits: Limits): name is keyof Limits => name in limits;
