import { readdirSync, readFileSync } from "node:fs";

/** Processes that name this text on their command line, as `pid: command line`. Linux only, like the rest of these tests. */
export function processesNaming(text: string): string[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .map((pid) => `${pid}: ${commandLine(pid)}`)
    .filter((line) => line.includes(text));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    // It ended while we looked: that is an answer.
    return "";
  }
}
