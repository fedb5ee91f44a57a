import { givenLimits, type LimitChanges, type Limits, type ThresholdStep, type Who } from "../../contracts/index.ts";
import { checkLimits } from "../alarm/checkLimits.ts";
import type { ChairTurn } from "../chair/state.ts";
import { change } from "./change.ts";
import { same } from "./same.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };

const names = {
  spo2Low: "SpO2 low",
  pulseLow: "pulse low",
  pulseHigh: "pulse high",
  bpLow: "BP low",
  bpHigh: "BP high",
} as const satisfies Record<keyof LimitChanges, string>;
const sides = [
  "spo2Low",
  "pulseLow",
  "pulseHigh",
  "bpLow",
  "bpHigh",
] as const satisfies readonly (keyof LimitChanges)[];

/**
 * Other limits for this session: by a clinician, with a reason, within the bounds of safety S14. The steps stay as many as
 * they are and keep their priorities: what is moved is where they lie and how long they hold. Over with the session.
 */
export function adjustLimits(
  turn: ChairTurn,
  { facts, protocol }: SessionState,
  changes: LimitChanges,
  reason: string,
  by: Who,
): Answer {
  if (by.role !== "clinician") return { refused: "Limits are changed by a clinician: sign as one" };
  const site: Limits = { ...turn.draft.siteLimits, ...givenLimits(protocol.limits) };
  const asked = changesIn(changes);
  if (Object.keys(asked).length === 0) return { refused: "No limit was changed: there is nothing to record" };
  for (const side of sides) {
    const reshaped = asked[side];
    if (reshaped !== undefined && !sameShape(reshaped, site[side]))
      return { refused: `${names[side]}: steps are neither added nor left out, nor given another priority` };
  }
  const earlier = facts.limits === "as in the protocol" ? {} : changesIn(facts.limits.limits);
  const limits: LimitChanges = { ...earlier, ...asked };
  const inForce: Limits = { ...site, ...givenLimits(limits) };
  const [fault] = checkLimits(inForce);
  if (fault !== undefined) return { refused: `${fault.path}: ${fault.why}; ${fault.remedy}` };
  if (sides.every((side) => same(inForce[side], site[side])))
    return { refused: "These are the limits of the protocol: there is nothing to record" };
  const adjusted = { limits, by, at: turn.at, reason, extreme: isExtreme(inForce) };
  const words = sides.filter((side) => limits[side] !== undefined).map((side) => names[side]);
  change(turn, { limits: adjusted }, by, `limits changed for this session (${words.join(", ")}): ${reason}`);
  return "done";
}

export function revertLimits(turn: ChairTurn, { facts }: SessionState, reason: string, by: Who): Answer {
  if (facts.limits === "as in the protocol") return { refused: "The limits are those of the protocol already" };
  change(turn, { limits: "as in the protocol" }, by, `limits back to the protocol's: ${reason}`);
  return "done";
}

const sameShape = (a: readonly { priority: string }[], b: readonly { priority: string }[]): boolean =>
  a.length === b.length && a.every(({ priority }, index) => priority === b[index]?.priority);

// S14: the loosest that may be written; a screen warns there.
const EDGE = { spo2Medium: 90, spo2High: 85, bpHigh: 180 } as const;

function isExtreme({ spo2Low, bpHigh }: Limits): boolean {
  const first = (priority: ThresholdStep["priority"]): number | undefined =>
    spo2Low.find((step) => step.priority === priority)?.limit;
  const medium = bpHigh.find(({ priority }) => priority === "medium");
  return (
    first("medium") === EDGE.spo2Medium ||
    first("high") === EDGE.spo2High ||
    (medium !== undefined && medium.systolic >= EDGE.bpHigh)
  );
}

const changesIn = ({ spo2Low, pulseLow, pulseHigh, bpLow, bpHigh }: LimitChanges): LimitChanges => ({
  ...(spo2Low && { spo2Low }),
  ...(pulseLow && { pulseLow }),
  ...(pulseHigh && { pulseHigh }),
  ...(bpLow && { bpLow }),
  ...(bpHigh && { bpHigh }),
});
