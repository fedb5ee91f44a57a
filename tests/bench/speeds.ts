import { decodeSpeeds } from "./decode.ts";
import { historyTimes, rowsPerSecond } from "./log.ts";
import type { Measured, Say } from "./row.ts";

/** Decoders alone, each a number made from five runs. */
export function measureDecode(): Measured {
  return {
    part: "decode",
    rows: decodeSpeeds().map(({ codec, mbPerSecond }) => ({
      what: codec,
      unit: "MB/s",
      vigil: mbPerSecond,
      goal: "",
      met: "no goal",
    })),
    notes: ["Medians of 5."],
  };
}

export async function measureLog(say: Say): Promise<Measured> {
  say("log: 5 × 300,000 rows");
  const vigil = await rowsPerSecond();
  return {
    part: "log",
    rows: [{ what: "samples of 40 chairs, durable", unit: "rows/s", vigil, goal: "", met: "no goal" }],
    notes: ["Median of 5; rows counted on disk afterwards."],
  };
}

const ONE_MS = 10;
const ALL_MS = 100;

export async function measureHistory(say: Say): Promise<Measured> {
  say("history: 10 million rows, built once (a minute or two the first time)");
  const { rows, oneChairMs, allChairsMs } = await historyTimes();
  return {
    part: "history",
    rows: [
      { what: "4 h of one chair", unit: "ms", vigil: oneChairMs, goal: `≤ ${ONE_MS} ms`, met: met(oneChairMs, ONE_MS) },
      {
        what: "4 h of 24 chairs",
        unit: "ms",
        vigil: allChairsMs,
        goal: `≤ ${ALL_MS} ms`,
        met: met(allChairsMs, ALL_MS),
      },
    ],
    notes: [`Medians of 5, in 600 points each, out of ${rows.toLocaleString("en")} rows.`],
  };
}

const met = (value: number, most: number): "met" | "not met" => (value <= most ? "met" : "not met");
