import { after, between, Millis, type Instant } from "../../kernel/index.ts";
import type { ChairState } from "../chair/state.ts";
import { passedWords, spanWords } from "../span.ts";
import { lastPartAt } from "./doseTimes.ts";
import { emergencyUntil } from "./emergencyActs.ts";
import { noDose, noResume } from "./noDose.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import { reopenedAt } from "./reopened.ts";
import type { SessionState } from "./state.ts";

/** From when the next nasal device may be given (clinical 1.1: a rest of 5 min). */
export function nextDeviceFrom({ facts: { dose }, protocol: { dosing } }: SessionState): Instant | undefined {
  if (dosing.kind !== "devices" || dose === "none" || dose.stoppedAt !== "not yet") return undefined;
  return after(lastPartAt(dose), dosing.restMs);
}

/**
 * Until when the next device may be given on the last reading, that instant included: as old as a baseline may be at the start,
 * and the rests that were to be kept since.
 */
export function pressureOfDeviceUntil({ facts: { dose }, protocol, readings }: SessionState): Instant | undefined {
  const { dosing, baseline } = protocol;
  const last = readings.at(-1);
  if (dosing.kind !== "devices" || dose === "none" || last === undefined) return undefined;
  return after(last.at, Millis(baseline.freshForMs + dosing.restMs * dose.parts.length));
}

/** What stands against the next device at `at`: its rest, a pressure of long ago, and whatever forbids more drug (S19). */
export function noDevice(session: SessionState, chair: ChairState, at: Instant): Obstacle | "none" {
  const { dose } = session.facts;
  const { dosing, label } = session.protocol;
  const from = nextDeviceFrom(session);
  if (dosing.kind !== "devices" || from === undefined || dose === "none")
    return obstacle(`${label} is not given in devices`);
  if (at >= from) {
    const until = pressureOfDeviceUntil(session);
    const most = spanWords(Millis(session.protocol.baseline.freshForMs + dosing.restMs * dose.parts.length));
    return until === undefined || at > until
      ? obstacle(`The last pressure is older than ${most}: measure again`)
      : noDose(session, chair);
  }
  const rest = spanWords(dosing.restMs);
  return obstacle(`The next device is given ${rest} after the last`, {
    why: `The next device is given ${rest} after the last: ${passedWords(between(lastPartAt(dose), at), dosing.restMs)}`,
    from,
  });
}

/**
 * What stands against a booster or redose: the route, a pressure of long ago, a MOAA/S of before the last dose, and whatever
 * forbids more drug (S19); and no more after an emergency, until its time has passed (S17), or in a session that went on after
 * its end (S22).
 */
export function noMore(session: SessionState, chair: ChairState, at: Instant): Obstacle | "none" {
  const { dose } = session.facts;
  switch (session.protocol.dosing.kind) {
    case "pump":
      return obstacle("An infusion is not begun again in the same session: open another one");
    case "devices":
      return obstacle("A nasal dose is not repeated in the same session: open another one");
    case "injection":
    case "tablet": {
      if (dose !== "none" && at < lastPartAt(dose))
        return obstacle("It cannot have been before the dose that was first");
      if (reopenedAt(session.facts) !== undefined)
        return obstacle("The session was reopened: no more is given in it, open another one");
      const calm = emergencyUntil(session.facts);
      if (calm !== undefined && at < calm)
        return obstacle("An emergency is over only just now: no more of it until its time has passed", { from: calm });
      const more = noResume(session, chair, at);
      return more === "none" && dose !== "none" ? notLookedAt(session, lastPartAt(dose), at) : more;
    }
  }
}

function notLookedAt({ facts, protocol }: SessionState, since: Instant, at: Instant): Obstacle | "none" {
  const moaas = facts.findings["moaas"];
  if (moaas === undefined || moaas.at < since)
    return obstacle("MOAA/S is not recorded since the last dose: look at the patient first");
  const { findingFreshMs } = protocol.discharge;
  return between(moaas.at, at) <= findingFreshMs
    ? "none"
    : obstacle(`MOAA/S is more than ${spanWords(findingFreshMs)} old: look at the patient first`);
}

export function noPause({ protocol: { dosing, label } }: SessionState): Obstacle | "none" {
  return dosing.kind === "pump" || dosing.kind === "devices" ? "none" : obstacle(`${label} cannot be paused`);
}

export function noRate({ protocol: { dosing, label } }: SessionState): Obstacle | "none" {
  return dosing.kind === "pump" ? "none" : obstacle(`${label} has no pump`);
}

/** An emergency may come before the dose, or after it is over: then there is nothing to stop, and no clock to begin again. */
export function noStop({ facts: { dose } }: SessionState): Obstacle | "none" {
  if (dose === "none") return obstacle("No dose was started: there is nothing to stop");
  return dose.stoppedAt === "not yet" ? "none" : obstacle("The dose is over already: there is nothing to stop");
}
