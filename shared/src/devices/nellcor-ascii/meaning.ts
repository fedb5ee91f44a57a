import type { Because, Metric, Observation, Quality } from "../../contracts/index.ts";
import type { Meaning, Said } from "../profile.ts";
import type { NellcorData, NellcorFrame, Printed } from "./frame.ts";

/** No rule of this device needs more than one line. */
export type NellcorState = "none";

export const nellcorMeaning: Meaning<NellcorFrame, NellcorState> = {
  initial: "none",
  read: (state, frame) => ({ state, says: frame.type === "data" ? [observed(frame)] : identity(frame.text) }),
};

// What makes every number of the line unavailable, the plainest reason first (facts/oximeters section 7). The monitor prints
// `0  0  --- PS` while it searches, and `96  63  --- PS` with its last numbers: a flag beats a number.
const flags: readonly (readonly [code: string, because: Because])[] = [
  ["SD", "sensor disconnected"],
  ["SO", "probe off"],
  ["LM", "interference"],
  ["LP", "pulse lost"],
  ["PS", "searching for pulse"],
];

function observed(data: NellcorData): Said {
  const flag = flags.find(([code]) => data.status.includes(code))?.[1];
  // MO, interference by motion: the number stands, its quality does not.
  const quality: Quality = data.status.includes("MO") ? "poor" : "good";
  const values = [
    observation("spo2", flag ?? inRange(data.spo2, 100), quality),
    observation("pulse", flag ?? inRange(data.pulse, 254), quality),
  ];
  return { kind: "observed", values, saidAt: `${data.date} ${data.time}` };
}

const observation = (metric: Metric, known: number | Because, quality: Quality): Observation =>
  typeof known === "number" ? { metric, value: known, quality } : { metric, value: "unavailable", because: known };

/** SpO2 1 to 100 %, pulse 1 to 254 a minute; 0 and --- are no value (facts/oximeters section 12, rule 1). */
const inRange = (printed: Printed, most: number): number | Because =>
  printed === "---" || printed === 0 ? "no value" : printed <= most ? printed : "out of range";

/** The first header line names model and firmware: `N-560    VERSION 1.56.00    CRC:…`. */
function identity(header: string): Said[] {
  const named = /^(N\S+) +VERSION (\S+)/.exec(header);
  return named === null ? [] : [{ kind: "identity", words: `model ${named[1]}, version ${named[2]}` }];
}
