import { z } from "zod";
import { Who } from "./alarm.ts";
import { InstantSchema } from "./ids.ts";

/**
 * What is asked before the dose. A protocol names those it needs; `yes` lets the session go on, `no` holds it. Probe, limbs
 * and baseline are not asked: the engine sees them.
 */
export const ScreeningItem = z.enum([
  "identity confirmed",
  "consent signed",
  "no contraindication",
  "medicines reviewed",
  "fasting kept",
  "PHQ-9 item 9 reviewed",
  "pregnancy excluded",
  "escort named",
  // At home (safety S18).
  "guide online",
  "support person on camera",
  "address of today confirmed",
  "local emergency number known",
  "cuff tested",
  "test alert answered",
  "emergency card read out",
]);
export type ScreeningItem = z.infer<typeof ScreeningItem>;

/** What makes breathing less sure (safety S9); age and BMI are reckoned from what is recorded. */
export const Factor = z.enum([
  "opioid",
  "benzodiazepine or Z-drug",
  "gabapentinoid",
  "alcohol",
  "sleep apnoea",
  "BMI 40 or more",
  "age 65 or more",
]);
export type Factor = z.infer<typeof Factor>;

/** Medicines that the REMS form asks for by name (clinical 1.1). */
export const RemsMedicine = z.enum([
  "benzodiazepines",
  "non-benzodiazepine hypnotics",
  "psychostimulants",
  "MAO inhibitors",
  "opioids",
]);
export type RemsMedicine = z.infer<typeof RemsMedicine>;

export const ScreeningAnswer = z.object({ answer: z.enum(["yes", "no"]), at: InstantSchema, by: Who });
export type ScreeningAnswer = z.infer<typeof ScreeningAnswer>;

/** What a person answers at once; what is left out stays as it was. */
export const ScreeningAnswers = z.strictObject({
  items: z.partialRecord(ScreeningItem, z.enum(["yes", "no"])).optional(),
  /** All that apply; an empty list is an answer. */
  factors: z.array(Factor).max(7).optional(),
  medicines: z.array(RemsMedicine).max(5).optional(),
  /** "Oximeter may over-read": for any patient, never derived from anything (safety S7). */
  overRead: z.boolean().optional(),
  /** By name: who takes the patient home. */
  escort: z.string().trim().min(1).max(80).optional(),
  /** A clinician's note that lets somebody with factors be treated at home (S9). */
  clinicianNote: z.string().trim().min(1).max(500).optional(),
  /** Where the patient is today, and the number to dial there: a card to read out (S18). */
  address: z.string().trim().min(1).max(200).optional(),
  emergencyNumber: z.string().trim().min(1).max(30).optional(),
});
export type ScreeningAnswers = z.infer<typeof ScreeningAnswers>;

export const Screening = z.object({
  items: z.partialRecord(ScreeningItem, ScreeningAnswer),
  factors: z.union([z.array(Factor), z.literal("not asked")]),
  medicines: z.union([z.array(RemsMedicine), z.literal("not asked")]),
  overRead: z.boolean(),
  escort: z.union([z.string(), z.literal("not named")]),
  clinicianNote: z.union([z.object({ by: Who, at: InstantSchema, text: z.string() }), z.literal("none")]),
  address: z.union([z.string(), z.literal("not recorded")]),
  emergencyNumber: z.union([z.string(), z.literal("not recorded")]),
});
export type Screening = z.infer<typeof Screening>;
