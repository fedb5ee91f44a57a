import { after, between, Instant } from "../../kernel/index.ts";
import type { Dose, Session } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { holdBreath } from "./breathe.ts";
import { change, keepBeside, openSession, type Patch } from "./change.ts";
import type { Reading } from "./state.ts";

/**
 * The gateway has started: a session that is open goes on as it is, and what fell due in the gap is judged now. What the
 * saturation was meanwhile nobody knows.
 */
export function restartSession(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { at } = turn;
  const { readings, keptReadings, notPatient, unconfirmedSince, breathedTo, air, home, auto } = session;
  // The wall clock may have gone back while the gateway was down: nothing of before may be newer than now.
  const past = (then: Instant): Instant => Instant(Math.min(then, at));
  keepBeside(turn, {
    readings: readings.map((reading) => readingBefore(reading, at)),
    keptReadings: keptReadings.map((reading) => readingBefore(reading, at)),
    notPatient: notPatient.map((reading) => readingBefore(reading, at)),
    breathedTo: past(breathedTo),
    unconfirmedSince: unconfirmedSince === "no" ? "no" : past(unconfirmedSince),
    home: {
      answered: home.answered === "never" ? "never" : past(home.answered),
      tapped: home.tapped === "never" ? "never" : past(home.tapped),
    },
    // What was announced before is announced again (safety S5).
    auto: { ...auto, plan: "none", asked: auto.asked === "never" ? "never" : past(auto.asked) },
    air: { slices: air.slices.filter(({ from }) => from <= at) },
  });
  forgetFuture(turn, session.facts);
  holdBreath(turn);
}

/**
 * A dose of a time that is yet to come would be overdue too late, and a finding or a check of then would stay fresh too
 * long: the dose is as of now, and what a person found is to be found anew.
 */
function forgetFuture(turn: ChairTurn, facts: Session): void {
  const { dose, findings, checks, clock, arrival, offMonitor, emergency } = facts;
  const { at } = turn;
  const past = (then: Instant): Instant => Instant(Math.min(then, at));
  const found = Object.fromEntries(Object.entries(findings).filter(([, one]) => one.at <= at));
  const checked = checks.filter((check) => check.at <= at);
  const patch: Patch = {
    ...(dose !== "none" && dose.pumpSince > at && { dose: doseBefore(dose, past) }),
    ...(Object.keys(found).length < Object.keys(findings).length && { findings: found }),
    ...(checked.length < checks.length && { checks: checked }),
    ...(clock.some((restart) => restart.at > at) && {
      clock: clock.map((restart) => ({ ...restart, at: past(restart.at) })),
    }),
    ...(arrival !== "none" && arrival.givenAt > at && { arrival: { ...arrival, givenAt: at } }),
    // S22: whoever waits for the ride is looked at no later by it.
    ...(facts.since > at && { since: at }),
    // What happens in an emergency from now on is not of before it.
    ...(emergency !== "no" && emergency.since > at && { emergency: { ...emergency, since: at } }),
    // Nobody is off the monitor for longer by it.
    ...(offMonitor !== "no" &&
      offMonitor.since > at && {
        offMonitor: { ...offMonitor, since: at, until: after(at, between(offMonitor.since, offMonitor.until)) },
      }),
  };
  if (Object.keys(patch).length > 0)
    change(turn, patch, "rule", "the clock went back: what lay ahead of it is of now, or to be found anew");
}

// Who speaks of it goes on naming it by the instant that a screen shows.
const readingBefore = (reading: Reading, at: Instant): Reading =>
  reading.at <= at ? reading : { ...reading, at, happenedAt: reading.happenedAt ?? reading.at };

const doseBefore = (dose: Dose, past: (then: Instant) => Instant): Dose => ({
  ...dose,
  startedAt: past(dose.startedAt),
  parts: dose.parts.map((part) => ({ ...part, at: past(part.at) })),
  pumpSince: past(dose.pumpSince),
  stoppedAt: dose.stoppedAt === "not yet" ? dose.stoppedAt : past(dose.stoppedAt),
});
