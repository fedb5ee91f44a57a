import { join } from "node:path";
import { expect, test } from "vitest";
import { crashRun } from "./crashRun.ts";

const KILLS = 50;
const COMMANDS_PER_SECOND = 200;

/** A small linear congruential generator: a run that fails can be run again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test(
  "50 kill -9 under 200 commands a second lose no acknowledgement that was answered",
  { timeout: 300_000 },
  async () => {
    const run = await crashRun({ kills: KILLS, commandsPerSecond: COMMANDS_PER_SECOND, random: seeded(1) });
    console.log(
      `kills ${run.kills}, answered ${run.answered}, of them acknowledgements ${run.acknowledged}, lost ${run.lost.length}`,
    );
    expect(run.kills).toBe(KILLS);
    expect(run.portsSeenClosed).toBe(KILLS);
    // A run that commanded little would prove little.
    expect(run.answered).toBeGreaterThan(KILLS * 20);
    expect(run.acknowledged).toBeGreaterThan(KILLS);
    expect(run.lost).toEqual([]);
  },
);

test("the same run loses some when answers are given before the commit", { timeout: 300_000 }, async () => {
  const program = join(import.meta.dirname, "lyingGateway.ts");
  const run = await crashRun({
    kills: KILLS,
    commandsPerSecond: COMMANDS_PER_SECOND,
    program,
    random: seeded(1),
    enough: (lost) => lost.length > 0,
  });
  console.log(`answers before the commit: lost ${run.lost.length} after ${run.kills + 1} kills`);
  expect(run.lost.length).toBeGreaterThan(0);
});
