import { defaultLimits } from "@vigil/shared/domain";
import { ChairPlayer } from "../support/chairPlayer.ts";
import type { Extent, Measured } from "./row.ts";

const SESSIONS = 500;

export type AdvanceSpeed = { perSecond: number; coreShare: number; inputs: number };

/**
 * How many inputs the engine takes in a second: 500 sessions that are dosing, each with saturation, pulse and breaths that
 * wander once a second, a pressure and a check every nine minutes. Patients are well: what a ward does all day.
 */
export function advanceSpeed(seconds: number): AdvanceSpeed {
  const players = Array.from({ length: SESSIONS }, (_, n) => new ChairPlayer({ chair: `chair-${n + 1}` }).doses(0));
  for (const player of players) player.told.length = 0;
  let inputs = 0;
  const began = performance.now();
  for (let second = 1; second <= seconds; second += 1) {
    const minutes = second / 60;
    for (const [n, player] of players.entries()) {
      const wave = (second + n) % 12;
      player.sees({ spo2: 96 + (wave % 3), pulse: 68 + wave, rr: 13 + (wave % 4) }, minutes);
      inputs += 1;
      if (second % 540 === n % 540) {
        player.reads({ systolic: 122 + wave, diastolic: 76 + (wave % 5), mean: "unavailable" }, minutes);
        player.charts({ moaas: 5, rr: 14 }, minutes);
        inputs += 2;
      }
      // What was told goes to screens and log, which are not measured here.
      player.told.length = 0;
    }
  }
  const tookS = (performance.now() - began) / 1_000;
  return { perSecond: inputs / tookS, coreShare: tookS / seconds, inputs };
}

export function measureAdvance({ quick }: Extent): Measured {
  const runs = Array.from({ length: quick ? 1 : 5 }, () => advanceSpeed(quick ? 30 : 300));
  const median = (of: (run: AdvanceSpeed) => number): number =>
    runs.map(of).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
  return {
    part: "advance",
    rows: [
      {
        what: "inputs of 500 sessions",
        unit: "/s",
        vigil: median(({ perSecond }) => perSecond),
        goal: "",
        met: "no goal",
      },
      {
        what: "500 sessions at 1 Hz",
        unit: "% of a core",
        vigil: median(({ coreShare }) => coreShare) * 100,
        goal: "",
        met: "no goal",
      },
    ],
    notes: [
      `The engine alone, without log and stream: ${SESSIONS} IV sessions that are dosing, three values a second each, a pressure and a check every nine minutes, ${Object.keys(defaultLimits.rules).length} rules and five ladders. Medians of 5.`,
    ],
  };
}
