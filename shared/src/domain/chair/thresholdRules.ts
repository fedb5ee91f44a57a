import type { AlarmCondition } from "../../contracts/index.ts";
import type { ThresholdRule } from "../alarm/threshold.ts";

/** The continuous metrics that are judged, each with its own threshold in the chair's state. */
export const thresholdRules = [
  { condition: "spo2/low", metric: "spo2", direction: "below", limits: "spo2Low", rule: "spo2 below limit" },
  { condition: "pulse/low", metric: "pulse", direction: "below", limits: "pulseLow", rule: "pulse below limit" },
  { condition: "pulse/high", metric: "pulse", direction: "above", limits: "pulseHigh", rule: "pulse above limit" },
  { condition: "rr/low", metric: "rr", direction: "below", limits: "rrLow", rule: "rr below limit" },
  { condition: "rr/high", metric: "rr", direction: "above", limits: "rrHigh", rule: "rr above limit" },
] as const satisfies readonly (ThresholdRule & { condition: AlarmCondition })[];
