/** What a run does, in order: from the quick to the slow, so that a plain fault is told first. */
export const checks = ["format", "types", "lint"] as const;
/** `atOnce`: files that run at the same time. Two have the machine's two cores; what mostly waits leaves room for a third. */
export const projects = [
  { name: "unit", limitMinutes: 2, atOnce: 2 },
  { name: "properties", limitMinutes: 4, atOnce: 2 },
  { name: "golden", limitMinutes: 2, atOnce: 2 },
  { name: "architecture", limitMinutes: 2, atOnce: 2 },
  { name: "contracts", limitMinutes: 2, atOnce: 2 },
  { name: "log", limitMinutes: 4, atOnce: 2 },
  { name: "system", limitMinutes: 8, atOnce: 2 },
  { name: "sessions", limitMinutes: 8, atOnce: 3 },
  { name: "browser", limitMinutes: 10, atOnce: 3 },
  { name: "faults", limitMinutes: 8, atOnce: 2 },
] as const;

export type CheckName = (typeof checks)[number];
export type Project = (typeof projects)[number];
export type StageName = CheckName | Project["name"];

export const stageNames: readonly StageName[] = [...checks, ...projects.map(({ name }) => name)];

/** Projects that open the page, and so need it built. */
export const needPage: ReadonlySet<StageName> = new Set(["system", "sessions", "browser", "faults"]);
