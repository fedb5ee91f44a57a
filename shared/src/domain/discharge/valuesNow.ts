import type { ChairState } from "../chair/state.ts";

/** What the chair's oximeters say now of one metric, where it is valid and of good quality (safety S7). */
export const valuesNow = ({ devices }: ChairState, metric: "spo2" | "pulse"): readonly number[] =>
  devices.flatMap(({ [metric]: known }) => (known.is === "valid" && known.quality === "good" ? [known.value] : []));
