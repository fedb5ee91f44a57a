import { cuffRange, type CuffReading } from "../../contracts/index.ts";
import type { Meaning, Said } from "../profile.ts";
import { failureOf } from "./failures.ts";
import type { AdFrame } from "./frame.ts";
import { readReport, type AdReport } from "./result.ts";

/** No rule of this device needs more than one message. */
export type AdState = "none";

export const adMeaning: Meaning<AdFrame, AdState> = {
  initial: "none",
  read(state, frame) {
    switch (frame.type) {
      case "acknowledge":
        return { state, says: [{ kind: "answered", ok: frame.ok }] };
      case "result":
        return { state, says: resulted(readReport(frame.fields)) };
      // Our own command, heard back.
      case "command":
        return { state, says: [] };
    }
  },
};

/** A result is a reading or a failure, never both and never half: each is judged whole before a number of it is said. */
function resulted(report: AdReport): Said[] {
  const saidAt = report.measuredAt === "" ? {} : { saidAt: report.measuredAt };
  const identity: Said[] = report.model === "" ? [] : [{ kind: "identity", words: `model ${report.model}` }];
  const failed = (because: ReturnType<typeof failureOf>, code: string): Said[] => [
    ...identity,
    { kind: "cuff failed", because, code, ...saidAt },
  ];

  if (report.garbled.length > 0) return failed("device fault", `unreadable: ${report.garbled.join(", ")}`);
  // The cuff must be set to send its error code (F25:1): without one a failure could not be told from a reading.
  if (report.error === "") return failed("device fault", "no error code sent");
  if (report.error !== "E00") return failed(failureOf(report.error), report.error);
  if (report.systolic === "" || report.diastolic === "") return failed("device fault", "no pressure sent");

  const reading: CuffReading = {
    systolic: Number(report.systolic),
    diastolic: Number(report.diastolic),
    mean: maybe(report.mean),
    pulse: maybe(report.pulse),
  };
  const { systolic, diastolic, mean } = reading;
  if (![systolic, diastolic, mean, reading.pulse].every(possible))
    return failed("out of range", `${report.systolic}/${report.diastolic}`);
  const ordered = diastolic < systolic && (mean === "unavailable" || (diastolic < mean && mean < systolic));
  if (!ordered) return failed("device fault", `pressures out of order: ${systolic}/${diastolic}, mean ${mean}`);
  return [...identity, { kind: "cuff result", reading, ...saidAt }];
}

// The digits were read as whole numbers; here is only their range.
const possible = (value: number | "unavailable"): boolean =>
  value === "unavailable" || (value >= cuffRange.min && value <= cuffRange.max);

/** Blank and 0 are no value. */
const maybe = (digits: string): number | "unavailable" => {
  const value = Number(digits);
  return digits === "" || value === 0 ? "unavailable" : value;
};
