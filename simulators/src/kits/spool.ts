import { Millis } from "@vigil/shared/kernel";
import type { KitAck, KitTelemetry } from "@vigil/shared/contracts";

/** A message but for the instant of its sending, which is another each time. */
export type Told = KitTelemetry extends infer T ? (T extends unknown ? Omit<T, "sentAt"> : never) : never;

type Entry = { told: Told; sentAt: Millis | "not in this connection" };

export type Spool = {
  /** Keeps a message until it is acknowledged; `dropped`: the oldest had to go for it. */
  keep(told: Told, sentAt: Entry["sentAt"]): "kept" | "dropped the oldest";
  /** The only thing that deletes: the other side has it on disk. */
  acknowledged(ack: KitAck): void;
  /** A new connection: nothing was sent in it. */
  reconnected(): void;
  /** When the next message is to be sent again, milliseconds since the simulation began; "never": nothing waits. */
  due(): Millis | "never";
  /** Takes the oldest that is due at `at` and notes that it is sent `now`. */
  resend(at: Millis, now: Millis): Told | undefined;
  readonly size: number;
};

/**
 * What a kit has said and nobody has confirmed, oldest first. Of a long outage no more than `window` messages are on their way
 * at a time; what is not confirmed `againMs` after it was sent is sent again.
 */
export function spool({ most, window, againMs }: { most: number; window: number; againMs: Millis }): Spool {
  let entries: Entry[] = [];
  const dueOf = ({ sentAt }: Entry): number => (sentAt === "not in this connection" ? 0 : sentAt + againMs);

  return {
    keep(told, sentAt) {
      entries.push({ told, sentAt });
      if (entries.length <= most) return "kept";
      entries.shift();
      return "dropped the oldest";
    },
    acknowledged({ marks }) {
      entries = entries.filter(
        ({ told }) =>
          !marks.some(
            ({ device, boot, upTo, above }) =>
              device === told.device && boot === told.boot && (told.seq <= upTo || above.includes(told.seq)),
          ),
      );
    },
    reconnected() {
      for (const entry of entries) entry.sentAt = "not in this connection";
    },
    due() {
      const first = entries.slice(0, window);
      return first.length === 0 ? "never" : Millis(Math.min(...first.map(dueOf)));
    },
    resend(at, now) {
      const entry = entries.slice(0, window).find((one) => dueOf(one) <= at);
      if (entry === undefined) return undefined;
      entry.sentAt = now;
      return entry.told;
    },
    get size() {
      return entries.length;
    },
  };
}
