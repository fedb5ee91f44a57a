import { z } from "zod";

/** What the tests of one stage came to. `failures` and `skips` name them. */
export type Tally = { passed: number; failures: readonly string[]; skips: readonly string[] };

export const nothingRun: Tally = { passed: 0, failures: [], skips: [] };

export const sum = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failures: [...a.failures, ...b.failures],
  skips: [...a.skips, ...b.skips],
});

export const lastLine = ({ passed, failures, skips }: Tally): string =>
  `${passed} passed, ${failures.length} failed, ${skips.length} skipped`;

/** Vitest's JSON report, as far as it is counted. */
export const Report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
export type Report = z.infer<typeof Report>;

/**
 * Counts a report. With a filter, what the filter left out is neither run nor skipped. A file that failed although none of its
 * tests did (it could not be loaded, a hook broke) is one failure.
 */
export function tallyOf(report: Report, stage: string, filter: string | undefined): Tally {
  const wanted = filter === undefined ? undefined : new RegExp(filter);
  let tally = nothingRun;
  for (const file of report.testResults) {
    const named = (test: { fullName: string }): string => `${stage}: ${test.fullName}`;
    const failures = file.assertionResults.filter(({ status }) => status === "failed").map(named);
    const broken = file.status === "failed" && failures.length === 0 ? [`${stage}: ${file.name} broke`] : [];
    const skips = file.assertionResults
      .filter(({ status }) => status !== "passed" && status !== "failed")
      .filter(({ fullName }) => wanted === undefined || wanted.test(fullName))
      .map(named);
    const passed = file.assertionResults.filter(({ status }) => status === "passed").length;
    tally = sum(tally, { passed, failures: [...failures, ...broken], skips });
  }
  return tally;
}
