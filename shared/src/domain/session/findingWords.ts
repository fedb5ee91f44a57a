import { cadss6Items, type FindingName, type Findings, type Found } from "../../contracts/index.ts";

/** Each finding as a person says it. */
export const findingNames = {
  moaas: "MOAA/S",
  rr: "breaths a minute",
  cadss6: "CADSS-6",
  dissociation: "dissociation",
  orientation: "orientation",
  gait: "gait",
  nausea: "nausea",
  pain: "pain",
  aldrete: "Aldrete",
  mpadss: "modified PADSS",
  symptoms: "symptoms",
  mood: "mood",
  escort: "escort",
  transport: "transport",
  driving: "no driving until after a full night's sleep",
  instructions: "instructions",
  standing: "standing pressure",
  support: "support person",
  endCall: "end-of-session call",
} as const satisfies Record<FindingName, string>;

export const isFindingName = (name: string): name is FindingName => name in findingNames;

type Given = NonNullable<Findings[FindingName]>;

/** The total of a score, the words of a list, anything else as it is; a symptom list that is empty says "none". */
export function foundValue(value: Given): Found["value"] {
  if (typeof value === "number" || typeof value === "string") return value;
  if (!Array.isArray(value)) return Object.values(value).reduce((sum, row) => sum + row, 0);
  let sum = 0;
  for (const part of value) if (typeof part === "number") sum += part;
  if (value.length === cadss6Items.length && value.every((part) => typeof part === "number")) return sum;
  return value.length === 0 ? "none" : value.join(", ");
}
