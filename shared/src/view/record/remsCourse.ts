import { between, Minutes, type Instant } from "../../kernel/index.ts";
import type { AdverseCode, ChartEntry, Course } from "../../contracts/index.ts";

/** What was seen of something at one instant; `proves`: that it was not there says that it was not. */
export type Mark = { readonly at: Instant; readonly there: boolean; readonly proves: boolean; readonly words: string };

// Sedation and dissociation peak at 30 to 45 min (clinical 2.1): who was not looked at by then may have had either.
const PEAK_OVER = Minutes(60);

/**
 * Whether something was there since the first device, from when until when: by what was found and by the adverse events of
 * these codes. "No" only where somebody looked within the first hour and it was not there.
 */
export function courseOf(
  startedAt: Instant,
  over: boolean,
  marks: readonly Mark[],
  lines: readonly ChartEntry[],
  codes: readonly AdverseCode[],
): Course {
  const seen = marks.filter(({ at }) => at >= startedAt).toSorted((a, b) => a.at - b.at);
  const adverse = lines.flatMap(({ entry }) =>
    entry.kind === "adverse event" && codes.includes(entry.code) && entry.onsetAt >= startedAt ? [entry] : [],
  );
  const bad = seen.filter(({ there }) => there);
  if (bad.length === 0 && adverse.length === 0) {
    const looked = seen.some(({ at, proves }) => proves && between(startedAt, at) <= PEAK_OVER);
    const words = looked ? "looked for, and not found" : "nobody looked within the first hour";
    return { answer: looked ? "no" : "not known", words, onsetAt: "not known", resolvedAt: "not known" };
  }
  const ends = adverse.map(({ resolvedAt }) => resolvedAt);
  const last = bad.at(-1);
  if (last !== undefined) ends.push(seen.find(({ at, there }) => !there && at > last.at)?.at ?? "not yet");
  const words = [...bad.map((mark) => mark.words), ...adverse.map(({ code, severity }) => `${code}, ${severity}`)];
  return {
    answer: "yes",
    words: [...new Set(words)].join("; "),
    onsetAt: earliest([...bad.map(({ at }) => at), ...adverse.map(({ onsetAt }) => onsetAt)]),
    resolvedAt: latest(ends, over),
  };
}

const earliest = (instants: readonly Instant[]): Instant | "not known" =>
  instants.reduce<Instant | "not known">(
    (first, at) => (first === "not known" || at < first ? at : first),
    "not known",
  );

/** The last of all ends; nobody knows it where one is open and the session is over. */
function latest(ends: readonly (Instant | "not yet")[], over: boolean): Course["resolvedAt"] {
  let last: Instant | "not known" = "not known";
  for (const end of ends) {
    if (end === "not yet") return over ? "not known" : "not yet";
    if (last === "not known" || end > last) last = end;
  }
  return last;
}
