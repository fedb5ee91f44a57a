import type { Instant } from "@vigil/shared/kernel";
import type { RecordRow, SessionRecord } from "@vigil/shared/contracts";
import { remsRows } from "./remsRows.ts";

const COLUMNS = ["at", "recorded_at", "kind", "words", "by", "priority"] as const;

/**
 * A record as one table: RFC 4180, times in UTC as ISO 8601. What is true of the whole record stands first, as rows of kind
 * "session" at the opening. What a spreadsheet would run as a formula begins with an apostrophe.
 */
export function toCsv(record: SessionRecord): string {
  const lines = [[...COLUMNS], ...[...headRows(record), ...record.rows].map(fieldsOf)];
  return lines.map((fields) => `${fields.map(escaped).join(",")}\r\n`).join("");
}

function headRows({ session, label, site, simulated, openedAt, until, rems }: SessionRecord): RecordRow[] {
  const { protocol, ended } = session;
  const facts = [
    `Site: ${site}`,
    `Place: ${label}`,
    `Session: ${session.id}`,
    `Patient: ${session.pseudonym}, ${session.ageYears} years`,
    `Protocol: ${protocol.label}, signed off by ${protocol.signedOff}`,
    ...(simulated ? ["SIMULATED: no patient was treated"] : []),
    ...(protocol.simulated ? ["SIMULATED: durations too short for any patient"] : []),
    ended === "no" ? `Still open, as of ${iso(until)}` : `Ended: ${session.phase}, ${iso(until)}`,
    ...(rems === "not intranasal" ? [] : remsRows(rems, iso)),
  ];
  return facts.map((words) => ({ at: openedAt, recordedAt: openedAt, kind: "session", words, by: "", priority: "" }));
}

const fieldsOf = ({ at, recordedAt, kind, words, by, priority }: RecordRow): string[] => [
  iso(at),
  iso(recordedAt),
  kind,
  words,
  by,
  priority,
];

const iso = (at: Instant): string => new Date(at).toISOString();

function escaped(field: string): string {
  // A person's words may begin like a formula (OWASP, "CSV injection"); the full-width signs count as signs in some places.
  const begun = /^[=+\-@\t\r\n＝＋－＠]/u.test(field) ? `'${field}` : field;
  // Where the comma divides decimals a spreadsheet begins a cell at each of these, quoted or not.
  const plain = begun.replace(/([;\t\r\n]\s*)([=+\-@＝＋－＠])/gu, "$1'$2");
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
