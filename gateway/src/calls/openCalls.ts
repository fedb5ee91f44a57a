import type { Alarm, Envelope, StationId } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import type { TakeInput } from "../ports.ts";
import { callOf, type Call } from "./callOf.ts";
import type { Hook, Hooks } from "./hooksOf.ts";
import { messageOf, type CallMessage } from "./message.ts";
import { planOf } from "./planOf.ts";
import { play } from "./speaker.ts";
import { post } from "./webhook.ts";

export type Calls = {
  /** Hears what is announced, and reaches whom it calls. */
  take(envelopes: readonly Envelope[]): void;
  close(): void;
};

type Given = {
  site: string;
  simulated: boolean;
  /** What people call each chair and home. */
  labels: ReadonlyMap<string, string>;
  hooks: Hooks;
  take: TakeInput;
};

/**
 * Reaches whom an alarm calls (safety S10): by the hook of the role, or by any screen that can sound. Where nobody was
 * reached it says so to the engine, which passes the call on at once.
 */
export function openCalls({ hooks, take, ...about }: Given): Calls {
  const alarms = new Map<string, Alarm>();
  const armed = new Set<StationId>();
  const stop = new AbortController();

  const deliver = async (call: Call, at: Instant): Promise<void> => {
    const alarm = alarms.get(call.key);
    const plan = planOf(call.role, hooks, armed.size);
    if (alarm === undefined || plan.by === "screen") return;
    const reached =
      plan.by === "nothing"
        ? { failed: "no screen can sound" }
        : await reach(plan.hook, messageOf(call, alarm, at, about), stop.signal);
    // What is announced is taken in whole before anything is said of it.
    await Promise.resolve();
    if (reached === "done" || stop.signal.aborted) return;
    const { chair, key, episode, step } = call;
    const of = chair === undefined ? {} : { chair };
    take({ type: "call.undelivered", ...of, key, episode, step, why: reached.failed });
  };

  return {
    take(envelopes) {
      for (const { event } of envelopes) {
        if (event.type === "gateway.started") armed.clear();
        else if (event.type === "station.changed") {
          if (event.armed && event.present) armed.add(event.station);
          else armed.delete(event.station);
        } else if (event.type === "alarm.changed") {
          if (event.alarm.phase === "cleared") alarms.delete(event.alarm.key);
          else alarms.set(event.alarm.key, event.alarm);
        }
      }
      for (const envelope of envelopes) {
        const call = callOf(envelope);
        if (call !== "none") void deliver(call, envelope.at);
      }
    },
    close: () => stop.abort(),
  };
}

/** One way that works is enough; where none does, why each did not. */
async function reach(hook: Hook, message: CallMessage, stop: AbortSignal): Promise<"done" | { failed: string }> {
  const tried = await Promise.all([
    ...(hook.webhook === undefined ? [] : [post(hook.webhook, message, stop)]),
    ...(hook.speaker === undefined ? [] : [play(hook.speaker, message, stop)]),
  ]);
  const failures = tried.flatMap((outcome) => (outcome === "done" ? [] : [outcome.failed]));
  return failures.length < tried.length ? "done" : { failed: failures.join("; ") };
}
