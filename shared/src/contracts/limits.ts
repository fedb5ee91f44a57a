import { z } from "zod";
import { Priority } from "./alarm.ts";
import { MillisSchema } from "./ids.ts";

/** One step of a continuous metric's alarm: beyond `limit` for `holdMs`. Steps run from mild to severe. */
export const ThresholdStep = z.object({ limit: z.number(), holdMs: MillisSchema, priority: Priority });
export type ThresholdStep = z.infer<typeof ThresholdStep>;

const Steps = z.array(ThresholdStep).min(1).max(6);

/** One step of the blood-pressure alarm, judged a reading at a time; either component is enough (safety S4). */
export const PressureStep = z.object({
  systolic: z.number(),
  diastolic: z.number().optional(),
  priority: Priority,
  /** `once`: this reading is enough. `confirm`: audible now, high when a second reading agrees or none comes (S4). */
  when: z.enum(["once", "confirm"]),
});
export type PressureStep = z.infer<typeof PressureStep>;

/** Grades of a technical alarm by how long it has lasted. */
export const DurationStep = z.object({ afterMs: MillisSchema, priority: Priority });
export type DurationStep = z.infer<typeof DurationStep>;

const Grades = z.array(DurationStep).min(1).max(6);

/** Numbers of the rules that are not a plain threshold; each names its row in `rules`. */
export const RuleLimits = z.object({
  /** Points below `spo2Low`'s first medium step, summed over seconds, %·s (clinical 4.3). */
  saturationSeconds: z.number().positive(),
  /** So many violations within the span; one counts if it is so deep (points) or so long (S3). */
  threeTimes: z.object({
    count: z.number().int().positive(),
    withinMs: MillisSchema,
    deep: z.number(),
    longMs: MillisSchema,
  }),
  /** Points below the medium limit: at once (clinical 4.3, Rapid desat). */
  rapid: z.number().positive(),
  /** Points below the baseline for so long (S7). */
  fall: z.object({ points: z.number().positive(), holdMs: MillisSchema }),
  /**
   * Falling, as information: so many points in `perMs` by a line through a sample a second of the last `overMs`, of which at
   * least so many are valid; only at or below `upTo`, or so far below the baseline as `fall` says (clinical 4.3, S3).
   */
  slope: z.object({
    points: z.number().positive(),
    perMs: MillisSchema,
    overMs: MillisSchema,
    samples: z.number().int().positive(),
    upTo: z.number(),
  }),
  /** Where "oximeter may over-read" is ticked (S7), and while oxygen runs (S8): at least these. */
  overRead: z.object({ medium: z.number(), high: z.number() }),
  oxygenMedium: z.number(),
  /** Perfusion index, %, below which a signal is poor; and how long a medium is then held (S7). */
  poor: z.object({ perfusionIndex: z.number(), holdMs: MillisSchema }),
  /** Two oximeters so many points apart for so long (S15). */
  differ: z.object({ points: z.number().positive(), holdMs: MillisSchema }),
  /** Cuff pulse and probe pulse so far apart, so many times in a row (S15). */
  twoPeople: z.object({ apart: z.number().positive(), times: z.number().int().positive() }),
  /** With a baseline pulse in this range the medium limit is the baseline less this, but not below the floor (S6). */
  slowBaseline: z.object({ from: z.number(), to: z.number(), less: z.number(), floor: z.number() }),
  /** Share of the baseline systolic; mean pressure, mmHg (S6). */
  bpOfBaseline: z.number(),
  meanBelow: z.number(),
  vasovagal: z.object({ systolicBelow: z.number(), pulseBelow: z.number() }),
  paradox: z.object({ systolicFrom: z.number(), pulseBelow: z.number(), moaasDrop: z.number().int().positive() }),
  /** Two successive rises of at least `each` mmHg systolic and the last at least this share above the baseline. */
  twoRising: z.object({ each: z.number().positive(), share: z.number().positive(), repeatMs: MillisSchema }),
  /** MOAA/S at or below. */
  sedation: z.object({ medium: z.number().int(), high: z.number().int() }),
  compound: z.object({
    moaas: z.number().int(),
    withFactors: z.number().int(),
    spo2Below: z.number(),
    rrBelow: z.number(),
  }),
  /** No breath for so long. */
  apnoeaMs: MillisSchema,
  /** The cuff explains a dropout on its limb: SpO2 at least this before, for so long, so often in a span (S11). */
  cuffExcuse: z.object({
    spo2From: z.number(),
    forMs: MillisSchema,
    times: z.number().int().positive(),
    withinMs: MillisSchema,
  }),
  /** %, low and medium. */
  battery: z.object({ low: z.number(), medium: z.number() }),
  clockOffMs: MillisSchema,
  /** No armed station: medium, then high. */
  station: Grades,
  /** Off the monitor beyond what was allowed: medium, then high (S16). */
  offMonitor: z.object({ allowedMs: MillisSchema, highAfterMs: MillisSchema, spo2From: z.number() }),
});
export type RuleLimits = z.infer<typeof RuleLimits>;

/** What follows when an alarm is answered and lasts (S10). */
export const AnswerLimits = z.object({
  /** "I am going": so long without "at patient" or a new observation resumes the chain. */
  goingMs: MillisSchema,
  /** Re-alarm of what lasts: the gravest (SpO2 below `graveSpo2`, apnoea, MOAA/S <= 2), and the rest. */
  repeatGraveMs: MillisSchema,
  repeatMs: MillisSchema,
  graveSpo2: z.number(),
  /** The longest that one alarm may be paused with a reason, and up to which priority. */
  longPauseMs: MillisSchema,
});
export type AnswerLimits = z.infer<typeof AnswerLimits>;

/** All numbers the engine judges by. Data: logged at every start, so that a record can be judged again by its own limits. */
export const Limits = z.object({
  spo2Low: Steps,
  pulseLow: Steps,
  pulseHigh: Steps,
  rrLow: Steps,
  rrHigh: Steps,
  bpLow: z.array(PressureStep).min(1).max(6),
  bpHigh: z.array(PressureStep).min(1).max(6),
  confirm: z.object({ notBeforeMs: MillisSchema, repeatDueMs: MillisSchema, overdueHighMs: MillisSchema }),
  /** An episode ends after this long at or beyond its limit by `margin` (safety S3). */
  episodeEnd: z.object({ margin: z.number().nonnegative(), holdMs: MillisSchema }),
  signal: Grades,
  /** In recovery and review (S2). */
  signalRecovery: Grades,
  /** Signal lost this soon after a value below `spo2` is high at once (safety S2). */
  signalAfterLow: z.object({ spo2: z.number(), withinMs: MillisSchema }),
  linkOximeter: Grades,
  linkCuff: Grades,
  /** Priority of the first, second, … cuff failure in a row. */
  cuffFailures: z.array(Priority).min(1).max(6),
  pauseMs: MillisSchema,
  rules: RuleLimits,
  answer: AnswerLimits,
});
export type Limits = z.infer<typeof Limits>;

/** What a person may change for one session, with a reason and within bounds (S14). */
export const LimitChanges = z
  .strictObject({
    spo2Low: Steps,
    pulseLow: Steps,
    pulseHigh: Steps,
    bpLow: z.array(PressureStep).min(1).max(6),
    bpHigh: z.array(PressureStep).min(1).max(6),
  })
  .partial();
export type LimitChanges = z.infer<typeof LimitChanges>;
