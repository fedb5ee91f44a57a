import { mgPerKgWords } from "../../../reading/sessionDose.ts";
import { dateWords } from "../../../reading/sessionWords.ts";
import { testIds } from "../../../ui/testIds.ts";
import type { LastDose } from "./useLastDose.ts";

/** The last dose of this pseudonym, beside the one that is recorded now (safety S23). */
export function LastDoseLine({ last }: { last: LastDose }) {
  return (
    <p className="dose-last" data-testid={testIds.lastDose} data-is={last.is}>
      {lastWords(last)}
    </p>
  );
}

function lastWords(last: LastDose): string {
  switch (last.is) {
    case "asking":
      return "Asking for the last dose of this pseudonym…";
    case "none":
      return "No earlier dose of this pseudonym is on record here.";
    case "trouble":
      return `The last dose is NOT KNOWN (${last.why}): look it up before you record.`;
    case "known":
      return `Last dose: ${last.mg} mg, ${mgPerKgWords(last.mgPerKg)}, on ${dateWords(last.line.openedAt)}.`;
  }
}
