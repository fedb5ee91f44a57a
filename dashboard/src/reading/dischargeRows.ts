import type { Criterion, CriterionId, Judgement, Session } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { clockTime } from "./age.ts";
import { spanLeft } from "./sessionDue.ts";
import { pageWords } from "./sessionWords.ts";

const byMachine: ReadonlySet<CriterionId> = new Set(["time", "bp", "pulse", "spo2", "alarms"]);

/** What devices and the engine fill in, and what a person has to find (safety S24: in one screen). */
export const parted = (
  criteria: readonly Criterion[],
): { measured: readonly Criterion[]; found: readonly Criterion[] } => ({
  measured: criteria.filter(({ id }) => byMachine.has(id)),
  found: criteria.filter(({ id }) => !byMachine.has(id)),
});

/** "3 not met, 2 not known"; "all met"; empty before there are any. */
export function openWords(criteria: readonly Criterion[]): string {
  if (criteria.length === 0) return "";
  const count = (wanted: Criterion["state"]): number => criteria.filter(({ state }) => state === wanted).length;
  const words = [
    count("not met") === 0 ? "" : `${count("not met")} not met`,
    count("not known") === 0 ? "" : `${count("not known")} not known`,
  ].filter((one) => one !== "");
  return words.length === 0 ? "all met" : words.join(", ");
}

/** From when it may be signed, where that is a matter of time: "Signing from 15:02, in 12:04". */
export function signingWords({ refusals }: Judgement, now: Instant | "unknown"): string {
  const from = refusals["discharge.sign"]?.from;
  if (from === undefined || from === "unknown") return "";
  return now === "unknown" || from <= now
    ? `Signing from ${clockTime(from)}`
    : `Signing from ${clockTime(from)}, in ${spanLeft(from - now)}`;
}

/** The checks that were complete, each with who made it. */
export const checksWords = ({ checks }: Pick<Session, "checks">): string =>
  checks.length === 0
    ? "No complete check yet"
    : `Complete: ${checks.map(({ at, by }) => `${clockTime(at)} ${by.name}`).join(", ")}`;

/** What stands between a patient and the door, each with its evidence, and whether anybody may sign over it (safety S21). */
export const openCriteria = (criteria: readonly Criterion[]): readonly Criterion[] =>
  criteria.filter(({ state }) => state !== "met");

/** Why not even an override may sign now; empty where it may. */
export const noOverrideWords = ({ refusals }: Judgement): string => {
  const refusal = refusals["discharge.override"];
  return refusal === undefined ? "" : pageWords(refusal.why);
};

/** Who signed, why, and what was overridden by whom. */
export function signedWords({ signed }: Pick<Session, "signed">): string {
  if (signed === "not yet") return "";
  const { by, at, reason, override } = signed;
  const plain = `Signed by ${by.name} (not verified), ${clockTime(at)}: ${reason}`;
  if (override === undefined) return plain;
  const open = override.criteria.length === 0 ? "the checks" : override.criteria.join(", ");
  return `${plain}. OVERRIDDEN (${open}) with ${override.second.name}: ${override.reason}`;
}
