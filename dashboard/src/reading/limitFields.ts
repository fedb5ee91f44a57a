/** A limit that a person may move for one session, with the bounds it may be moved in. */
export type LimitField = {
  key: LimitKey;
  title: string;
  unit: string;
  from: number;
  to: number;
  /** The loosest that may be written: said so on the screen (safety S14). Absent where no end of the bounds is. */
  edge?: number;
};
export type LimitKey =
  | "spo2Medium"
  | "spo2MediumHold"
  | "spo2High"
  | "spo2HighHold"
  | "bpSystolic"
  | "bpDiastolic"
  | "pulseLow"
  | "pulseHigh";

/** S14: SpO2 medium 90–95, high 85–90; holds at most 30 and 10 s; BP high never above 180/110. Of the pulse: our judgement. */
export const limitFields: readonly LimitField[] = [
  { key: "spo2Medium", title: "SpO₂ medium below", unit: "%", from: 90, to: 95, edge: 90 },
  { key: "spo2MediumHold", title: "for", unit: "s", from: 0, to: 30 },
  { key: "spo2High", title: "SpO₂ high below", unit: "%", from: 85, to: 90, edge: 85 },
  { key: "spo2HighHold", title: "for", unit: "s", from: 0, to: 10 },
  { key: "bpSystolic", title: "BP medium from, systolic", unit: "mmHg", from: 120, to: 180, edge: 180 },
  { key: "bpDiastolic", title: "or diastolic", unit: "mmHg", from: 70, to: 110, edge: 110 },
  { key: "pulseLow", title: "Pulse medium below", unit: "/min", from: 30, to: 70 },
  { key: "pulseHigh", title: "Pulse medium above", unit: "/min", from: 90, to: 200 },
];
