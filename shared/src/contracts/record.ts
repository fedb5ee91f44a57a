import { z } from "zod";
import { Alarm } from "./alarm.ts";
import { ChairId, InstantSchema, MillisSchema, SessionId } from "./ids.ts";
import { EntryId } from "./chart.ts";
import { Limits } from "./limits.ts";
import { Protocol } from "./protocol.ts";
import { RemsMedicine } from "./screening.ts";
import { FollowUp, Session, SessionPhase } from "./session.ts";

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
  kind: z.enum([
    "session",
    "screening",
    "limits",
    "phase",
    "dose",
    "reading",
    "finding",
    "event",
    "intervention",
    "alarm",
    "call",
    "gap",
    "check",
    "signature",
    "task",
    "note",
  ]),
  /** The charted line it is of, and the later one that put it right: it stays to be read, and counts no more. */
  line: EntryId.optional(),
  correctedBy: EntryId.optional(),
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

const YesNo = z.object({
  answer: z.enum(["yes", "no", "not known"]),
  /** By what. */
  words: z.string(),
});
export type YesNo = z.infer<typeof YesNo>;

/** Whether something was there, from when, until when. */
const Course = YesNo.extend({
  onsetAt: z.union([InstantSchema, z.literal("not known")]),
  resolvedAt: z.union([InstantSchema, z.literal("not known"), z.literal("not yet")]),
});
export type Course = z.infer<typeof Course>;

const RemsPressure = z.union([
  z.object({ at: InstantSchema, systolic: z.number(), diastolic: z.number() }),
  z.literal("not known"),
]);
export type RemsPressure = z.infer<typeof RemsPressure>;

/**
 * What the REMS patient monitoring form asks for (clinical 1.1), as far as a record without a name knows it; who the patient
 * and the prescriber are is filled in by hand. Minutes count from the first device.
 */
export const Rems = z.object({
  firstSession: z.enum(["yes", "no"]),
  interacting: z.union([
    z.array(z.object({ medicine: RemsMedicine, taken: z.enum(["yes", "no"]) })),
    z.literal("not known"),
  ]),
  /** When the first device was given. */
  treatmentAt: z.union([InstantSchema, z.literal("not known")]),
  dose: z.union([
    z.object({
      drug: z.string(),
      mg: z.number(),
      devices: z.number().int(),
      /** Of every device; not known where one was not recorded. */
      lots: z.union([z.array(z.string()), z.literal("not known")]),
    }),
    z.literal("not known"),
  ]),
  /** From the first device to the end of monitoring. */
  totalMinutes: z.union([z.number(), z.literal("not known")]),
  atLeast120: z.enum(["yes", "no", "not known"]),
  /** From the first device until a check found all but the time met. */
  readyMinutes: z.union([z.number(), z.literal("not known")]),
  acceptableBefore: YesNo,
  acceptableAtCompletion: YesNo,
  pressure: z.object({ before: RemsPressure, at40: RemsPressure, completion: RemsPressure }),
  sedation: Course,
  dissociation: Course,
  respiratoryDepression: Course,
  /** Serious adverse events, and emergencies that were charted; empty: none was. */
  serious: z.array(
    z.object({
      what: z.string(),
      severity: z.string(),
      onsetAt: InstantSchema,
      resolvedAt: z.union([InstantSchema, z.literal("not known"), z.literal("not yet")]),
      words: z.string(),
    }),
  ),
  /** 7 days after the treatment. */
  submitBy: z.union([InstantSchema, z.literal("not known")]),
});
export type Rems = z.infer<typeof Rems>;

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
  /** What was in force from when on, and why it changed; empty where a log is too old to tell. */
  inForce: z.array(z.object({ from: InstantSchema, limits: Limits, why: z.string() })),
  rows: z.array(RecordRow),
  gaps: z.array(RecordGap),
  /** Alarms that were raised, each as it stood at its end or stands now. */
  alarms: z.array(Alarm.extend({ heardAt: InstantSchema.optional(), responseMs: MillisSchema.optional() })),
  /** Tasks that outlived it, each as it stands. */
  followUps: z.array(FollowUp),
  rems: z.union([Rems, z.literal("not intranasal")]),
});
export type SessionRecord = z.infer<typeof SessionRecord>;
