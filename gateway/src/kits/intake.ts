import { between, Instant, Minutes, Seconds, type Millis } from "@vigil/shared/kernel";
import type { KitTelemetry } from "@vigil/shared/contracts";

export type Refused = "measured after it was sent" | "older than 48 h" | "clock not known yet";

export type Verdict =
  /** Current: of now, to be shown and judged. Late: of its own instant, for trends alone (safety S12). */
  | { is: "current" | "late"; happenedAt: Instant; saidAt: string }
  | { is: "already stored" }
  /** `forEver`: it will be refused whenever it comes, so the kit is told to keep it no longer. */
  | { is: "refused"; why: Refused; forEver: boolean };

type Facts = {
  heardAt: Instant;
  /** The kit's clock minus ours. */
  offset: number | "unknown";
  /** This very message was taken before. */
  taken: boolean;
  /** The highest number taken of its device and boot. */
  highest: number | "none";
  /** The boot the kit last said it runs. */
  boot: string | "unknown";
};

// Older than this, a number is no longer what the patient's is.
const CURRENT_FOR: Millis = Seconds(3);
const KEPT_FOR: Millis = Minutes(48 * 60);

/** Whether a message is taken, and as what. Decides by the kit's clock moved to ours; a kit's clock alone proves nothing. */
export function judge(message: KitTelemetry, { heardAt, offset, taken, highest, boot }: Facts): Verdict {
  if (taken) return { is: "already stored" };
  if (message.measuredAt > message.sentAt) return refused("measured after it was sent", true);
  // Not yet to be told from one that waited on its way: the kit sends it again, and then it can.
  if (offset === "unknown") return refused("clock not known yet", false);
  const happened = message.measuredAt - offset;
  const age = heardAt - happened;
  // For ever only where its own sending says so as well: the clock may have been set, or the kit have said one wrong instant,
  // and then what is of now looks older than it is until the offset is known again.
  if (age > KEPT_FOR) return refused("older than 48 h", message.sentAt - message.measuredAt > KEPT_FOR);
  const happenedAt = Instant(Math.min(heardAt, happened));
  const newest = highest === "none" || message.seq > highest;
  const ofThisBoot = boot === "unknown" || message.boot === boot;
  const current = newest && ofThisBoot && between(happenedAt, heardAt) <= CURRENT_FOR;
  return { is: current ? "current" : "late", happenedAt, saidAt: new Date(message.measuredAt).toISOString() };
}

const refused = (why: Refused, forEver: boolean): Verdict => ({ is: "refused", why, forEver });
