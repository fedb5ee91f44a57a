import { z } from "zod";
import { MillisSchema } from "./ids.ts";

const Pressure = z.strictObject({ systolic: z.number(), diastolic: z.number() });

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
  }),
  /** No more drug while one of these stands (S19). */
  noDose: z.strictObject({ above: Pressure, spo2Below: z.number(), moaasUpTo: z.number().int() }),
  pump: z.strictObject({
    plannedMs: MillisSchema,
    /** Past the planned end by this long: medium (S23). */
    overrunMs: MillisSchema,
    /** A recorded stop that nobody confirms for this long: medium (S23). */
    confirmMs: MillisSchema,
  }),
  /** From pump stop until MOAA/S 5 and dissociation resolved, at least this long. */
  active: z.strictObject({ leastMs: MillisSchema }),
  /** Safety S20: dose + from, to end of dose + after. */
  dissociation: z.strictObject({ fromMs: MillisSchema, afterMs: MillisSchema }),
  /** How often the pressure is measured; overdue at 1.5 × low, at 2 × medium (clinical 8). */
  cadence: z.strictObject({
    dosingMs: MillisSchema,
    afterMs: MillisSchema,
    /** While a pressure alarm is medium or high. */
    alarmMs: MillisSchema,
    overdueLow: z.number().min(1),
    overdueMedium: z.number().min(1),
  }),
  /** A rise from the baseline; medium only at or above `onlyFrom`, else information (S6). */
  rise: z.strictObject({ systolic: z.number(), diastolic: z.number(), onlyFrom: Pressure }),
  /** Safety S21 and clinical 7. */
  discharge: z.strictObject({
    /** From the last dose to the signature. */
    leastMs: MillisSchema,
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
  }),
});
export type Protocol = z.infer<typeof Protocol>;
