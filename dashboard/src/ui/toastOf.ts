import type { Outcome } from "../link/sendCommand.ts";
import type { Toast } from "./Toasts.tsx";

/** An answer as a sentence. What is not in the log says so; what did not happen says why. */
export function toastOf(what: string, outcome: Outcome): Toast {
  const { id } = outcome;
  switch (outcome.outcome) {
    case "done":
      return { id, tone: "done", words: `${what}: done` };
    case "done, not recorded":
      return { id, tone: "warning", words: `${what}: done, but NOT RECORDED. ${outcome.why}` };
    case "refused":
      return { id, tone: "refused", words: `${what}: refused. ${outcome.why}` };
    case "no answer":
      return { id, tone: "refused", words: `${what}: not known whether it happened. ${outcome.why}` };
  }
}
