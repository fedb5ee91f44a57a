import type { Instant } from "../../kernel/index.ts";
import type {
  Because,
  ChairId,
  CuffReading,
  DeviceInfo,
  FollowUp,
  Limits,
  Protocol,
  Quality,
  StationId,
} from "../../contracts/index.ts";
import type { AlarmBook, Escalation, Timed } from "../alarm/book.ts";
import type { Apnoea } from "../alarm/apnoea.ts";
import type { Compound } from "../alarm/compound.ts";
import { defaultLimits } from "../alarm/defaultLimits.ts";
import type { Differ } from "../alarm/differ.ts";
import { noTrouble, type Grading } from "../alarm/grading.ts";
import { notHeld } from "../alarm/held.ts";
import type { Apart } from "../alarm/people.ts";
import { newPressure, type Pressure } from "../alarm/pressure.ts";
import { newSaturation, type Saturation } from "../alarm/saturation.ts";
import { newThreshold, type Threshold } from "../alarm/threshold.ts";
import { clinicEscalation } from "../protocol/clinic.ts";
import type { SessionState } from "../session/state.ts";
import type { KeptCondition } from "./subject.ts";

/** `afterLow`: the patient was low shortly before we stopped seeing (safety S2); the value that was seen then. */
export type AfterLow = number | "no";

/** What a device last said of one metric, as long as it stands. */
export type Known =
  | { readonly is: "valid"; readonly value: number; readonly quality: Quality; readonly at: Instant }
  | { readonly is: "unavailable"; readonly because: Because | "no data"; readonly afterLow: AfterLow };

export type LinkState =
  | { readonly is: "up" }
  | { readonly is: "down"; readonly why: string; readonly afterLow: AfterLow };

export type LastReading = { readonly reading: CuffReading; readonly saidAt: string | "not said" };

/** What a device told late of one condition: how many values beyond the limit, and the worst, with how far it lay beyond. */
export type Kept = { readonly count: number; readonly worst: { readonly by: number; readonly words: string } };

export type DeviceState = {
  readonly info: DeviceInfo;
  readonly link: LinkState;
  readonly spo2: Known;
  readonly pulse: Known;
  readonly rr: Known;
  /** What it last said of the perfusion, %; as old as a value may be it no longer counts. */
  readonly perfusion: { readonly value: number; readonly at: Instant } | "unknown";
  /** It has told something since the gateway started: only what was seen can be lost from sight. */
  readonly heard: boolean;
  /** Off was seen since the last patient left, so that on is somebody's finger anew (safety S15). */
  readonly mayBind: boolean;
  readonly signal: Grading;
  /** What explains that its SpO2 was lost, and until when (safety S11). */
  readonly excuse: { readonly until: Instant } | "none";
  /** How long its signal has been poor (safety S7). */
  readonly poor: Grading;
  readonly linkLost: Grading;
  /** Failed measurements in a row. */
  readonly failures: number;
  /** Since when a cuff measures. */
  readonly measuring: Instant | "no";
  /** When its last measurement ended, whatever it gave. */
  readonly measured: Instant | "never";
  readonly lastReading: LastReading | "none";
  /** Of a kit's battery, %. */
  readonly charge: number | "unknown";
  /** How far its clock is from ours, ms; ahead is positive. */
  readonly clockOffMs: number | "unknown";
  /** Of conditions whose message may not be acknowledged yet. */
  readonly kept: Readonly<Partial<Record<KeptCondition, Kept>>>;
};

