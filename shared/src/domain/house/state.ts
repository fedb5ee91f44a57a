import type { Instant } from "../../kernel/index.ts";
import type { ChairId, Limits, StationId } from "../../contracts/index.ts";
import type { AlarmBook, Escalation, Timed } from "../alarm/book.ts";
import type { Grading } from "../alarm/grading.ts";
import { defaultLimits } from "../alarm/defaultLimits.ts";
import { clinicEscalation } from "../protocol/clinic.ts";

/** A line that is lost with all that hangs on it, and for how long; `watched`: at which of its chairs somebody is. */
export type LostHub = {
  readonly hub: string;
  readonly chairs: readonly ChairId[];
  readonly watched: readonly ChairId[];
  readonly lost: Grading;
};

/** What the gateway judges of itself: its log, the engines of its chairs, and the screens that can sound. */
export type HouseState = {
  readonly limits: Limits;
  /** Whom the gateway's own alarms call when nobody answers. */
  readonly escalation: Escalation;
  readonly chairs: readonly ChairId[];
  /** Each chair as a person calls it. */
  readonly labels: Readonly<Record<string, string>>;
  readonly hubs: readonly LostHub[];
  /** Chairs whose engine has failed: the house answers for them. */
  readonly failed: readonly ChairId[];
  readonly stations: readonly { readonly id: StationId; readonly armed: boolean }[];
  readonly alarms: AlarmBook;
  readonly nextAt: Instant | "none";
};

export type HouseTurn = {
  readonly at: Instant;
  readonly decisions: Timed[];
  readonly draft: { -readonly [K in keyof HouseState]: HouseState[K] };
};

export function newHouse(): HouseState {
  return {
    limits: defaultLimits,
    escalation: clinicEscalation,
    chairs: [],
    labels: {},
    hubs: [],
    failed: [],
    stations: [],
    alarms: {},
    nextAt: "none",
  };
}
