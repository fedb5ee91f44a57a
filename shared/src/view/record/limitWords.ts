import type { Limits, PressureStep, ThresholdStep } from "../../contracts/index.ts";
import { same } from "./same.ts";

const thresholds = {
  spo2Low: ["SpO2", "<", "%"],
  pulseLow: ["Pulse", "<", "/min"],
  pulseHigh: ["Pulse", ">", "/min"],
  rrLow: ["Breaths", "<", "/min"],
  rrHigh: ["Breaths", ">", "/min"],
} as const satisfies Partial<Record<keyof Limits, readonly [name: string, sign: string, unit: string]>>;
const pressures = { bpLow: ["BP", "<"], bpHigh: ["BP", ">="] } as const;

type Threshold = keyof typeof thresholds;
type Pressure = keyof typeof pressures;
const isThreshold = (name: string): name is Threshold => name in thresholds;
const isPressure = (name: string): name is Pressure => name in pressures;

/** "SpO2 < 92 % for 15 s medium, < 88 % for 5 s high"; of anything else its name. */
export function limitWords(limits: { readonly [K in keyof Limits]?: Limits[K] | undefined }): readonly string[] {
  const words: string[] = [];
  for (const name of Object.keys(limits)) {
    if (isThreshold(name)) {
      const [metric, sign, unit] = thresholds[name];
      const steps = limits[name] ?? [];
      words.push(`${metric} ${steps.map((step) => thresholdWords(step, sign, unit)).join(", ")}`);
    } else if (isPressure(name)) {
      const [metric, sign] = pressures[name];
      const steps = limits[name] ?? [];
      words.push(`${metric} ${steps.map((step) => pressureWords(step, sign)).join(", ")}`);
    }
  }
  return words;
}

/** What differs between two sets, in words; what has no words of its own by its name. */
export function differenceWords(before: Limits, now: Limits): readonly string[] {
  const changed = Object.entries(now).filter(([name, value]) => {
    const old = Object.entries(before).find(([other]) => other === name)?.[1];
    return !same(value, old);
  });
  const other = changed.map(([name]) => name).filter((name) => !isThreshold(name) && !isPressure(name));
  return [
    ...limitWords(Object.fromEntries(changed)),
    ...(other.length === 0 ? [] : [`other limits: ${other.join(", ")}`]),
  ];
}

const thresholdWords = ({ limit, holdMs, priority }: ThresholdStep, sign: string, unit: string): string =>
  `${sign} ${limit} ${unit} ${holdMs === 0 ? "at once" : `for ${holdMs / 1_000} s`} ${priority}`;

function pressureWords({ systolic, diastolic, priority, when }: PressureStep, sign: string): string {
  const pair = diastolic === undefined ? `${systolic} systolic` : `${systolic}/${diastolic}`;
  return `${sign} ${pair} ${priority}${when === "confirm" ? ", high if confirmed" : ""}`;
}
