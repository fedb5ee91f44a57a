import { Instant } from "../../kernel/index.ts";
import type { DeviceInfo, Input } from "../../contracts/index.ts";
import { defaultLimits } from "../alarm/defaultLimits.ts";
import { restartCompound } from "../alarm/compound.ts";
import { restartGrading } from "../alarm/grading.ts";
import { restartHeld } from "../alarm/held.ts";
import { endNow } from "../alarm/lifecycle.ts";
import { restartAlarms } from "../alarm/restartAlarms.ts";
import { restartSaturation } from "../alarm/saturation.ts";
import { restartThreshold } from "../alarm/threshold.ts";
import { limitsOf } from "./enforceLimits.ts";
import { escalationOf } from "./escalation.ts";
import { poorGrades } from "./judgePoor.ts";
import { linkGrades } from "./linkGrades.ts";
import { missRepeats } from "./pressure.ts";
import { mayReopen } from "../session/afterwards.ts";
import { restartSession } from "../session/restart.ts";
import { signalGrades } from "./signalGrades.ts";
import { newChair, newDevice, type ChairTurn, type DeviceState } from "./state.ts";
import { thresholdRules } from "./thresholdRules.ts";

type Started = Extract<Input, { type: "gateway.started" }>;

/**
 * The gateway has started. On a chair with history nothing fires inside the gap; values are unknown, holds drop, alarms are
 * announced again, and a cuff that keeps its last result is asked for it.
 */
export function restart(turn: ChairTurn, started: Started): void {
  const { draft } = turn;
  forgetPast(turn);
  const history = draft.started;
  const before = draft.devices;
  draft.started = true;
  // Logs from before have not all the numbers.
  draft.siteLimits = { ...defaultLimits, ...started.limits };
  draft.limits = limitsOf(draft);
  draft.protocols = started.protocols ?? [];
  draft.place = started.chairs.find(({ id }) => id === draft.id)?.place ?? "chair";
  draft.devices = started.devices
    .filter((info) => info.chair === draft.id)
    .map((info) => restartDevice(turn, before, info));
  draft.devices = draft.devices.map((device, _, all) => withLinkOfKit(device, all));
  draft.escalation = escalationOf(draft);
  // No screen is connected yet.
  draft.armed = [];
  draft.hubsDown = [];
  draft.station = restartGrading(draft.station, draft.limits.rules.station);
  if (!history) return;
  restartSession(turn);
  for (const rule of thresholdRules) draft[rule.limits] = restartThreshold(draft[rule.limits], rule, draft.limits);
  draft.saturation = restartSaturation(draft.saturation, draft.spo2Low, draft.limits);
  draft.apnoea = restartHeld(draft.apnoea);
  draft.differ = restartHeld(draft.differ);
  draft.compound = restartCompound(draft.compound);
  dropAlarmsOfAbsentDevices(turn);
  restartAlarms(turn);
  boundFirstReadings(turn);
  missRepeats(turn);
  const cuff = draft.devices.find(({ info }) => info.canMeasure);
  if (cuff !== undefined) askLast(turn, cuff);
}

/**
 * A chair at which nobody is begins anew, but for what outlives a session: its tasks, and within a day the session itself, which
 * may go on (safety S22). Not one that a clock which went back puts into the future: nobody can say how old its readings are.
 */
function forgetPast({ draft, at }: ChairTurn): void {
  const { id, watch, session, followUps } = draft;
  const last = draft.last !== "none" && mayReopen(draft.last.facts, at) ? draft.last : "none";
  if (watch === "not watched" && session === "no session") Object.assign(draft, newChair(id), { followUps, last });
  else draft.last = last;
}

function restartDevice({ draft, at }: ChairTurn, before: readonly DeviceState[], info: DeviceInfo): DeviceState {
  const old = before.find((device) => device.info.id === info.id && device.info.kind === info.kind);
  const fresh = newDevice(info);
  if (old === undefined) return fresh;
  const { limits } = draft;
  const grades = linkGrades(info, limits);
  const linkLost = restartGrading(old.linkLost, grades);
  return {
    ...fresh,
    // A link whose loss was raised is lost until it is heard again; of any other nothing is known yet.
    link: linkLost.trouble ? old.link : fresh.link,
    linkLost,
    signal: restartGrading(old.signal, signalGrades(draft)),
    poor: restartGrading(old.poor, poorGrades(limits)),
    mayBind: old.mayBind,
    failures: old.failures,
    lastReading: old.lastReading,
    measured: old.measured === "never" ? "never" : Instant(Math.min(old.measured, at)),
    charge: old.charge,
    kept: old.kept,
  };
}

// S13: what hangs on a kit has the kit's link.
function withLinkOfKit(device: DeviceState, all: readonly DeviceState[]): DeviceState {
  const kit = all.find(({ info }) => info.id === device.info.via);
  return kit === undefined ? device : { ...device, link: kit.link };
}

function dropAlarmsOfAbsentDevices(turn: ChairTurn): void {
  const present = new Set(turn.draft.devices.map(({ info }) => info.id));
  for (const entry of Object.values(turn.draft.alarms)) {
    const { device, kind } = entry.alarm;
    if (kind === "technical" && device !== undefined && !present.has(device)) endNow(turn, entry);
  }
}

// The wall clock may have gone back while the gateway was down: a repeat must not be due later by that.
function boundFirstReadings({ draft, at }: ChairTurn): void {
  for (const side of ["bpHigh", "bpLow"] as const) {
    const { first } = draft[side];
    if (first === "none") continue;
    draft[side] = { ...draft[side], first: { ...first, at: Instant(Math.min(first.at, at)) } };
  }
}

function askLast({ draft, decisions, at }: ChairTurn, { info }: DeviceState): void {
  decisions.push({ at, event: { type: "cuff.asked", chair: draft.id, device: info.id, ask: "last result" } });
}
