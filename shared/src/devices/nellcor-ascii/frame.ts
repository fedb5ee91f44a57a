/** A line of a Nellcor OxiMax monitor's ASCII output (facts/oximeters section 7). */
export type NellcorFrame = NellcorData | NellcorHeader;

/** A field as printed: a number, or the three dashes. */
export type Printed = number | "---";

/** One line in two seconds. `*` behind a number is the monitor's own alarm. */
export type NellcorData = {
  type: "data";
  /** `29-Dec-17`, by the monitor's clock. */
  date: string;
  /** `07:18:43`, by the monitor's clock. */
  time: string;
  spo2: Printed;
  spo2Alarm: boolean;
  pulse: Printed;
  pulseAlarm: boolean;
  /** Pulse amplitude, no unit. */
  amplitude: Printed;
  /** Five places of two letters, "" where a place is blank. The fifth is the state of the monitor's sound: AO or AS. */
  status: readonly [string, string, string, string, string];
};

/** One of the three lines printed before some twenty data lines: model and limits, mode, column names. */
export type NellcorHeader = { type: "header"; text: string };
