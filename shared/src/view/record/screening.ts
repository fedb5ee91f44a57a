import type { RecordRow, Session } from "../../contracts/index.ts";
import { baselineWords, holdWords, limbWords } from "./facts.ts";
import { at, nameOf, rowOf, type Told } from "./row.ts";
import { same } from "./same.ts";

/** What was asked before the dose and answered, the baseline, its holds, and who cleared them (safety S19). */
export function screeningRows(before: Session | "none", now: Session, told: Told): RecordRow[] {
  return [...answerRows(before, now, told), ...baselineRows(before, now, told)];
}

function answerRows(
  before: Session | "none",
  { screening: now, limbs }: Session,
  { recordedAt, by }: Told,
): RecordRow[] {
  if (before === "none") return [];
  const rows: RecordRow[] = [];
  const { screening: was } = before;
  const row = (words: string, who = nameOf(by), when = recordedAt): void =>
    void rows.push(rowOf({ at: when, recordedAt }, "screening", words, who));
  for (const [item, given] of Object.entries(now.items))
    if (!same(given, Object.entries(was.items).find(([name]) => name === item)?.[1]))
      row(`Screening: ${item}: ${given.answer}`, given.by.name, given.at);
  if (!same(now.factors, was.factors)) row(`Makes breathing less sure: ${listWords(now.factors)}`);
  if (!same(now.medicines, was.medicines)) row(`Interacting medicines: ${listWords(now.medicines)}`);
  if (now.overRead !== was.overRead) row(`Oximeter may over-read: ${now.overRead ? "yes" : "no"}`);
  if (now.escort !== was.escort) row(`Escort: ${now.escort}`);
  if (now.clinicianNote !== "none" && !same(now.clinicianNote, was.clinicianNote))
    row(`Clinician's note: ${now.clinicianNote.text}`, now.clinicianNote.by.name, now.clinicianNote.at);
  if (now.address !== was.address) row(`Address of today: ${now.address}`);
  if (now.emergencyNumber !== was.emergencyNumber) row(`Local emergency number: ${now.emergencyNumber}`);
  if (!same(limbs, before.limbs)) row(`Limbs: ${limbWords(limbs)}`);
  return rows;
}

const listWords = (list: readonly string[] | "not asked"): string =>
  list === "not asked" ? list : list.length === 0 ? "none" : list.join(", ");

function baselineRows(before: Session | "none", now: Session, { recordedAt, by }: Told): RecordRow[] {
  const rows: RecordRow[] = [];
  const { baseline, holds, cleared, arrival } = now;
  const was = before === "none" ? { baseline: "not yet", holds: [], cleared: "not needed", arrival: "none" } : before;
  if (arrival !== "none" && !same(arrival, was.arrival))
    rows.push(rowOf(at(recordedAt), "session", `Arrival reading kept: ${arrivalWords(arrival)}`, nameOf(by)));
  if (baseline !== "not yet" && !same(baseline, was.baseline))
    rows.push(rowOf({ at: baseline.at, recordedAt }, "session", baselineWords(baseline), nameOf(by)));
  if (!same(holds, was.holds)) {
    for (const hold of holds) rows.push(rowOf(at(recordedAt), "session", holdWords(hold), "rule"));
    // A baseline that is gathered anew holds nothing and clears nothing.
    if (holds.length === 0 && baseline !== "not yet")
      rows.push(rowOf(at(recordedAt), "session", "Nothing holds the dose any more", "rule"));
  }
  if (cleared !== "not needed" && !same(cleared, was.cleared))
    rows.push(rowOf({ at: cleared.at, recordedAt }, "session", `Hold cleared: ${cleared.reason}`, cleared.by.name));
  return rows;
}

const arrivalWords = ({ readings }: Extract<Session["arrival"], object>): string =>
  readings.length === 0
    ? "none"
    : readings.map(({ systolic, diastolic }) => `${systolic}/${diastolic} mmHg`).join(", ");
