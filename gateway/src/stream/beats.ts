import { after, Millis, Seconds, type Instant } from "@vigil/shared/kernel";
import type { Seq } from "@vigil/shared/contracts";
import type { Clock, EventLog } from "../ports.ts";

const EVERY = Seconds(1);
const SOONEST = Millis(100);

type Given = { clock: Clock; log: EventLog; send(durable: Seq): void };

/**
 * The heartbeat, once a second, and sooner when an event that was shown has become durable: a nurse sees "not recorded yet"
 * for no longer than it is true.
 */
export function beats({ clock, log, send }: Given): { announced(seq: Seq): void; stop(): void } {
  let callOff = (): void => {};
  let dueAt: Instant = clock.now();
  let sentAt: Instant = clock.now();
  let shown: number = log.durable();
  let told: number = log.durable();

  const arm = (at: Instant): void => {
    callOff();
    dueAt = at;
    callOff = clock.wakeAt(at, beat);
  };
  const beat = (): void => {
    const durable = log.durable();
    told = durable;
    sentAt = clock.now();
    send(durable);
    arm(after(sentAt, EVERY));
  };
  log.onDurable((durable) => {
    const soon = after(sentAt, SOONEST);
    if (durable >= shown && told < shown && soon < dueAt) arm(soon);
  });
  arm(after(dueAt, EVERY));

  return {
    announced(seq) {
      shown = seq;
    },
    stop() {
      callOff();
    },
  };
}
