import { z } from "zod";
import { Alarm, Announce, Who } from "./alarm.ts";
import { ChairInfo, DeviceInfo } from "./event.ts";
import { Protocol } from "./protocol.ts";
import { ChartEntry } from "./chart.ts";
import { FollowUp, Judgement, Session } from "./session.ts";
import { ChairId, DeviceId, Epoch, InstantSchema, MillisSchema, Seq, StationId } from "./ids.ts";
import { Limits } from "./limits.ts";
import { CuffFailure, CuffReading, Link, Observation } from "./observation.ts";

/** The last that one device said of one metric, with what a screen needs to let it age by itself. */
export const MetricView = z.object({
  observation: Observation,
  device: DeviceId,
  at: InstantSchema,
  freshForMs: MillisSchema,
});
export type MetricView = z.infer<typeof MetricView>;

export const CuffView = z.object({
  device: z.union([DeviceId, z.literal("typed")]),
  reading: CuffReading,
  at: InstantSchema,
  late: z.boolean(),
  freshForMs: MillisSchema,
  /** Typed in by a person, and by whom (safety S12). */
  typedBy: Who.optional(),
});
export type CuffView = z.infer<typeof CuffView>;

export const CuffState = z.discriminatedUnion("is", [
  z.object({ is: z.literal("idle") }),
  z.object({ is: z.literal("measuring"), since: InstantSchema }),
  z.object({ is: z.literal("failed"), at: InstantSchema, because: CuffFailure }),
]);
export type CuffState = z.infer<typeof CuffState>;

export const DeviceView = DeviceInfo.extend({
  link: Link,
  why: z.string(),
  since: InstantSchema,
  /** A kit's, %. */
  battery: z.union([z.number(), z.literal("unknown")]).optional(),
});
export type DeviceView = z.infer<typeof DeviceView>;

/** An alarm, and why its last change was heard or was not. */
export const AlarmView = Alarm.extend({
  announced: z.object({ at: InstantSchema, announce: Announce }).optional(),
});
export type AlarmView = z.infer<typeof AlarmView>;

export const ChairView = ChairInfo.extend({
  watchedSince: z.union([InstantSchema, z.literal("not watched")]),
  /** By device, then metric: several oximeters are never averaged (safety S15). */
  metrics: z.record(z.string(), MetricView),
  bp: z.union([CuffView, z.literal("no reading")]),
  /** The last reading, where somebody said that it was not the patient's: it is no number of this chair (safety S18). */
  notPatient: CuffView.optional(),
  cuff: CuffState,
  devices: z.record(z.string(), DeviceView),
  /** Alarms that are active or latched, by key. */
  alarms: z.record(z.string(), AlarmView),
  /** The last alarms that ended, newest first. */
  ended: z.array(AlarmView),
  engine: z.enum(["running", "failed"]),
  /** The session that is open here, or the last one until the patient has left. */
  session: z.union([Session, z.literal("none")]),
  judgement: Judgement,
  /** The last lines people charted in this session, newest first. */
  chart: z.array(ChartEntry),
  /** Tasks of sessions that are over, not yet done. */
  followUps: z.array(FollowUp),
});
export type ChairView = z.infer<typeof ChairView>;

export const StationView = z.object({ station: StationId, armed: z.boolean() });

/** All that screens show, as of `asOf`. The gateway's snapshot and the browser's store are the same fold. */
export const View = z.object({
  asOf: Seq,
  epoch: Epoch,
  site: z.string(),
  version: z.string(),
  simulated: z.boolean(),
  startedAt: InstantSchema,
  downForMs: z.union([MillisSchema, z.literal("unknown")]),
  /** What the engine judges by, so that a screen can draw the limits it names. */
  limits: Limits,
  protocols: z.array(Protocol),
  /** In the order of the configuration; screens keep it, so that nothing moves under a finger. */
  order: z.array(ChairId),
  chairs: z.record(z.string(), ChairView),
  /** Alarms of the gateway itself. */
  alarms: z.record(z.string(), AlarmView),
  stations: z.record(z.string(), StationView),
  log: z.object({ writable: z.boolean(), why: z.string(), lost: z.number().int() }),
});
export type View = z.infer<typeof View>;
