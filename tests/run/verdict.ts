import type { Tally } from "./tally.ts";

/** Why a run fails, a sentence each; none when it passes. */
export function verdict(tally: Tally, requireReal: boolean, testsAsked: boolean): readonly string[] {
  const why: string[] = tally.failures.map((name) => `failed: ${name}`);
  if (requireReal) why.push(...tally.skips.map((name) => `skipped, and REQUIRE_REAL=1 allows none: ${name}`));
  if (testsAsked && tally.passed + tally.failures.length + tally.skips.length === 0) why.push("not one test ran");
  return why;
}
