import type { AlarmView, Announce } from "@vigil/shared/contracts";
import { clockTimeSeconds } from "./age.ts";

const heard = {
  first: "it was new",
  escalated: "it grew worse",
  "pause ended": "its pause was over",
  "new reading": "a new reading says it again",
  "repeat overdue": "the repeat reading is overdue",
  "repeat due": "it lasts, and is told again",
  "nobody answered": "nobody answered, and somebody else was called",
  "no longer inhibited": "what kept it silent has ended",
  "gateway restarted": "the gateway started again",
  "acknowledgement lapsed": "whoever was going did not arrive",
  "still latched": "it ended, and nobody has acknowledged it",
  resumed: "somebody ended its pause",
} as const satisfies Record<Extract<Announce, { heard: true }>["why"], string>;

const silent = {
  pending: "it has not lasted long enough yet",
  acknowledged: "it is acknowledged at this step",
  paused: "its sound is paused at this step",
  inhibited: "another rule explains it for now",
  "information only": "it is information only",
  "milder step": "it grew milder",
  message: "it ended unanswered, and is a message now",
  attended: "somebody is with the patient",
  ended: "it ended",
} as const satisfies Record<Extract<Announce, { heard: false }>["why"], string>;

/** "heard 14:02:05: it grew worse"; "silent 14:02:05: it is acknowledged at this step". */
export function announcedWords({ at, announce }: NonNullable<AlarmView["announced"]>): string {
  const time = clockTimeSeconds(at);
  return announce.heard ? `heard ${time}: ${heard[announce.why]}` : `silent ${time}: ${silent[announce.why]}`;
}
