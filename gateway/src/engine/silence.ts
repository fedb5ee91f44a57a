import { after, type Instant, type Millis } from "@vigil/shared/kernel";
import type { Clock } from "../ports.ts";

export type Silence = { start(): void; stop(): void };

type Given = {
  clock: Clock;
  limit: Millis;
  /** When the last whole frame came; when the last byte came. */
  lastFrame(): Instant | undefined;
  lastByte(): Instant | undefined;
  /** `silent`: nothing comes. `stale`: bytes come, but no frame. */
  found(what: "silent" | "stale"): void;
};

/** Looks once a limit whether frames still come. It asks the clock again, so that one late timer tells no lie. */
export function silenceWatch({ clock, limit, lastFrame, lastByte, found }: Given): Silence {
  let callOff = (): void => {};
  let since: Instant | undefined;

  const recent = (at: Instant | undefined): boolean => at !== undefined && after(at, limit) > clock.now();
  const look = (): void => {
    const heard = lastFrame() ?? since;
    if (!recent(heard)) found(recent(lastByte()) ? "stale" : "silent");
    const now = clock.now();
    const next = heard === undefined ? now : after(heard, limit);
    callOff = clock.wakeAt(next > now ? next : after(now, limit), look);
  };

  return {
    start() {
      callOff();
      since = clock.now();
      callOff = clock.wakeAt(after(since, limit), look);
    },
    stop() {
      callOff();
    },
  };
}
