import { after, Millis, type Instant } from "../../kernel/index.ts";
import type { Dose } from "../../contracts/index.ts";
import type { Patch } from "./change.ts";
import type { SessionState } from "./state.ts";

/** When the last part was given: the only one, the last device, or a booster. */
export const lastPartAt = ({ parts, startedAt }: Dose): Instant => parts.at(-1)?.at ?? startedAt;

/** The dose as it is recorded to be from `at` on, being given or not, with the time it was given until then. */
export function pumpFrom(dose: Dose, pump: Dose["pump"], at: Instant): Dose {
  // A wall clock that went back while the gateway was down takes nothing away from what was given.
  const ran = dose.pump === "running" ? Math.max(0, at - dose.pumpSince) : 0;
  return { ...dose, pump, pumpSince: at, ranMs: Millis(dose.ranMs + ran) };
}

/**
 * The end of the dose, and of its dissociative window (safety S20); of one that had ended already nothing is moved. A dose of
 * devices ended with the last of them, whenever somebody says that there will be no more.
 */
export function endOf({ facts, protocol }: SessionState, dose: Dose, at: Instant, how?: Dose["how"]): Patch {
  if (dose.pump === "stopped") return {};
  const { kind } = protocol.dosing;
  const stoppedAt = kind === "devices" ? lastPartAt(dose) : at;
  // Only a pump may go on unseen; what stood still already was confirmed then, or still waits for it.
  const unconfirmed = kind === "pump" && (dose.pump === "running" || dose.unconfirmed);
  const stopped: Dose = {
    ...pumpFrom(dose, "stopped", stoppedAt),
    stoppedAt,
    unconfirmed,
    ...(how !== undefined && { how }),
  };
  const from = facts.window === "none" ? after(dose.startedAt, protocol.dissociation.fromMs) : facts.window.from;
  return { dose: stopped, window: { from, to: after(stoppedAt, protocol.dissociation.afterMs) } };
}
