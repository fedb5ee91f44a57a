import { gone, type Finding } from "./finding.ts";

type Present = Extract<Finding, { is: "present" }>;
type Pending = Extract<Finding, { is: "pending" }>;

/**
 * What several rules of one condition say together: one alarm, not several noises (safety S3). What is there goes before
 * what is only held, then the worse step, then the earlier in the list. A fact that is news to one of them at that step is
 * news to all.
 */
export function gravest(findings: readonly Finding[]): Finding {
  let present: Present | undefined;
  let pending: Pending | undefined;
  for (const finding of findings) {
    if (finding.is === "present") present = worse(present, finding);
    else if (finding.is === "pending" && (pending === undefined || finding.step > pending.step)) pending = finding;
  }
  return present ?? pending ?? gone;
}

function worse(before: Present | undefined, now: Present): Present {
  if (before === undefined || now.step > before.step) return now;
  if (now.step < before.step || before.news !== undefined || now.news === undefined) return before;
  return { ...before, news: now.news };
}
