import {
  hasEnded,
  type ChairView,
  type Due,
  type Hold,
  type NumberHold,
  type SessionPhase,
} from "@vigil/shared/contracts";
import { isHeard, type PageTime } from "./pageTime.ts";
import { canBeLate, spanLeft } from "./sessionDue.ts";
import { phaseNames } from "./sessionPhase.ts";

/** What a tile says beside the phase: a small line above a large one. */
export type TileNote = { tone: "calm" | "late" | "hold" | "over" | "unknown"; label: string; value: string };

export type TileSession = {
  phase: SessionPhase | "none";
  name: string;
  /** How long in this phase: "12 min"; empty where nobody knows. */
  spent: string;
  note: TileNote | "nothing";
};

/**
 * A chair's session as its tile shows it. One note, the first of: who is to be recorded as gone, what holds the dose, how long the patient may
 * be off the monitor, what is overdue, what is due next. While the gateway is not heard the phase is the last known, and nothing counts down.
 */
export function readTile({ session, judgement }: ChairView, time: PageTime): TileSession {
  if (session === "none") return { phase: "none", name: "No session", spent: "", note: "nothing" };
  const { phase } = session;
  // The one name that is too long to be read from across the room.
  const name = phase === "review" ? "Review" : phaseNames[phase].title;
  if (!isHeard(time))
    return { phase, name, spent: "", note: { tone: "unknown", label: "last known", value: "not heard" } };
  return { phase, name, spent: minutesWords(time.now - session.since), note: noteOf() };

  function noteOf(): TileNote | "nothing" {
    if (hasEnded(phase)) return { tone: "over", label: "once patient has left", value: "Record it" };
    const { holds, offMonitor } = session === "none" ? { holds: [], offMonitor: "no" as const } : session;
    const [hold, ...more] = holds;
    if (phase === "held" && hold !== undefined) return { tone: "hold", ...holdWords(hold, more.length) };
    const { now } = time;
    if (now === "unknown") return "nothing";
    if (offMonitor !== "no") return timed("off monitor", offMonitor.until - now);
    // What has merely become possible is no debt: it gives way to what somebody is late with, or will be.
    const due = judgement.due.find((one) => one.at > now || canBeLate(one));
    if (due === undefined) {
      const [open] = judgement.due;
      return open === undefined ? "nothing" : { tone: "calm", label: dueNames[open.what], value: "now" };
    }
    return timed(dueNames[due.what], due.at - now);
  }
}

const timed = (name: string, left: number): TileNote =>
  left > 0
    ? { tone: "calm", label: name, value: spanLeft(left) }
    : { tone: "late", label: `${name} overdue`, value: `+${elapsed(-left)}` };

const dueNames = {
  screening: "screening",
  "baseline reading": "baseline",
  bp: "BP",
  "breathing and MOAA/S": "RR, MOAA/S",
  reply: "reply",
  presence: "presence",
  "next device": "next device",
  "pump confirmation": "confirm pump",
  "planned end": "dose end",
  "back on monitor": "off monitor",
  attend: "at patient",
  "discharge check": "check",
  signature: "signature",
  ride: "look in",
} as const satisfies Record<Due["what"], string>;

const holdNames = {
  systolic: "systolic",
  diastolic: "diastolic",
  pulse: "pulse",
  spo2: "SpO₂",
  rr: "breaths",
} as const satisfies Record<NumberHold["what"], string>;

/** "baseline systolic" over "158 > 140", with how many more there are: what holds is the baseline, not the last reading. */
function holdWords(hold: Hold, more: number): { label: string; value: string } {
  const others = more === 0 ? "" : ` +${more}`;
  if ("words" in hold) return { label: `${hold.what}${others}`, value: hold.kind === "hard" ? "holds" : "to clear" };
  const { what, value, limit, direction } = hold;
  return {
    label: `baseline ${holdNames[what]}${others}`,
    value: `${value} ${direction === "above" ? ">" : "<"} ${limit}`,
  };
}

/** Whole minutes: "< 1 min", "12 min", "1 h 05". */
export function minutesWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "< 1 min";
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}

/** A time that has passed, as 1:05. */
function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
