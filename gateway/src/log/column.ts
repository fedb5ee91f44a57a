import type { SQLOutputValue } from "node:sqlite";

type Columns = Record<string, SQLOutputValue>;

// The schema says what a column holds; a file that holds something else is damaged, and that must not pass as a value.
export function intIn(row: Columns, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new TypeError(`${column} is ${typeof value}, not a number`);
  return value;
}

export function textIn(row: Columns, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`${column} is ${typeof value}, not text`);
  return value;
}

export function blobIn(row: Columns, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`${column} is ${typeof value}, not bytes`);
  return value;
}
