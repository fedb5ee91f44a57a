import { Millis } from "@vigil/shared/kernel";
import type { Episode, Script } from "../patient/script.ts";
import type { Fault } from "./fault.ts";

/** The script with those faults in it that lie in the patient and the probe. */
export function withPatientFaults(script: Script, faults: readonly Fault[]): Script {
  const added = faults.flatMap((fault): Episode[] => {
    if (fault.kind !== "probe-off" && fault.kind !== "motion") return [];
    const lasts = fault.span.lasts === "for ever" ? Millis(Number.MAX_SAFE_INTEGER) : fault.span.lasts;
    return [{ kind: fault.kind === "motion" ? "motion" : "probe off", at: fault.span.from, lasts }];
  });
  return added.length === 0 ? script : { ...script, opening: [...script.opening, ...added] };
}
