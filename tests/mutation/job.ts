import { z } from "zod";

/** A mutant as the judge knows it: its number, and the file it is in. */
const Judged = z.object({ id: z.string(), file: z.string() });
export type Judged = z.infer<typeof Judged>;

/** What one process judges: mutants in their order, from `from` on; a line to `results` for each. */
export const Job = z.object({
  mutants: z.array(Judged),
  from: z.number().int(),
  results: z.string(),
  /** The mutated files. */
  sources: z.array(z.string()),
});
export type Job = z.infer<typeof Job>;

/** Killed: a test noticed. */
export const Verdict = z.enum(["Killed", "Survived", "NoCoverage", "Timeout"]);
export type Verdict = z.infer<typeof Verdict>;

/** The environment variable that names the file of a job. */
export const JOB = "VIGIL_MUTATION_JOB";
