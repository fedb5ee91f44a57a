import { z } from "zod";
import { CallRole } from "./alarm.ts";
import { MillisSchema } from "./ids.ts";
import { Limits } from "./limits.ts";
import { ScreeningItem } from "./screening.ts";

const Pressure = z.strictObject({ systolic: z.number(), diastolic: z.number() });

export const Route = z.enum(["iv", "im", "intranasal", "sublingual"]);
export type Route = z.infer<typeof Route>;

/** How a dose is given, and so when it is over. */
export const Dosing = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("pump"),
    plannedMs: MillisSchema,
    /** Past the planned end by this long: medium (S23). */
    overrunMs: MillisSchema,
    /** A recorded stop that nobody confirms for this long: medium (S23). */
    confirmMs: MillisSchema,
  }),
  z.strictObject({ kind: z.literal("injection") }),
  /** So many devices of so many mg, with a rest between them (clinical 1.1). */
  z.strictObject({
    kind: z.literal("devices"),
    counts: z.array(z.number().int().positive()).min(1),
    mgEach: z.number().positive(),
    restMs: MillisSchema,
  }),
  z.strictObject({ kind: z.literal("tablet"), dissolveMs: MillisSchema }),
]);
export type Dosing = z.infer<typeof Dosing>;

/** Whom an unanswered alarm calls, after how long since it was raised (S10); the first is whoever watches. */
export const CallStep = z.strictObject({ role: CallRole, afterMs: MillisSchema });
export type CallStep = z.infer<typeof CallStep>;

/** From when the discharge is counted; the latest of all timers stands. */
export const Timer = z.strictObject({ from: z.enum(["first dose", "end of dose"]), ms: MillisSchema });
export type Timer = z.infer<typeof Timer>;

/** A day of the calendar, 2026-11-22. */
export const Day = z.iso.date();

