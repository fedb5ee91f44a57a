import { appendFileSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { Job, JOB, type Judged, type Verdict } from "./job.ts";
import { anew, learn, testFiles, type Learnt } from "./learn.ts";
import type { Collected } from "./registry.ts";
import { space } from "./space.ts";

// What goes round so much more often than it does unchanged will not end: a mutant's code, in one test.
const ROUNDS = 20;
const LEAST_ROUNDS = 2_000;

test("every mutant has a verdict", async () => {
  const job = Job.parse(JSON.parse(readFileSync(process.env[JOB] ?? "", "utf8")));
  const tell = (line: string): void => appendFileSync(job.results, `${line}\n`);
  const learnt = await learn(job.sources);
  tell("begun");
  const left = job.mutants.slice(job.from);
  for (const mutant of left) tell(await judge(mutant, learnt));
  expect(left.length + job.from).toBe(job.mutants.length);
});

async function judge({ id, file }: Judged, learnt: Learnt): Promise<Verdict> {
  const { tests = [], hits = 0 } = learnt.inTests.get(id) ?? {};
  const declaring = learnt.whileDeclared.get(id) ?? [];
  if (!learnt.atLoad.has(id) && tests.length === 0 && declaring.length === 0) return "NoCoverage";
  space.activeMutant = id;
  space.hitLimit = Math.max(LEAST_ROUNDS, ROUNDS * hits);
  try {
    if (learnt.atLoad.has(id)) {
      const near = testFiles.filter((one) => dirname(one) === dirname(file));
      return (await noticedBy(near, file)) || (await noticedBy(testFiles, file)) ? "Killed" : "Survived";
    }
    const covering = tests.flatMap((index) => learnt.tests[index] ?? []);
    const own = covering.toSorted((a, b) => Number(isOwn(b, file)) - Number(isOwn(a, file)) || a.ms - b.ms);
    if (await fails(own)) return "Killed";
    return declaring.length > 0 && (await noticedBy(declaring, file)) ? "Killed" : "Survived";
  } finally {
    space.activeMutant = undefined;
  }
}

/** Whether one of the tests of these files fails, or a file cannot even be loaded. */
async function noticedBy(files: readonly string[], file: string): Promise<boolean> {
  let tests: readonly Collected[];
  try {
    tests = await anew(files);
  } catch {
    // What breaks the loading is noticed.
    return true;
  }
  return fails(tests.toSorted((a, b) => Number(isOwn(b, file)) - Number(isOwn(a, file))));
}

async function fails(tests: readonly Collected[]): Promise<boolean> {
  for (const { run } of tests) {
    space.hitCount = 0;
    try {
      await run();
    } catch {
      // That is what is asked: whether it fails.
      return true;
    }
  }
  return false;
}

const isOwn = (one: Collected, file: string): boolean => one.file === file.replace(/\.ts$/, ".test.ts");
