import { readFileSync } from "node:fs";

// USER_HZ, in which /proc counts processor time (man 5 proc): 100 on every Linux that Node runs on.
const TICKS_A_SECOND = 100;

/** Seconds of processor time so far and bytes of memory now, all threads of a process together. Linux only. */
export function processUse(pid: number): { cpuSeconds: number; rssBytes: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in brackets may hold anything: fields are counted behind it, from the third on.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const rss = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  if (Number.isNaN(ticks) || rss === undefined) throw new Error(`/proc/${pid} is not as it was expected`);
  return { cpuSeconds: ticks / TICKS_A_SECOND, rssBytes: Number(rss) * 1_024 };
}
