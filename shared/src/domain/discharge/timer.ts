import { after, Millis, type Instant } from "../../kernel/index.ts";
import type { Dose, Protocol, Timer } from "../../contracts/index.ts";
import { factorsBeforeDose } from "../session/factorsBeforeDose.ts";
import { lastPartAt } from "../session/doseTimes.ts";
import type { SessionState } from "../session/state.ts";

/** The timer that decides: from when it counts, how long, and what it counts from, as words. */
export type Timing = { readonly from: Instant; readonly ms: Millis; readonly words: string };

const ends = {
  pump: "the pump stopped",
  injection: "the injection",
  devices: "the last device",
  tablet: "the tablet was gone",
} as const satisfies Record<Protocol["dosing"]["kind"], string>;

/** The end of the dose as a person says it, to stand behind "since". */
export const endWords = ({ dosing }: Protocol): string => ends[dosing.kind];

/**
 * From when a time is counted, once the dose has ended. What counts from the first dose counts from the redose where there was
 * one (safety S9); devices of one dose are no redose.
 */
export function countedFrom(dose: Dose & { stoppedAt: Instant }, from: Timer["from"], { dosing }: Protocol): Instant {
  if (from === "end of dose") return dose.stoppedAt;
  return dosing.kind === "devices" ? dose.startedAt : lastPartAt(dose);
}

/** The same as a person says it, to stand behind "since". */
export function fromWords({ parts }: Dose, from: Timer["from"], protocol: Protocol): string {
  if (from === "end of dose") return endWords(protocol);
  return protocol.dosing.kind === "devices" || parts.length < 2 ? "the first dose" : "the last dose";
}

/**
 * The latest of all timers of discharge: the protocol's own, from the first dose or from the end of it, longer with a factor
 * (S9) or after an antihypertensive before the dose (S19); and whatever started the clock again (S9, S17).
 */
export function timingOf(session: SessionState): Timing | "dose goes on" {
  const { dose } = session.facts;
  if (dose === "none" || dose.stoppedAt === "not yet") return "dose goes on";
  return timingSince(session, { ...dose, stoppedAt: dose.stoppedAt });
}

/** The same, of a dose that has ended. */
export function timingSince(session: SessionState, dose: Dose & { stoppedAt: Instant }): Timing {
  const { facts, protocol } = session;
  const { clock, arrival } = facts;
  const { timers, factorMs } = protocol.discharge;
  const more = factorsBeforeDose(session).length > 0 || arrival !== "none" ? factorMs : 0;
  const first = timers.map(({ from, ms }): Timing => {
    const since = countedFrom(dose, from, protocol);
    return { from: since, ms: Millis(ms + more), words: fromWords(dose, from, protocol) };
  });
  const again = clock.map(({ at, forMs, why }): Timing => ({ from: at, ms: forMs, words: why }));
  return [...first, ...again].reduce((latest, next) => (due(next) > due(latest) ? next : latest));
}

/** From when the discharge may be signed, as far as time tells. */
export const due = ({ from, ms }: Timing): Instant => after(from, ms);
