import { isSample, type Envelope } from "@vigil/shared/contracts";
import { subjectOf } from "./subject.ts";

/** A durable envelope as the file holds it. `body` is the event as JSON; the version is WIRE_VERSION, by the schema's number. */
export type Row = { seq: number; at: number; body: string };

/** A row of the journal on its way to the writer. */
export type JournalRow = Row & { sample: boolean; subject: string; type: string };

// JSON writes a tab and a line feed inside a text as \t and \n, and neither can stand in an id or a type: so both are free to
// divide columns and rows. For the loop a string costs as much as a list of objects; for the writer's thread half.
const COLUMN = "\t";
const ROW = "\n";

export const journalLine = ({ seq, at, event }: Envelope): string =>
  [isSample(event) ? "s" : "e", seq, at, subjectOf(event), event.type, JSON.stringify(event)].join(COLUMN);

export const joinLines = (lines: readonly string[]): string => lines.join(ROW);

/** The rows of `joinLines`. Throws on a line that journalLine did not write. */
export const journalRows = (text: string): JournalRow[] =>
  text.split(ROW).map((line) => {
    const [kind, seq, at, subject, type, body] = line.split(COLUMN);
    if (subject === undefined || type === undefined || body === undefined) throw new Error(`no journal line: ${line}`);
    return { sample: kind === "s", seq: Number(seq), at: Number(at), subject, type, body };
  });

export const packedText = (rows: readonly Row[]): string =>
  rows.map(({ seq, at, body }) => `${seq}${COLUMN}${at}${COLUMN}${body}`).join(ROW);

/** The rows of `packedText`. Throws on a line that packedText did not write. */
export const packedRows = (text: string): Row[] =>
  text.split(ROW).map((line) => {
    const [seq, at, body] = line.split(COLUMN);
    if (body === undefined) throw new Error(`no packed line: ${line}`);
    return { seq: Number(seq), at: Number(at), body };
  });

/** WIRE_VERSION 1, in the order in which the loop builds an envelope: what was appended comes back byte for byte. */
export const envelopeJson = ({ seq, at, body }: Row): string => `{"v":1,"seq":${seq},"at":${at},"event":${body}}`;