/** What must be true of a treatment by one route in one setting: data, so that a record can be judged again by its own. */
export const Protocol = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(40)
    .regex(/^[a-z0-9][a-z0-9-]*$/),
  label: z.string().min(1).max(60),
  /** Durations too short for any patient: accepted only where patients are simulated, and shown. */
  simulated: z.boolean(),
  signedOff: z.union([z.strictObject({ by: z.string().min(1), on: z.string().min(1) }), z.literal("nobody yet")]),
  route: Route,
  setting: z.enum(["clinic", "home"]),
  /** What has to be answered before the dose. */
  screening: z.array(ScreeningItem),
  /** What this route and setting change of the site's limits; the rest stands (clinical 8). */
  limits: Limits.pick({
    spo2Low: true,
    pulseLow: true,
    pulseHigh: true,
    rrLow: true,
    rrHigh: true,
    bpLow: true,
    bpHigh: true,
    signal: true,
    signalRecovery: true,
    linkOximeter: true,
    linkCuff: true,
  })
    .partial()
    .strict(),
  escalation: z.strictObject({ high: z.array(CallStep).min(1).max(6), medium: z.array(CallStep).min(1).max(6) }),
  /** Safety S19. */
  baseline: z.strictObject({
    /** The two readings lie at least this far apart. */
    apartMs: MillisSchema,
    /** More than this between them, mmHg, and a third is needed. */
    agreeWithin: z.number().positive(),
    /** How old it may be at dose start. */
    freshForMs: MillisSchema,
  }),
  /** Above soft a clinician clears; above hard, and for any of the others, only new readings do (S19; clinical 8). */
  hold: z.strictObject({
    soft: Pressure,
    hard: Pressure,
    systolicBelow: z.number(),
    pulseBelow: z.number(),
    pulseAbove: z.number(),
    spo2Below: z.number(),
    rrBelow: z.number(),
    /** The relaxed soft limit for the old; off until a site says so (S19). */
    relaxed: z.union([z.strictObject({ fromAgeYears: z.number().int(), soft: Pressure }), z.literal("off")]),
  }),
  /** No more drug while one of these stands (S19). */
  noDose: z.strictObject({ above: Pressure, spo2Below: z.number(), moaasUpTo: z.number().int() }),
  dosing: Dosing,
  /** Until MOAA/S 5 and dissociation resolved, and at least this long. */
  active: z.strictObject({ from: z.enum(["first dose", "end of dose"]), leastMs: MillisSchema }),
  /** Safety S20: dose + from, to end of dose + after. */
  dissociation: z.strictObject({ fromMs: MillisSchema, afterMs: MillisSchema }),
  /**
   * When the pressure is measured: at these times after the first dose, and from the last of them on every so often. A time
   * is kept by a reading up to `earlyMs` before it. Overdue by these factors of the interval (clinical 8).
   */
  cadence: z.strictObject({
    at: z.array(MillisSchema).max(12),
    /** More of them in the first session of a course. */
    firstSessionAt: z.array(MillisSchema).max(12),
    earlyMs: MillisSchema,
    dosingMs: MillisSchema,
    afterMs: MillisSchema,
    /** While a pressure alarm is medium or high. */
    alarmMs: MillisSchema,
    overdueLow: z.union([z.number().min(1), z.literal("never")]),
    overdueMedium: z.number().min(1),
    /** Up to `untilMs` after the dose medium by so much after it was due, in place of the factor (S18). */
    grace: z.union([z.strictObject({ ms: MillisSchema, untilMs: MillisSchema }), z.literal("none")]),
    /** The reading that must be there: medium from `byMs` after the first dose (S20). */
    mandatory: z.union([z.strictObject({ atMs: MillisSchema, byMs: MillisSchema }), z.literal("none")]),
  }),
  /** Breaths and MOAA/S, counted together (S8): at these times after the first dose, then every so often. */
  assessment: z.strictObject({
    at: z.array(MillisSchema).max(12),
    everyMs: MillisSchema,
    /** With oxygen or a factor of S9. */
    closeMs: MillisSchema,
    overdueLow: z.number().min(1),
    overdueMedium: z.number().min(1),
  }),
  /** At home (S18): a reply is asked for every so often; the support person taps presence. */
  home: z.union([
    z.strictObject({
      replyEveryMs: MillisSchema,
      repeatMs: MillisSchema,
      mediumMs: MillisSchema,
      highMs: MillisSchema,
      /** At once high at this where SpO2 or pulse is missing or abnormal. */
      highUnseenMs: MillisSchema,
      presenceMs: MillisSchema,
      presenceMissed: z.number().int().positive(),
    }),
    z.literal("not at home"),
  ]),
  /** A rise from the baseline; medium only at or above `onlyFrom`, else information (S6). */
  rise: z.strictObject({
    systolic: z.number(),
    diastolic: z.number(),
    onlyFrom: Pressure,
    /** Share above the baseline that is information (clinical 8, row BP info). */
    infoShare: z.number().positive(),
  }),
  /** Safety S21 and clinical 7. */
  discharge: z.strictObject({
    timers: z.array(Timer).min(1).max(4),
    /** Not to be overridden (intranasal, S21). */
    timeOverridable: z.boolean(),
    /** With a factor, or after an antihypertensive before the dose (S9, S19). */
    factorMs: MillisSchema,
    /** The first check may come this much earlier; signing may not. */
    earlyMs: MillisSchema,
    /** Between two complete checks. */
    apartMs: MillisSchema,
    /** How long what a person found stands. */
    findingFreshMs: MillisSchema,
    bp: z.strictObject({
      /** Between two readings, and how old the last may be. */
      apartMs: MillisSchema,
      freshForMs: MillisSchema,
      systolicLeast: z.number(),
      /** Enough if within `nearBaseline` of the baseline. */
      systolicLeastNear: z.number(),
      nearBaseline: z.number(),
      diastolicLeast: z.number(),
      /** At most this share of the baseline, or below `orBelow`. */
      ofBaseline: z.number(),
      orBelow: Pressure,
      never: Pressure,
    }),
    pulse: z.strictObject({ least: z.number(), most: z.number(), nearBaseline: z.number() }),
    spo2: z.strictObject({
      least: z.number(),
      /** Or the baseline less this. */
      belowBaseline: z.number(),
      overMs: MillisSchema,
      validShare: z.number(),
    }),
    nauseaMost: z.number(),
    rr: z.strictObject({ least: z.number(), most: z.number() }),
    /** One of the two, not both. */
    score: z.strictObject({ of: z.enum(["aldrete", "mpadss"]), least: z.number().int() }),
    /** CADSS-6 at most this, or a clinician's "resolved" (clinical 7). */
    cadss6Most: z.number().int(),
    /** Until a ride comes somebody looks this often (S22). */
    waitingMs: MillisSchema,
    followUps: z.array(
      z.strictObject({ task: z.enum(["next-day check", "REMS form"]), afterMs: MillisSchema, words: z.string() }),
    ),
  }),
});
export type Protocol = z.infer<typeof Protocol>;
