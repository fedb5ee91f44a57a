import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readOptions } from "./options.ts";
import { runProcess } from "./runProcess.ts";
import { stageNames } from "./stages.ts";
import { lastLine, nothingRun, sum, tallyOf, type Report } from "./tally.ts";
import { verdict } from "./verdict.ts";

const report: Report = {
  success: false,
  testResults: [
    {
      name: "a.test.ts",
      status: "failed",
      assertionResults: [
        { fullName: "adds", status: "passed" },
        { fullName: "divides", status: "failed" },
        { fullName: "needs socat", status: "skipped" },
        { fullName: "comes later", status: "todo" },
      ],
    },
    { name: "b.test.ts", status: "failed", message: "cannot load", assertionResults: [] },
  ],
};

describe("the count", () => {
  test("names failures and skips; a file that broke is a failure", () => {
    const tally = tallyOf(report, "unit", undefined);
    expect(tally.failures).toEqual(["unit: divides", "unit: b.test.ts broke"]);
    expect(tally.skips).toEqual(["unit: needs socat", "unit: comes later"]);
    expect(lastLine(sum(tally, { ...nothingRun, passed: 1 }))).toBe("2 passed, 2 failed, 2 skipped");
  });
  test("with a filter, what the filter left out is not skipped", () => {
    expect(tallyOf(report, "unit", "socat").skips).toEqual(["unit: needs socat"]);
  });
});

describe("the verdict", () => {
  const passing = { ...nothingRun, passed: 3 };
  const skipping = { ...passing, skips: ["unit: needs socat"] };
  test("passing is no reason to fail", () => expect(verdict(passing, true, true)).toEqual([]));
  test("a skip is a failure where real parts are required, and named", () => {
    expect(verdict(skipping, false, true)).toEqual([]);
    expect(verdict(skipping, true, true)).toEqual(["skipped, and REQUIRE_REAL=1 allows none: unit: needs socat"]);
  });
  test("no test at all is a failure, unless only checks were asked for", () => {
    expect(verdict(nothingRun, false, true)).toEqual(["not one test ran"]);
    expect(verdict(nothingRun, false, false)).toEqual([]);
  });
});

describe("what is typed", () => {
  test("nothing runs everything", () =>
    expect(readOptions([])).toEqual({ kind: "run", only: new Set(stageNames), filter: undefined }));
  test("some stages and a filter, with or without pnpm's dashes", () => {
    const run = { kind: "run", only: new Set(["unit", "golden"]), filter: "probe off" };
    expect(readOptions(["--only", "golden,unit", "probe off"])).toEqual(run);
    expect(readOptions(["--", "--only=golden", "--only=unit", "probe off"])).toEqual(run);
  });
  test("a stage that is none, a flag that is none", () => {
    expect(readOptions(["--only", "untis"])).toMatchObject({ kind: "wrong", why: expect.stringContaining("untis") });
    expect(readOptions(["--onyl"])).toMatchObject({ kind: "wrong", why: expect.stringContaining("--onyl") });
  });
});

describe("a process", () => {
  const run = (source: string, limitMs: number) =>
    runProcess({
      command: process.execPath,
      args: ["-e", source],
      cwd: import.meta.dirname,
      limitMs,
      output: "kept",
    });

  test("tells its end and what it said", async () => {
    expect(await run("console.log('one'); process.exit(3)", 10_000)).toMatchObject({ code: 3, output: "one\n" });
  });
  test("is killed at its limit with all it started", async () => {
    const folder = mkdtempSync(join(tmpdir(), "vigil-run-"));
    const file = join(folder, "pid");
    const grandchild = `require("node:child_process").spawn("sleep", ["60"]).pid`;
    const ended = await run(
      `require("node:fs").writeFileSync(${JSON.stringify(file)}, String(${grandchild})); setInterval(() => {}, 1000)`,
      1_000,
    );
    const pid = Number(readFileSync(file, "utf8"));
    rmSync(folder, { recursive: true });
    expect(ended.code).toBe("killed");
    expect(pid).toBeGreaterThan(1);
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });
  test("that cannot start is told, not thrown", async () => {
    const ended = await runProcess({ command: "/no/such/program", args: [], cwd: "/", limitMs: 1_000, output: "kept" });
    expect(ended.code).toBe("could not start");
  });
});

/** A zombie that nobody has reaped yet is dead too. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    // No such process.
    return false;
  }
}
