import type { Instant } from "../../kernel/index.ts";
import type { ChartEntry, DeviceId, EntryId, Judgement, Protocol, Session } from "../../contracts/index.ts";
import type { Air } from "../discharge/air.ts";

/** A valid cuff reading that was no duplicate, and that no device had kept from before. */
export type Reading = {
  /** When it was taken. */
  readonly at: Instant;
  readonly systolic: number;
  readonly diastolic: number;
  readonly pulse: number | "unavailable";
  /** The cuff's own, where it gave one. */
  readonly mean?: number;
  /** Typed in by a person: the line that tells it, and whether it was judged as present (safety S12). */
  readonly typed?: { readonly entry: EntryId; readonly recordedAt: Instant; readonly present: boolean };
  /** As its device dated it, where that is another instant than `at`: people speak of it by this one. */
  readonly happenedAt?: Instant;
};

/** What was last heard from a home (safety S18). */
export type Home = { readonly answered: Instant | "never"; readonly tapped: Instant | "never" };

/** How far the cuff is with starting by itself (safety S5). */
export type AutoCuff = {
  /** Times it was started since a pressure alarm began. */
  readonly repeats: number;
  /** When it will be started next, as it was announced, and the end of the measurement that this is reckoned from. */
  readonly plan: { readonly at: Instant; readonly since: Instant } | "none";
  /** When it was last started. */
  readonly asked: Instant | "never";
};

export const noAutoCuff: AutoCuff = { repeats: 0, plan: "none", asked: "never" };

/** Of which oximeters off was seen since the session was opened, and which of them were on somebody after that (S15). */
export type Binding = { readonly off: readonly DeviceId[]; readonly on: readonly DeviceId[] };

export const unbound: Binding = { off: [], on: [] };

/** All that the engine of one chair knows of the session that is open there, or is over and its patient still here. */
export type SessionState = {
  /** As it was last told. */
  readonly facts: Session;
  /** As it was when the session was opened: a new configuration changes no running session. */
  readonly protocol: Protocol;
  /** Readings since the session was opened, oldest first. */
  readonly readings: readonly Reading[];
  /**
   * Readings that a device had kept from before (safety S12): what they show counts against more drug and against a discharge,
   * and for nothing.
   */
  readonly keptReadings: readonly Reading[];
  /** Readings that were not the patient's (safety S18): they count for nothing, and can be brought back. */
  readonly notPatient: readonly Reading[];
  /** Whose finger the probe is on: this patient's once off and on were seen (safety S15). */
  readonly binding: Binding;
  /** The saturation of the last minutes, for discharge. */
  readonly air: Air;
  /** Up to when the saturation is in `air`. */
  readonly breathedTo: Instant;
  /** Since when a stop or pause waits to be confirmed at the pump: when it was recorded, not when it happened (S23). */
  readonly unconfirmedSince: Instant | "no";
  /** What people charted, oldest first. */
  readonly chart: readonly ChartEntry[];
  /** How many lines were ever charted. */
  readonly lines: number;
  readonly home: Home;
  readonly auto: AutoCuff;
  /** As it was last told. */
  readonly judgement: Judgement;
  /** What of the live values the judgement was made with: another one, and it is made anew. */
  readonly vitals: string;
  /** The next instant at which something of this session changes by time alone, reckoned with the judgement. */
  readonly dueAt: Instant | "none";
};
