import type { Instant } from "../../kernel/index.ts";
import type { EntryBody, EntryId } from "../../contracts/index.ts";
import { isSetAside, remarkRefused } from "./readingRemark.ts";
import type { SessionState } from "./state.ts";

/** Why a line cannot be charted, as a sentence. */
export function lineRefused(
  session: SessionState,
  entry: EntryBody,
  corrects: EntryId | undefined,
  at: Instant,
): string | "no" {
  const { chart } = session;
  if (corrects !== undefined) {
    const old = chart.find(({ id }) => id === corrects);
    if (old === undefined) return "The line that this one corrects is not in this session: look again";
    if (chart.some((line) => line.corrects === corrects))
      return "That line was corrected already: correct the one that stands";
    if (old.entry.kind !== entry.kind) return `That line is of another kind (${old.entry.kind}): correct it as it is`;
    if (isSetAside(session, corrects))
      return "That reading was said not to be the patient's: correct that remark first";
  }
  switch (entry.kind) {
    case "findings":
      return Object.values(entry.findings).every((value) => value === undefined)
        ? "Nothing was ticked: there is nothing to record"
        : "no";
    case "reading":
      return entry.systolic > entry.diastolic ? "no" : "The systolic pressure must be above the diastolic: look again";
    case "adverse event": {
      const { onsetAt, resolvedAt } = entry;
      if (onsetAt > at || (resolvedAt !== "not yet" && resolvedAt > at))
        return "It cannot have happened after now: correct the time";
      return resolvedAt !== "not yet" && resolvedAt < onsetAt
        ? "It cannot have ended before it began: correct the time"
        : "no";
    }
    case "intervention":
      if (entry.what === "drug")
        return entry.drug === undefined ? "Which drug was given: name it, with its class and dose" : "no";
      return entry.drug === undefined ? "no" : "A drug is charted as a drug: choose that";
    case "reading remark":
      return remarkRefused(session, entry, corrects);
    case "event":
    case "note":
      return "no";
  }
}
