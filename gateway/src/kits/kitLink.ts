import { after, Seconds, type Instant } from "@vigil/shared/kernel";
import type { KitStatus, Link } from "@vigil/shared/contracts";
import type { LinkNow } from "../engine/ingest.ts";
import type { Clock } from "../ports.ts";

export type KitLink = {
  brokerReached(): void;
  brokerLost(): void;
  /** `kept`: the broker had kept it from before we listened, so it says nothing of now. */
  status(online: KitStatus["online"], kept: boolean): void;
  /** Anything that the kit itself said now. */
  heard(): void;
  now(): LinkNow;
  close(): void;
};

// A kit sends its status at least every 10 s; half as long again for a slow line.
const SILENT_AFTER = Seconds(15);

/** Whether a kit is there, from what its connection, the broker and our own connection say. */
export function kitLink(clock: Clock, changed: (link: Link, why: string) => void): KitLink {
  let link: LinkNow = { link: "silent", why: "connecting to the broker", since: clock.now() };
  let heardAt: Instant | undefined;
  let callOff = (): void => {};

  const set = (next: Link, why: string): void => {
    if (link.link === next && link.why === why) return;
    link = { link: next, why, since: clock.now() };
    changed(next, why);
  };
  const stop = (): void => {
    callOff();
    heardAt = undefined;
  };
  // Asks the clock again, so that one late timer tells no lie.
  const look = (): void => {
    if (heardAt === undefined) return;
    const silentAt = after(heardAt, SILENT_AFTER);
    if (silentAt > clock.now()) {
      callOff = clock.wakeAt(silentAt, look);
      return;
    }
    stop();
    set("silent", "nothing heard from the kit for 15 s");
  };
  const heard = (): void => {
    const waits = heardAt !== undefined;
    heardAt = clock.now();
    if (!waits) callOff = clock.wakeAt(after(heardAt, SILENT_AFTER), look);
    set("online", "the kit is heard");
  };

  return {
    brokerReached() {
      stop();
      set("silent", "waiting for the kit");
    },
    brokerLost() {
      stop();
      set("silent", "the broker is not reached");
    },
    status(online, kept) {
      if (online && !kept) return heard();
      if (online) {
        if (link.link !== "online") set("silent", "waiting for the kit");
        return;
      }
      stop();
      set("unplugged", "the kit is off, or its connection is down");
    },
    heard,
    now: () => link,
    close: stop,
  };
}
