import { z } from "zod";
import { Alarm } from "./alarm.ts";
import { ChairId, InstantSchema, MillisSchema, SessionId } from "./ids.ts";
import { Limits } from "./limits.ts";
import { Protocol } from "./protocol.ts";
import { Session, SessionPhase } from "./session.ts";

/** One line of GET /api/sessions, newest first. */
export const SessionLine = z.object({
  id: SessionId,
  chair: ChairId,
  label: z.string(),
  pseudonym: z.string(),
  protocol: z.string(),
  openedAt: InstantSchema,
  phase: SessionPhase,
  /** mg and mg/kg of its dose, where one was given: the last dose is shown beside the next (safety S23). */
  dose: z.union([z.object({ drug: z.string(), mg: z.number(), mgPerKg: z.number() }), z.literal("none")]),
  endedAt: z.union([InstantSchema, z.literal("open")]),
});
export type SessionLine = z.infer<typeof SessionLine>;

/** One fact of a record, in the order in which it happened. */
export const RecordRow = z.object({
  /** When it happened, and when it was recorded (safety S12). */
  at: InstantSchema,
  recordedAt: InstantSchema,
  kind: z.enum(["session", "phase", "dose", "reading", "finding", "alarm", "gap", "check", "signature", "note"]),
  words: z.string(),
  /** Who or what: a person's name, "rule", a device's id. */
  by: z.string(),
  /** Priority of an alarm; empty otherwise. */
  priority: z.string(),
});
export type RecordRow = z.infer<typeof RecordRow>;

/** A span in which nothing was measured, disclosed as such. */
export const RecordGap = z.object({ what: z.enum(["spo2", "gateway"]), from: InstantSchema, to: InstantSchema });
export type RecordGap = z.infer<typeof RecordGap>;

/** GET /api/record?session= : the whole of one session, for reading, printing and CSV. */
export const SessionRecord = z.object({
  session: Session,
  label: z.string(),
  site: z.string(),
  simulated: z.boolean(),
  openedAt: InstantSchema,
  /** The end, or the latest fact of a session that is still open. */
  until: InstantSchema,
  /** What it was judged by, as that was when the session was opened. */
  judgedBy: z.object({ limits: Limits, protocol: z.union([Protocol, z.literal("not known")]) }),
  rows: z.array(RecordRow),
  gaps: z.array(RecordGap),
  /** Alarms that were raised, each as it stood at its end or stands now. */
  alarms: z.array(Alarm.extend({ heardAt: InstantSchema.optional(), responseMs: MillisSchema.optional() })),
});
export type SessionRecord = z.infer<typeof SessionRecord>;
