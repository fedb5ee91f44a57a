import type { Instant } from "../../kernel/index.ts";
import type { ChartEntry, Findings, Protocol, SessionRecord } from "../../contracts/index.ts";
import type { Mark } from "./remsCourse.ts";

type Found = { readonly at: Instant; readonly findings: Findings };

const foundIn = (lines: readonly ChartEntry[]): readonly Found[] =>
  lines.flatMap(({ entry, happenedAt: at }) => (entry.kind === "findings" ? [{ at, findings: entry.findings }] : []));

/** clinical 3: MOAA/S below 5 is sedation. */
export const sedationMarks = (lines: readonly ChartEntry[]): readonly Mark[] =>
  foundIn(lines).flatMap(({ at, findings: { moaas } }) =>
    moaas === undefined ? [] : [{ at, there: moaas < 5, proves: true, words: `MOAA/S ${moaas}` }],
  );

/** clinical 3: CADSS-6 above what counts as resolved, or a person's word. "Resolved" alone does not say that it never was. */
export const dissociationMarks = (
  lines: readonly ChartEntry[],
  { cadss6Most }: Pick<Protocol["discharge"], "cadss6Most">,
): readonly Mark[] =>
  foundIn(lines).flatMap(({ at, findings: { dissociation, cadss6 } }) => {
    const marks: Mark[] = [];
    if (cadss6 !== undefined) {
      const score = cadss6.reduce((sum, item) => sum + item, 0);
      marks.push({ at, there: score > cadss6Most, proves: true, words: `CADSS-6 ${score}` });
    }
    if (dissociation !== undefined)
      marks.push({ at, there: dissociation === "present", proves: false, words: `dissociation ${dissociation}` });
    return marks;
  });

/** Breaths counted below the limit of clinical 8, apnoea charted, and what the engine raised of either. */
export function breathingMarks(
  lines: readonly ChartEntry[],
  alarms: SessionRecord["alarms"],
  { rr }: Pick<Protocol["discharge"], "rr">,
): readonly Mark[] {
  const counted = foundIn(lines).flatMap(({ at, findings }) =>
    findings.rr === undefined
      ? []
      : [{ at, there: findings.rr < rr.least, proves: true, words: `${findings.rr} breaths a minute` }],
  );
  const charted = lines.flatMap(({ entry, happenedAt: at }) =>
    entry.kind === "event" && entry.what === "apnoea" ? [{ at, there: true, proves: true, words: "apnoea" }] : [],
  );
  const raised = alarms.flatMap(({ condition, raisedAt, endedAt }) => {
    if ((condition !== "apnoea" && condition !== "rr/low") || raisedAt === undefined) return [];
    const began = { at: raisedAt, there: true, proves: true, words: `alarm: ${condition}` };
    return endedAt === undefined ? [began] : [began, { ...began, at: endedAt, there: false }];
  });
  return [...counted, ...charted, ...raised];
}
