import { Millis, Seconds } from "../../kernel/index.ts";
import { givenLimits, type Limits, type Protocol } from "../../contracts/index.ts";
import { checkLimits } from "../alarm/checkLimits.ts";
import { defaultLimits } from "../alarm/defaultLimits.ts";
import { outside, type Fault } from "../alarm/fault.ts";
import { bounds, numberAt, type Bound } from "./bounds.ts";
import { impossible, msWords } from "./impossible.ts";
import { shipped } from "./protocols.ts";

/** Shorter than this, a simulated patient's protocol would wake the engine more often than a browser can show. */
const SIMULATED_LEAST = Seconds(1);

/**
 * All faults of a protocol, each with the path of the number, why it may not be so and what to write instead. A site may be
 * stricter than what is shipped for the route, never looser (S14); durations too short for any patient stand only where
 * patients are simulated and the protocol says so.
 */
export function checkProtocol(
  protocol: Protocol,
  siteSimulated: boolean,
  site: Limits = defaultLimits,
): readonly Fault[] {
  return [
    ...(protocol.simulated && !siteSimulated ? [simulatedHere] : []),
    ...bounds.flatMap((bound) => checkBound(bound, protocol)),
    ...checkTimers(protocol),
    ...checkChain(protocol),
    ...checkScreening(protocol),
    ...impossible(protocol),
    ...checkLimits({ ...site, ...givenLimits(protocol.limits) }).map((fault) => ({
      ...fault,
      path: `limits.${fault.path}`,
    })),
  ];
}

const simulatedHere: Fault = {
  path: "simulated",
  why: "its durations are for simulated patients, and the patients of this site are real",
  remedy: "write simulated: false, or leave this protocol out",
};

function checkBound({ path, stricter, extreme, duration }: Bound, protocol: Protocol): readonly Fault[] {
  const value = numberAt(protocol, path);
  if (value === undefined) return [];
  const here = numberAt(shipped[protocol.route], path) ?? value;
  const [from, to] = [Math.min(here, extreme), Math.max(here, extreme)];
  return duration
    ? checkDuration(path, value, from, to, protocol.simulated)
    : checkNumber(path, value, from, to, stricter);
}

const checkNumber = (
  path: string,
  value: number,
  from: number,
  to: number,
  stricter: Bound["stricter"],
): readonly Fault[] =>
  outside(path, value, from, to).map((fault) => ({
    ...fault,
    why: `${fault.why}: ${stricter === "up" ? "more" : "less"} is stricter`,
  }));

function checkDuration(path: string, value: number, from: number, to: number, simulated: boolean): readonly Fault[] {
  if (value > to)
    return [{ path, why: `${msWords(value)} is longer than ${msWords(to)}`, remedy: `write ${to} or less` }];
  const least = simulated ? Math.min(from, SIMULATED_LEAST) : from;
  if (value >= least) return [];
  const remedy = `write ${least} or more`;
  return [
    {
      path,
      why: `${msWords(value)} is shorter than ${msWords(least)}`,
      remedy: simulated ? remedy : `${remedy}; shorter ones need simulated: true`,
    },
  ];
}

/** Each timer that is shipped must be there, and be no shorter: time is what a discharge rests on first. */
function checkTimers({ route, discharge, simulated }: Protocol): readonly Fault[] {
  const own = shipped[route].discharge;
  return [
    ...own.timers.flatMap(({ from, ms }): readonly Fault[] => {
      const index = discharge.timers.findIndex((timer) => timer.from === from);
      const timer = discharge.timers[index];
      const path = index < 0 ? "discharge.timers" : `discharge.timers[${index}].ms`;
      if (timer === undefined)
        return [{ path, why: `no timer counts from the ${from}`, remedy: `add one of ${ms} from: ${from}` }];
      const least = simulated ? Millis(SIMULATED_LEAST) : ms;
      if (timer.ms >= least) return [];
      return [
        { path, why: `${msWords(timer.ms)} is shorter than ${msWords(least)}`, remedy: `write ${least} or more` },
      ];
    }),
    ...(discharge.timeOverridable && !own.timeOverridable
      ? [
          {
            path: "discharge.timeOverridable",
            why: `the time of ${route} is never overridden (S21)`,
            remedy: "write false",
          },
        ]
      : []),
  ];
}

/** Nobody is called later than shipped. */
function checkChain({ route, escalation }: Protocol): readonly Fault[] {
  return (["high", "medium"] as const).flatMap((priority) => {
    const [own, here] = [shipped[route].escalation[priority], escalation[priority]];
    const most = own[1]?.afterMs;
    const second = here[1]?.afterMs;
    if (most === undefined || second === undefined || second <= most) return [];
    const path = `escalation.${priority}[1].afterMs`;
    return [{ path, why: `${msWords(second)} is longer than ${msWords(most)}`, remedy: `write ${most} or less` }];
  });
}

/** What is asked before the dose may be more than shipped, never less. */
function checkScreening({ route, screening }: Protocol): readonly Fault[] {
  return shipped[route].screening.flatMap((item) =>
    screening.includes(item) ? [] : [{ path: "screening", why: `"${item}" is not asked`, remedy: `add it: ${item}` }],
  );
}
