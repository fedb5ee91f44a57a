import type { Finding } from "./finding.ts";

/** What a rule found, as a test reads it: `high 1 by compound`. */
export function found(finding: Finding): string {
  return finding.is === "gone" ? "nothing" : `${finding.priority} ${finding.step} by ${finding.rule}`;
}

/** The evidence as it is said to people. */
export function said(finding: Finding): string {
  if (finding.is === "gone") return "nothing";
  const { evidence } = finding;
  if (evidence.kind === "several" || evidence.kind === "words") return evidence.words;
  if (evidence.kind === "number") return `${evidence.value} ${evidence.unit}`;
  return `${evidence.systolic}/${evidence.diastolic}`;
}
