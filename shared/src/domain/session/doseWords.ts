import type { Dose } from "../../contracts/index.ts";

/** The last device given, as words: `device 2 of 3: 28 mg esketamine, 56 mg in all`. */
export function deviceWords({ parts, partsPlanned, drug, mg }: Dose): string {
  const last = parts.at(-1)?.mg ?? mg;
  const all = parts.length === 1 ? "" : `, ${mg} mg in all`;
  return `device ${parts.length} of ${partsPlanned}: ${last} mg ${drug}${all}`;
}
