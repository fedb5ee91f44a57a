import type { KitTelemetry } from "@vigil/shared/contracts";
import type { Vitals } from "../patient/patient.ts";

type Values = Extract<KitTelemetry, { kind: "oximetry" }>["values"];

/** Below it the signal is poor (safety S7), %. */
const WEAK = 0.4;

/** What the kit's oximeter shows of the patient: whole numbers, or why there are none. */
export function oximetryOf(vitals: Vitals): Values {
  const none = (because: "probe off" | "searching for pulse"): Values => [
    { metric: "spo2", value: "unavailable", because },
    { metric: "pulse", value: "unavailable", because },
  ];
  switch (vitals.finger) {
    case "off":
      return none("probe off");
    case "searching":
      return none("searching for pulse");
    case "on": {
      const quality = vitals.moving || vitals.perfusion < WEAK ? "poor" : "good";
      return [
        { metric: "spo2", value: within(Math.round(vitals.spo2), 1, 100), quality },
        { metric: "pulse", value: within(Math.round(vitals.pulse), 10, 350), quality },
        { metric: "perfusionIndex", value: within(Math.round(vitals.perfusion * 100) / 100, 0, 30), quality },
      ];
    }
  }
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
