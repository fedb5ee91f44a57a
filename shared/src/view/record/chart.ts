import type { ChartEntry, EntryId, Envelope, RecordRow, SessionId } from "../../contracts/index.ts";
import { entryWords } from "./entryWords.ts";
import { besideReading, remarksOf } from "./remarks.ts";
import { rowOf } from "./row.ts";

/** The lines that people charted in one session, and which of them a later line put right. */
export type Chart = {
  readonly lines: readonly ChartEntry[];
  /** By the id of the old line. */
  readonly corrections: ReadonlyMap<EntryId, ChartEntry>;
};

export function chartOf(envelopes: readonly Envelope[], session: SessionId): Chart {
  const lines = envelopes.flatMap(({ event }) =>
    event.type === "chart.recorded" && event.line.session === session ? [event.line] : [],
  );
  const corrections = new Map<EntryId, ChartEntry>();
  for (const line of lines) if (line.corrects !== undefined) corrections.set(line.corrects, line);
  return { lines, corrections };
}

/** Lines that stand: what was put right is told, and proves nothing. */
export const standing = ({ lines, corrections }: Chart): readonly ChartEntry[] =>
  lines.filter(({ id }) => !corrections.has(id));

/** Every line as it was charted; one that was put right says so, and its correction says what was there before. */
export function chartRows({ lines, corrections }: Chart): RecordRow[] {
  const remarks = remarksOf(standing({ lines, corrections }));
  const byId = new Map(lines.map((line) => [line.id, line]));
  return lines.flatMap((line) => {
    const { id, by, happenedAt, recordedAt, corrects } = line;
    const later = corrections.get(id);
    const old = corrects === undefined ? undefined : byId.get(corrects);
    const before = old === undefined ? "" : ` (puts right: ${plain(old)}, ${old.by.name})`;
    const after = later === undefined ? "" : ` (put right later: ${plain(later)}, ${later.by.name})`;
    const said = line.entry.kind === "reading" && later === undefined ? besideReading(remarks, happenedAt) : [];
    return entryWords(line).map(({ kind, words }) => ({
      ...rowOf({ at: happenedAt, recordedAt }, kind, `${[words, ...said].join("; ")}${before}${after}`, by.name),
      line: id,
      ...(later !== undefined && { correctedBy: later.id }),
    }));
  });
}

const plain = (line: ChartEntry): string =>
  entryWords(line)
    .map(({ words }) => words)
    .join(", ");
