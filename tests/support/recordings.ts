import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { capturesDir } from "./captures.ts";

/** Series recorded from patients lie beside the captures; they are not part of this repository. */
const recordingsDir = process.env["VIGIL_RECORDINGS"] ?? join(capturesDir, "../recordings");

/** One minute of a recorded series; a channel that delivered nothing is "no data", never a number. */
export type Minute = {
  minute: number;
  spo2: number | "no data";
  pulse: number | "no data";
  rr: number | "no data";
  /** mmHg; only where the cuff gave a whole reading. */
  bp: { systolic: number; diastolic: number; mean: number } | "no reading";
};

/** `numerics.csv` of a recording: in HR, PULSE, RESP and SpO2 a literal 0 is no data, and so is an empty cell of the cuff. */
export function numerics(recording: string): { missing: boolean; why: string; read(): readonly Minute[] } {
  const file = join(recordingsDir, recording, "numerics.csv");
  const missing = !existsSync(file);
  return {
    missing,
    why: missing ? ` (no ${recording} in ${recordingsDir}: set VIGIL_RECORDINGS)` : "",
    read: () => readFileSync(file, "utf8").trim().split("\n").slice(1).map(minuteOf),
  };
}

function minuteOf(line: string): Minute {
  const [minute = "", , pulse = "", rr = "", spo2 = "", systolic = "", diastolic = "", mean = ""] = line.split(",");
  const known = (text: string): number | "no data" => (text === "" || Number(text) === 0 ? "no data" : Number(text));
  const whole = systolic !== "" && diastolic !== "" && mean !== "";
  return {
    minute: Number(minute),
    spo2: known(spo2),
    pulse: known(pulse),
    rr: known(rr),
    bp: whole ? { systolic: Number(systolic), diastolic: Number(diastolic), mean: Number(mean) } : "no reading",
  };
}
