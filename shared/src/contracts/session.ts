import { z } from "zod";
import { Who } from "./alarm.ts";
import { EntryId } from "./chart.ts";
import { ChairId, InstantSchema, MillisSchema, SessionId } from "./ids.ts";
import { LimitChanges } from "./limits.ts";
import { Route } from "./protocol.ts";
import { Screening } from "./screening.ts";

/**
 * draft: opened, nothing measured yet · screening: answers and baseline gather · held · cleared: the dose may start · dosing:
 * it is being given · paused · active: from its end until awake · recovery · review: discharge may be checked · emergency ·
 * waiting: signed, and the ride is not there (safety S22) · the rest are ends.
 */
export const SessionPhase = z.enum([
  "draft",
  "screening",
  "held",
  "cleared",
  "dosing",
  "paused",
  "active",
  "recovery",
  "review",
  "emergency",
  "waiting",
  "discharged",
  "cancelled",
  "transferred",
  "left against advice",
  "gone",
  "contact lost",
  "abandoned",
]);
export type SessionPhase = z.infer<typeof SessionPhase>;

export const endPhases = [
  "discharged",
  "cancelled",
  "transferred",
  "left against advice",
  "gone",
  "contact lost",
  "abandoned",
] as const satisfies readonly SessionPhase[];
export const hasEnded = (phase: SessionPhase): boolean => endPhases.some((end) => end === phase);

/** A person, or a rule of the engine: every change of state has one author. */
export const Author = z.union([Who, z.literal("rule")]);
export type Author = z.infer<typeof Author>;

export const Limb = z.enum(["left arm", "right arm", "left leg", "right leg", "unknown"]);
export type Limb = z.infer<typeof Limb>;
export const ProbeSite = z.enum(["left hand", "right hand", "other", "unknown"]);
export type ProbeSite = z.infer<typeof ProbeSite>;

/** Where cuff, probe and infusion are (safety S5). */
export const Limbs = z.strictObject({
  cuff: Limb,
  probe: ProbeSite,
  infusion: z.union([Limb, z.literal("none")]),
});
export type Limbs = z.infer<typeof Limbs>;

/** One finding as it was last recorded. */
export const Found = z.object({
  /** A score's total, a list's words; the whole of it is in the charted line. */
  value: z.union([z.number(), z.string()]),
  /** When it was found. */
  at: InstantSchema,
  by: Who,
  entry: EntryId,
});
export type Found = z.infer<typeof Found>;

/** One number against one limit, as the reason why the dose may not start. */
export const NumberHold = z.object({
  what: z.enum(["systolic", "diastolic", "pulse", "spo2", "rr"]),
  value: z.number(),
  limit: z.number(),
  direction: z.enum(["above", "below"]),
  unit: z.string(),
  /** Soft: a clinician may clear it. Hard: only new readings do. */
  kind: z.enum(["soft", "hard"]),
});
export type NumberHold = z.infer<typeof NumberHold>;

/** An answer of the screening, or a fact beside it, that keeps the dose from starting. */
export const WordsHold = z.object({
  what: z.enum(["screening", "factor", "device"]),
  words: z.string(),
  kind: z.enum(["soft", "hard"]),
});
export type WordsHold = z.infer<typeof WordsHold>;

export const Hold = z.union([NumberHold, WordsHold]);
export type Hold = z.infer<typeof Hold>;

export const Baseline = z.object({
  systolic: z.number(),
  diastolic: z.number(),
  pulse: z.number(),
  spo2: z.number(),
  /** Of the last reading in it. */
  at: InstantSchema,
  readings: z.array(z.object({ at: InstantSchema, systolic: z.number(), diastolic: z.number() })),
});
export type Baseline = z.infer<typeof Baseline>;

/** What was measured on arrival, before an antihypertensive asked for a new baseline (S19), and when that was given last. */
export const Arrival = z.object({ givenAt: InstantSchema, readings: Baseline.shape.readings });
export type Arrival = z.infer<typeof Arrival>;

/** One of the parts a dose is given in: a nasal device, a booster (safety S9: the clock counts from the last). */
export const DosePart = z.object({ at: InstantSchema, mg: z.number().positive(), by: Who, lot: z.string().optional() });
export type DosePart = z.infer<typeof DosePart>;

