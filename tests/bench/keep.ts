import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { parts } from "./options.ts";
import type { Kept } from "./report.ts";

const Spread = z.object({ min: z.number(), median: z.number(), max: z.number() });
const File = z.array(
  z.object({
    part: z.enum(parts),
    on: z.string(),
    machine: z.string(),
    repetitions: z.number(),
    notes: z.array(z.string()),
    rows: z.array(
      z.object({
        what: z.string(),
        unit: z.string(),
        vigil: z.union([Spread, z.number()]),
        relay: z.object({ value: Spread, compared: Spread, as: z.enum(["×", "+ ms"]) }).exactOptional(),
        goal: z.string(),
        met: z.enum(["met", "not met", "fault", "no goal"]),
      }),
    ),
  }),
);

/** What was measured here before, so that one part can be measured again and the page stays whole. */
export const keptIn = (file: string): Kept[] =>
  existsSync(file) ? File.parse(JSON.parse(readFileSync(file, "utf8"))) : [];

/** Puts `fresh` in the place of what was kept of those parts, and returns all. */
export function keepIn(file: string, fresh: readonly Kept[]): Kept[] {
  const all = [...keptIn(file).filter(({ part }) => !fresh.some((each) => each.part === part)), ...fresh];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(all, undefined, 1));
  return all;
}
