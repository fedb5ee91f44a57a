import type { Act, Answer, Findings, Protocol, Session, SessionPhase } from "@vigil/shared/contracts";
import type { Station } from "./station.ts";
import type { Place } from "./ward.ts";

/** Long enough for a slow machine; every step waits for what it needs and no longer. */
const STEP_MS = 40_000;

/** All that a discharge asks a person for, in a patient who is well. */
export const wellFindings = (setting: "clinic" | "home"): Findings => ({
  moaas: 5,
  rr: 14,
  dissociation: "resolved",
  orientation: "oriented",
  gait: "steady",
  nausea: 0,
  aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 },
  symptoms: [],
  mood: "no acute distress",
  transport: "arranged",
  driving: "acknowledged",
  instructions: "handed over",
  ...(setting === "home" ? { support: "stays" as const, endCall: "made" as const } : { escort: "present" as const }),
});

export function sessionAt(station: Station, place: Place): Session {
  const session = station.view().chairs[place]?.session;
  if (session === undefined || session === "none") throw new Error(`no session at ${place}`);
  return session;
}

export async function reaches(station: Station, place: Place, phase: SessionPhase): Promise<void> {
  try {
    await station.until(`${place} is in ${phase}`, STEP_MS, (view) => {
      const session = view.chairs[place]?.session;
      return session !== undefined && session !== "none" && session.phase === phase ? true : undefined;
    });
  } catch (error) {
    // What the engine waits for is what somebody who reads the failure needs.
    const { refusals, due } = station.view().chairs[place]?.judgement ?? {};
    throw new Error(JSON.stringify({ refusals, due }), { cause: error });
  }
}

type OfSession<A> = A extends { session: unknown } ? A : never;
type Rest<A> = A extends unknown ? Omit<A, "chair" | "session" | "phase"> : never;

const unphased: readonly Act["type"][] = [
  "dose.confirm",
  "screening.record",
  "chart.record",
  "session.oxygen",
  "session.emergency",
  "monitor.off",
  "monitor.on",
  "cuff.auto",
  "limits.adjust",
  "limits.revert",
  "check.answered",
  "presence.tapped",
  "session.reopen",
  "followup.done",
];

/** Asks something of the session as this station sees it. */
export async function ask(station: Station, place: Place, act: Rest<OfSession<Act>>): Promise<Answer> {
  const { id: session, phase, chair } = sessionAt(station, place);
  const named = { chair, session };
  return station.command({ ...act, ...named, ...(unphased.includes(act.type) ? {} : { phase }) } as Act);
}

/** Charts findings as this station sees the session. */
export const find = (station: Station, place: Place, findings: Findings): Promise<Answer> =>
  ask(station, place, { type: "chart.record", entry: { kind: "findings", findings } });

/** Answers all that the protocol asks before the dose. */
export function screen(station: Station, place: Place, { screening, setting }: Protocol): Promise<Answer> {
  const items = Object.fromEntries(screening.map((item) => [item, "yes" as const]));
  const where = setting === "home" ? { address: "12 Example Street", emergencyNumber: "112" } : { escort: "Ilse" };
  return ask(station, place, { type: "screening.record", answers: { items, factors: [], medicines: [], ...where } });
}