export const Dose = z.object({
  drug: z.string().min(1).max(60),
  route: Route,
  /** Of all parts so far. */
  mg: z.number().positive(),
  weightKg: z.number().positive(),
  /** mg / kg. */
  mgPerKg: z.number().positive(),
  /** What was given when; an infusion is one part. */
  parts: z.array(DosePart),
  /** Nasal devices: so many are meant. 1 for every other route. */
  partsPlanned: z.number().int().positive(),
  /** How long giving it takes; of an injection nothing. */
  plannedMs: MillisSchema,
  /** Changes of the pump's rate, mL/h. */
  rates: z.array(z.object({ at: InstantSchema, mlPerHour: z.number().positive(), by: Who })),
  /** When it was begun, by whoever recorded it. */
  startedAt: InstantSchema,
  /** Whether it is being given: an infusion by its pump, a tablet while it dissolves, devices until the last. */
  pump: z.enum(["running", "paused", "stopped"]),
  /** Since when it is so. */
  pumpSince: InstantSchema,
  /** Time it ran before `pumpSince`. */
  ranMs: MillisSchema,
  /** The end of the dose: pump stop, injection, last device, tablet gone. */
  stoppedAt: z.union([InstantSchema, z.literal("not yet")]),
  /** A stop or pause that somebody has yet to confirm at the pump (S23). */
  unconfirmed: z.boolean(),
  /** How a tablet's time ended. */
  how: z.enum(["swallowed", "spat out"]).optional(),
});
export type Dose = z.infer<typeof Dose>;

/** What starts the clock of discharge again: it may be signed at the latest of all (safety S9, S17, S19). */
export const ClockRestart = z.object({ at: InstantSchema, forMs: MillisSchema, why: z.string() });
export type ClockRestart = z.infer<typeof ClockRestart>;

/** Limits that a person changed for this session (S14). */
export const Adjustment = z.object({
  limits: LimitChanges,
  by: Who,
  at: InstantSchema,
  reason: z.string(),
  /** At the edge of what may be: said so on the screen. */
  extreme: z.boolean(),
});
export type Adjustment = z.infer<typeof Adjustment>;

export const PhaseChange = z.object({ phase: SessionPhase, at: InstantSchema, by: Author, why: z.string() });
export type PhaseChange = z.infer<typeof PhaseChange>;

/** The facts of one patient's treatment. No name: a pseudonym, and who is the support person of a home. */
export const Session = z.object({
  id: SessionId,
  chair: ChairId,
  protocol: z.object({
    id: z.string(),
    label: z.string(),
    route: Route,
    setting: z.enum(["clinic", "home"]),
    simulated: z.boolean(),
    signedOff: z.string(),
  }),
  pseudonym: z.string(),
  ageYears: z.number().int(),
  limbs: Limbs,
  support: z.union([z.string(), z.literal("none")]),
  /** The first of a course: closer watched (clinical 0.9, 8). */
  firstSession: z.boolean(),
  screening: Screening,
  phase: SessionPhase,
  since: InstantSchema,
  phases: z.array(PhaseChange),
  baseline: z.union([Baseline, z.literal("not yet")]),
  holds: z.array(Hold),
  cleared: z.union([z.object({ by: Who, at: InstantSchema, reason: z.string() }), z.literal("not needed")]),
  dose: z.union([Dose, z.literal("none")]),
  clock: z.array(ClockRestart),
  arrival: z.union([Arrival, z.literal("none")]),
  limits: z.union([Adjustment, z.literal("as in the protocol")]),
  /** The cuff may start by itself (S5): off until somebody says so. */
  autoCuff: z.union([z.object({ by: Who, at: InstantSchema }), z.literal("off")]),
  /** Off the monitor, for what, and until when (S16). */
  offMonitor: z.union([
    z.object({
      since: InstantSchema,
      until: InstantSchema,
      why: z.enum(["toilet", "walk", "re-siting", "leaving"]),
      company: z.boolean(),
      by: Who,
    }),
    z.literal("no"),
  ]),
  emergency: z.union([z.object({ since: InstantSchema, by: Author, what: z.string() }), z.literal("no")]),
  stoppedEarly: z.union([z.object({ by: Who, at: InstantSchema, reason: z.string() }), z.literal("no")]),
  /** The dissociative window (safety S20), beside the phase. */
  window: z.union([
    z.object({ from: InstantSchema, to: z.union([InstantSchema, z.literal("dose goes on")]) }),
    z.literal("none"),
  ]),
  oxygen: z.object({
    flow: z.union([z.number().positive(), z.literal("off")]),
    /** When it was stopped or started last; "never" on room air all along. */
    since: z.union([InstantSchema, z.literal("never")]),
  }),
  findings: z.record(z.string(), Found),
  /** Complete checks, each with who made it. */
  checks: z.array(z.object({ at: InstantSchema, by: Who })),
  signed: z.union([
    z.object({
      by: Who,
      at: InstantSchema,
      reason: z.string(),
      /** Signed though criteria were not met: which ("checks" for the two complete checks), why, and the second person (S21). */
      override: z.object({ reason: z.string(), second: Who, criteria: z.array(z.string()) }).optional(),
    }),
    z.literal("not yet"),
  ]),
  ended: z.union([
    z.object({
      at: InstantSchema,
      by: Author,
      reason: z.string(),
      /** Whom they called, where somebody left or could not be reached (S22). */
      calls: z.string().optional(),
    }),
    z.literal("no"),
  ]),
});
export type Session = z.infer<typeof Session>;

