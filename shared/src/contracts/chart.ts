import { z } from "zod";
import { Who } from "./alarm.ts";
import { ChairId, InstantSchema, SessionId } from "./ids.ts";

/** One line of what people chart; the engine numbers them within a session. */
export const EntryId = z
  .string()
  .max(120)
  .regex(/^[a-z0-9][a-z0-9-]*$/)
  .brand<"EntryId">();
export type EntryId = z.infer<typeof EntryId>;

const Score = z.number().int().min(0).max(2);

/** Modified Aldrete: five rows of 0 to 2 (clinical 3). */
export const Aldrete = z.strictObject({
  activity: Score,
  respiration: Score,
  circulation: Score,
  consciousness: Score,
  saturation: Score,
});
export type Aldrete = z.infer<typeof Aldrete>;

/** Modified PADSS: five rows of 0 to 2 (clinical 3). */
export const Mpadss = z.strictObject({
  vitals: Score,
  ambulation: Score,
  nausea: Score,
  pain: Score,
  bleeding: Score,
});
export type Mpadss = z.infer<typeof Mpadss>;

/** CADSS-6 by item number of the full scale, each 0 to 4 (clinical 3); its wording is licensed, and not shipped. */
export const cadss6Items = [1, 2, 6, 7, 15, 22] as const;
export const Cadss6 = z.array(z.number().int().min(0).max(4)).length(cadss6Items.length);

/** Red flags of clinical 7, row Symptoms. */
export const Symptom = z.enum(["chest pain", "dyspnoea", "severe headache", "visual or neurological deficit"]);
export type Symptom = z.infer<typeof Symptom>;

/** What a person found. Each is empty until somebody records it (safety S21). */
export const Findings = z.strictObject({
  moaas: z.number().int().min(0).max(5).optional(),
  /** Breaths a minute, counted. */
  rr: z.number().int().min(0).max(80).optional(),
  cadss6: Cadss6.optional(),
  dissociation: z.enum(["present", "resolved"]).optional(),
  orientation: z.enum(["oriented", "not oriented"]).optional(),
  gait: z.enum(["steady", "unsteady"]).optional(),
  nausea: z.number().int().min(0).max(10).optional(),
  pain: z.number().int().min(0).max(10).optional(),
  aldrete: Aldrete.optional(),
  mpadss: Mpadss.optional(),
  /** Empty: asked, and none. */
  symptoms: z.array(Symptom).max(4).optional(),
  mood: z.enum(["no acute distress", "acute distress"]).optional(),
  escort: z.enum(["present", "not present"]).optional(),
  transport: z.enum(["arranged", "not arranged"]).optional(),
  /** No driving until after a full night's sleep: acknowledged by the patient. */
  driving: z.enum(["acknowledged", "not acknowledged"]).optional(),
  instructions: z.enum(["handed over", "not handed over"]).optional(),
  standing: z.enum(["tolerated", "not tolerated"]).optional(),
  /** At home: the support person stays; the call that ends the session was made. */
  support: z.enum(["stays", "does not stay"]).optional(),
  endCall: z.enum(["made", "not made"]).optional(),
});
export type Findings = z.infer<typeof Findings>;
export type FindingName = keyof Findings;

/** What has no number, each one tap (safety S17). */
export const EventName = z.enum([
  "vomiting",
  "agitation",
  "stridor",
  "laryngospasm",
  "apnoea",
  "seizure",
  "collapse",
  "chest pain",
  "severe headache",
  "fall",
]);
export type EventName = z.infer<typeof EventName>;

/** The coded list of side effects (clinical 0.13, with 0.12 and the label's, clinical 2.1). */
export const AdverseCode = z.enum([
  "fatigue",
  "dizziness",
  "vertigo",
  "nausea",
  "vomiting",
  "vision",
  "confusion",
  "numbness",
  "dry mouth",
  "urinary frequency",
  "diarrhoea",
  "constipation",
  "headache",
  "sweating",
  "trouble thinking",
  "bad taste",
  "light or sound sensitivity",
  "mood change",
  "anxiety",
  "hallucination",
  "amnesia",
  "sedation",
  "dissociation",
  "dysarthria",
  "hypertension",
  "tachycardia",
  "irregular heartbeat",
  "respiratory depression",
  "laryngospasm",
  "apnoea",
  "seizure",
  "fall",
  "other",
]);
export type AdverseCode = z.infer<typeof AdverseCode>;

/** Drugs by what they do to the discharge clock (safety S9). */
export const DrugClass = z.enum([
  "reversal",
  "benzodiazepine or opioid",
  "antihypertensive IV",
  "antihypertensive oral",
  "antiemetic",
  "other",
]);
export type DrugClass = z.infer<typeof DrugClass>;

const text = z.string().trim().min(1).max(500);
const Mmhg = z.number().int().min(20).max(300);

/** What a person charts. */
export const EntryBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("findings"), findings: Findings }),
  /** A cuff reading typed in, mmHg and beats a minute (safety S12); whoever took it at home says whose arm it was. */
  z.strictObject({
    kind: z.literal("reading"),
    systolic: Mmhg,
    diastolic: Mmhg,
    pulse: z.number().int().min(20).max(250).optional(),
  }),
  /**
   * What a person says of a reading, of a cuff or typed: who worked the cuff, and whether it was on somebody else (safety S18).
   * `reading`: when it was taken. Not the patient's, it counts no more; a correction of this line can bring it back.
   */
  z.strictObject({
    kind: z.literal("reading remark"),
    reading: InstantSchema,
    workedBy: text.optional(),
    notPatient: z.boolean(),
  }),
  z.strictObject({ kind: z.literal("event"), what: EventName, words: text.optional() }),
  z.strictObject({
    kind: z.literal("adverse event"),
    code: AdverseCode,
    severity: z.enum(["mild", "moderate", "severe"]),
    onsetAt: InstantSchema,
    resolvedAt: z.union([InstantSchema, z.literal("not yet")]),
    serious: z.boolean(),
    words: text.optional(),
  }),
  z.strictObject({
    kind: z.literal("intervention"),
    what: z.enum(["drug", "repositioning", "stimulation", "airway opened", "other"]),
    /** With `what: drug`: its class decides how long the discharge clock starts again for. */
    drug: z.strictObject({ name: text, class: DrugClass, dose: text }).optional(),
    words: text.optional(),
  }),
  z.strictObject({ kind: z.literal("note"), text }),
]);
export type EntryBody = z.infer<typeof EntryBody>;

/** One charted line: who, when it happened, when it was recorded. A correction is a new line that points at the old one. */
export const ChartEntry = z.object({
  id: EntryId,
  chair: ChairId,
  session: SessionId,
  entry: EntryBody,
  by: Who,
  happenedAt: InstantSchema,
  recordedAt: InstantSchema,
  corrects: EntryId.optional(),
});
export type ChartEntry = z.infer<typeof ChartEntry>;
