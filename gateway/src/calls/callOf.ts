import type { Alarm, CallRole, Envelope } from "@vigil/shared/contracts";

/** One step of a chain that has just been reached. */
export type Call = {
  readonly chair?: Alarm["chair"];
  readonly key: Alarm["key"];
  readonly episode: Alarm["episode"];
  /** Of the chain, from 0. */
  readonly step: number;
  readonly role: CallRole;
  readonly why: string;
};

/** The call that an event makes; of the first step of a chain the raise itself tells. */
export function callOf({ at, event }: Envelope): Call | "none" {
  if (event.type === "alarm.called") {
    const { key, episode, step, role, why, chair } = event;
    return { ...(chair !== undefined && { chair }), key, episode, step, role, why };
  }
  if (event.type !== "alarm.changed") return "none";
  const { key, episode, call, chair, condition, phase } = event.alarm;
  // An alarm that changes otherwise names the call of before.
  if (call === undefined || call.step > 0 || call.at !== at || phase === "cleared") return "none";
  // The engine that failed cannot hear that nobody was reached: the gateway's own calls for it.
  const of = chair === undefined || condition === "engine" ? {} : { chair };
  return { ...of, key, episode, step: call.step, role: call.role, why: event.announce.why };
}