/** All that the engine of one chair knows. Plain data, replaced and never changed. */
export type ChairState = {
  readonly id: ChairId;
  readonly place: "chair" | "home";
  readonly started: boolean;
  /** The gateway's own. */
  readonly siteLimits: Limits;
  /** Those in force: what the protocol, the session and the patient's state make of the site's. */
  readonly limits: Limits;
  /** Whom its alarms call when nobody answers. */
  readonly escalation: Escalation;
  /** Screens that can sound, and for how long there has been none for a session that needs one (safety S10). */
  readonly armed: readonly StationId[];
  readonly station: Grading;
  /** What a session may be opened by. */
  readonly protocols: readonly Protocol[];
  readonly devices: readonly DeviceState[];
  /** Lines that its devices share with others and that are lost (safety S13). */
  readonly hubsDown: readonly string[];
  readonly session: SessionState | "no session";
  /** The last one that is over and its patient gone: it may be reopened for a day (safety S22). */
  readonly last: SessionState | "none";
  /** Tasks of sessions that are over, until the last of a session is done (safety S22). */
  readonly followUps: readonly FollowUp[];
  readonly watch: { readonly since: Instant } | "not watched";
  /** The last SpO2 below `signalAfterLow.spo2`. */
  readonly low: { readonly at: Instant; readonly value: number } | "not seen";
  readonly spo2Low: Threshold;
  /** What further rules of low SpO2 know. */
  readonly saturation: Saturation;
  readonly pulseLow: Threshold;
  readonly pulseHigh: Threshold;
  readonly rrLow: Threshold;
  readonly rrHigh: Threshold;
  readonly apnoea: Apnoea;
  /** Two oximeters that do not agree (safety S15). */
  readonly differ: Differ;
  /** When a cuff explained that SpO2 was lost: it may only so often (safety S11). */
  readonly excuses: readonly Instant[];
  readonly bpHigh: Pressure;
  readonly bpLow: Pressure;
  /** As it was measured, until the patient has left: rules put it together with what becomes known later. */
  readonly lastPressure: CuffReading | "none";
  /** Pulse of the cuff beside the probe's, reading by reading. */
  readonly apart: Apart;
  readonly compound: Compound;
  /** What of typed readings was told late, and may not be acknowledged yet. */
  readonly keptTyped: Readonly<Partial<Record<KeptCondition, Kept>>>;
  /** Until when the last cuff reading stands as current. */
  readonly readingStandsUntil: Instant | "no reading";
  readonly alarms: AlarmBook;
  /** The next deadline, reckoned once a turn. */
  readonly nextAt: Instant | "none";
};

/** One turn of a chair's engine: a draft of the next state, whose fields are replaced one by one. */
export type ChairTurn = {
  readonly at: Instant;
  readonly decisions: Timed[];
  readonly draft: { -readonly [K in keyof ChairState]: ChairState[K] };
};

/** What is known of a patient, when nothing is known. */
export const unwatched = {
  watch: "not watched",
  low: "not seen",
  spo2Low: newThreshold,
  saturation: newSaturation,
  pulseLow: newThreshold,
  pulseHigh: newThreshold,
  rrLow: newThreshold,
  rrHigh: newThreshold,
  apnoea: notHeld,
  differ: notHeld,
  excuses: [],
  bpHigh: newPressure,
  bpLow: newPressure,
  lastPressure: "none",
  apart: "agree",
  compound: "awake",
  keptTyped: {},
  readingStandsUntil: "no reading",
} as const satisfies Partial<ChairState>;

export function newChair(id: ChairId): ChairState {
  return {
    id,
    place: "chair",
    started: false,
    siteLimits: defaultLimits,
    limits: defaultLimits,
    escalation: clinicEscalation,
    armed: [],
    station: noTrouble,
    protocols: [],
    devices: [],
    hubsDown: [],
    session: "no session",
    last: "none",
    followUps: [],
    ...unwatched,
    alarms: {},
    nextAt: "none",
  };
}

export function newDevice(info: DeviceInfo): DeviceState {
  const unknown: Known = { is: "unavailable", because: "no data", afterLow: "no" };
  return {
    info,
    link: { is: "up" },
    spo2: unknown,
    pulse: unknown,
    rr: unknown,
    perfusion: "unknown",
    heard: false,
    mayBind: true,
    signal: noTrouble,
    excuse: "none",
    poor: noTrouble,
    linkLost: noTrouble,
    failures: 0,
    measuring: "no",
    measured: "never",
    lastReading: "none",
    charge: "unknown",
    clockOffMs: "unknown",
    kept: {},
  };
}
