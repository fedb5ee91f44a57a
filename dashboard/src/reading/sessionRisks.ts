import type { Session } from "@vigil/shared/contracts";
import { clockTime } from "./age.ts";
import { minutesOf } from "./sessionDose.ts";

/** What makes this patient be watched closer, as a hand-over says it; empty where there is nothing. */
export function riskWords({ screening, firstSession, support, protocol }: Session): string {
  const { factors, overRead } = screening;
  return [
    factors === "not asked" ? "" : factors.join(", "),
    overRead ? "the oximeter may over-read" : "",
    firstSession ? "first session of the course" : "",
    protocol.setting === "home" && support === "none" ? "no support person is named" : "",
  ]
    .filter((words) => words !== "")
    .join(" · ");
}

/** What started the clock of discharge again: "60 min from 14:32: reversal given". */
export const clockWords = ({ clock }: Session): string =>
  clock.map(({ at, forMs, why }) => `${minutesOf(forMs)} min from ${clockTime(at)}: ${why}`).join(" · ");
