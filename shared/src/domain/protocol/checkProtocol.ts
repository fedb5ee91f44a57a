import { Millis, Seconds } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";
import { outside, type Fault } from "../alarm/fault.ts";
import { spanWords } from "../span.ts";
import { durationRules, type DurationRule } from "./durations.ts";
import { numberRules } from "./numbers.ts";

/** Shorter than this, a simulated patient's protocol would wake the engine more often than a browser can show. */
const SIMULATED_LEAST = Seconds(1);

/**
 * All faults of a protocol, each with the path of the number, why it may not be so and what to write instead. A site may be
 * stricter than what is shipped, never looser (S14); durations too short for any patient stand only where patients are
 * simulated and the protocol says so.
 */
export function checkProtocol(protocol: Protocol, siteSimulated: boolean): readonly Fault[] {
  return [
    ...(protocol.simulated && !siteSimulated ? [simulatedHere] : []),
    ...durationRules.flatMap((rule) => checkDuration(rule, protocol)),
    ...numberRules.flatMap(({ path, of, from, to }) => outside(path, of(protocol), from, to)),
    ...impossible(protocol),
  ];
}

const simulatedHere: Fault = {
  path: "simulated",
  why: "its durations are for simulated patients, and the patients of this site are real",
  remedy: "write simulated: false, or leave this protocol out",
};

function checkDuration({ path, of, from, to }: DurationRule, protocol: Protocol): readonly Fault[] {
  const span = of(protocol);
  if (span === undefined) return [];
  if (span > to) return [{ path, why: `${words(span)} is longer than ${words(to)}`, remedy: `write ${to} or less` }];
  const least = protocol.simulated ? Millis(Math.min(from, SIMULATED_LEAST)) : from;
  if (span >= least) return [];
  const remedy = `write ${least} or more`;
  return [
    {
      path,
      why: `${words(span)} is shorter than ${words(least)}`,
      remedy: protocol.simulated ? remedy : `${remedy}; shorter ones need simulated: true`,
    },
  ];
}

// The file holds milliseconds, and nobody reads those.
const words = (ms: Millis): string => `${ms} (${spanWords(ms)})`;

/** Numbers that may each stand, and not together. */
function impossible({ baseline, hold, cadence, discharge }: Protocol): readonly Fault[] {
  const { bp } = discharge;
  return [
    ...(baseline.apartMs > baseline.freshForMs
      ? [
          {
            path: "baseline.apartMs",
            why: `after ${words(baseline.apartMs)} the first reading is older than a baseline may be`,
            remedy: `write ${baseline.freshForMs} or less`,
          },
        ]
      : []),
    ...notAbove("hold.soft.systolic", hold.soft.systolic, hold.hard.systolic, "the hard hold"),
    ...notAbove("hold.soft.diastolic", hold.soft.diastolic, hold.hard.diastolic, "the hard hold"),
    ...(cadence.overdueLow === "never"
      ? []
      : notAbove("cadence.overdueLow", cadence.overdueLow, cadence.overdueMedium, "overdueMedium, which is graver")),
    ...notAbove("discharge.bp.systolicLeastNear", bp.systolicLeastNear, bp.systolicLeast, "systolicLeast"),
    ...notAbove("discharge.bp.orBelow.systolic", bp.orBelow.systolic, bp.never.systolic, "never"),
    ...notAbove("discharge.bp.orBelow.diastolic", bp.orBelow.diastolic, bp.never.diastolic, "never"),
    ...discharge.timers.flatMap(({ ms }) =>
      discharge.earlyMs > ms
        ? [
            {
              path: "discharge.earlyMs",
              why: `${words(discharge.earlyMs)} before the least time lies before the dose`,
              remedy: `write ${ms} or less`,
            },
          ]
        : [],
    ),
  ];
}

function notAbove(path: string, value: number, most: number, what: string): readonly Fault[] {
  return value <= most ? [] : [{ path, why: `${value} is above ${what} at ${most}`, remedy: `write ${most} or less` }];
}
