/** One thing wrong in a configuration file: where it stands, what is wrong, what to do. */
export type ConfigFault = { key: string; line: number | "unknown"; why: string; remedy: string };

/** All faults of one file in one report, for a person at a terminal. */
export function faultReport(file: string, faults: readonly ConfigFault[]): string {
  const head = `${file}: ${faults.length} fault${faults.length === 1 ? "" : "s"}. Nothing was started.`;
  const rows = faults.map(
    ({ key, line, why, remedy }) =>
      `  ${file}:${line === "unknown" ? "?" : line}  ${key}\n      ${why}\n      → ${remedy}`,
  );
  return [head, ...rows].join("\n");
}
