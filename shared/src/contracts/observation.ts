import { z } from "zod";

/** Metrics that a device says many times a minute. A cuff reading is an event of its own. */
export const Metric = z.enum(["spo2", "pulse", "perfusionIndex", "rr"]);
export type Metric = z.infer<typeof Metric>;

export const unitOf = { spo2: "%", pulse: "/min", perfusionIndex: "%", rr: "/min" } as const satisfies Record<
  Metric,
  string
>;

/** Why there is no number. Each is a word a nurse can act on; no number stands for any of them. */
export const Because = z.enum([
  "probe off",
  "sensor disconnected",
  "searching for pulse",
  "pulse lost",
  "interference",
  "no value",
  "out of range",
]);
export type Because = z.infer<typeof Because>;

export const Quality = z.enum(["good", "poor"]);
export type Quality = z.infer<typeof Quality>;

const Known = z.object({ metric: Metric, value: z.number(), quality: Quality });
const Unknown = z.object({ metric: Metric, value: z.literal("unavailable"), because: Because });

/** What a device says of one metric, in the unit of `unitOf`. */
export const Observation = z.union([Known, Unknown]);
export type Observation = z.infer<typeof Observation>;

/** What a cuff can say at all, mmHg or beats a minute: outside of it a number is a fault of the line. */
export const cuffRange = { min: 1, max: 350 } as const;
const InRange = z.number().int().min(cuffRange.min).max(cuffRange.max);
const MaybeInRange = z.union([InRange, z.literal("unavailable")]);

/** One cuff measurement, mmHg and beats a minute. */
export const CuffReading = z.object({
  systolic: InRange,
  diastolic: InRange,
  mean: MaybeInRange,
  pulse: MaybeInRange,
});
export type CuffReading = z.infer<typeof CuffReading>;

/** Why a cuff gave no reading: the reasons of all cuffs, brought to one list (facts/cuffs, section 6). */
export const CuffFailure = z.enum([
  "cuff leak or loose",
  "motion",
  "weak signal",
  "over-pressure",
  "out of range",
  "timeout",
  "pneumatic fault",
  "aborted",
  "refused",
  "device fault",
]);
export type CuffFailure = z.infer<typeof CuffFailure>;

export const Link = z.enum(["online", "stale", "silent", "unplugged"]);
export type Link = z.infer<typeof Link>;