/** A task that outlives the session: with the last of them done it is closed. */
export const FollowUp = z.object({
  chair: ChairId,
  session: SessionId,
  pseudonym: z.string(),
  task: z.enum(["next-day check", "REMS form", "welfare check", "review of the override"]),
  words: z.string(),
  dueAt: InstantSchema,
  done: z.union([z.object({ at: InstantSchema, by: Who, note: z.string() }), z.literal("not yet")]),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** Something that will be wanted at an instant. */
export const Due = z.object({
  what: z.enum([
    "screening",
    "baseline reading",
    "bp",
    "breathing and MOAA/S",
    "reply",
    "presence",
    "next device",
    "pump confirmation",
    "planned end",
    "back on monitor",
    "attend",
    "discharge check",
    "signature",
    "ride",
  ]),
  words: z.string(),
  at: InstantSchema,
  /** From when it is overdue, where that is an alarm. */
  overdueAt: z.union([InstantSchema, z.literal("never")]),
});
export type Due = z.infer<typeof Due>;

export const CriterionId = z.enum([
  "time",
  "bp",
  "pulse",
  "spo2",
  "rr",
  "moaas",
  "dissociation",
  "orientation",
  "gait",
  "nausea",
  "score",
  "standing",
  "symptoms",
  "mood",
  "escort",
  "transport",
  "driving",
  "instructions",
  "support",
  "endCall",
  "alarms",
]);
export type CriterionId = z.infer<typeof CriterionId>;

/** One condition of discharge; `not known` is never met (safety S21). */
export const Criterion = z.object({
  id: CriterionId,
  words: z.string(),
  state: z.enum(["met", "not met", "not known"]),
  evidence: z.string(),
  /** Signed in spite of it a discharge may be, with a reason and a second person; some never (S21). */
  overridable: z.boolean(),
  /** When the evidence was, where it is of one instant. */
  at: z.union([InstantSchema, z.literal("none")]),
});
export type Criterion = z.infer<typeof Criterion>;

/** Why an act would be refused now: with its limit, and from when it is possible where that is known. */
export const Refusal = z.object({ why: z.string(), from: z.union([InstantSchema, z.literal("unknown")]) });
export type Refusal = z.infer<typeof Refusal>;

/** What the engine makes of a session: told when it changes, so that no screen needs to know a rule. */
export const Judgement = z.object({
  due: z.array(Due),
  criteria: z.array(Criterion),
  /** By act; an act that is not in it may be done. */
  refusals: z.record(z.string(), Refusal),
});
export type Judgement = z.infer<typeof Judgement>;
