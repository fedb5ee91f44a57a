/** What SQLite's primary result codes (sqlite.org/rescode.html) mean for the person who can do something about it. */
const sentences: Record<number, string> = {
  5: "another program holds the log file; close it",
  6: "another program holds the log file; close it",
  8: "the log file may not be written; check its permissions",
  10: "the disk of the data folder reports an error; check the disk",
  11: "the log file is damaged; keep it for the technician and start with another data folder",
  13: "the disk of the data folder is full; free some space",
  14: "the log file cannot be opened; check that the data folder is there and may be written",
  26: "the log file is no Vigil log; choose another data folder",
};

/** A sentence for what went wrong with the file, or undefined when it was no trouble of the file but a fault of ours. */
export function troubleOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  // The extended codes carry the primary one in their low byte.
  const known = sentences[error.errcode & 0xff];
  return known === undefined ? undefined : `${known} (${error.message})`;
}
