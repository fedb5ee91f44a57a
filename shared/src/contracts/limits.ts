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

/** All numbers the engine judges by. Data: logged at every start, so that a record can be judged again by its own limits. */
export const Limits = z.object({
  spo2Low: Steps,
  pulseLow: Steps,
  pulseHigh: Steps,
  bpLow: z.array(PressureStep).min(1).max(6),
  bpHigh: z.array(PressureStep).min(1).max(6),
  confirm: z.object({ notBeforeMs: MillisSchema, repeatDueMs: MillisSchema, overdueHighMs: MillisSchema }),
  /** An episode ends after this long at or beyond its limit by `margin` (safety S3). */
  episodeEnd: z.object({ margin: z.number().nonnegative(), holdMs: MillisSchema }),
  signal: Grades,
  /** Signal lost this soon after a value below `spo2` is high at once (safety S2). */
  signalAfterLow: z.object({ spo2: z.number(), withinMs: MillisSchema }),
  linkOximeter: Grades,
  linkCuff: Grades,
  /** Priority of the first, second, … cuff failure in a row. */
  cuffFailures: z.array(Priority).min(1).max(6),
  pauseMs: MillisSchema,
});
export type Limits = z.infer<typeof Limits>;
