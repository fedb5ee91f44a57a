import type { ChairView, ChartEntry, Session } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { correctedIn } from "./chartWords.ts";

export type LastReading = {
  systolic: number;
  diastolic: number;
  at: Instant;
  /** What stands said of it. */
  remark: ChartEntry | undefined;
};

/** The last reading that was taken in this session, with what was said of it; one that was set aside is still the last. */
export function lastReading(
  { bp, notPatient, chart }: Pick<ChairView, "bp" | "notPatient" | "chart">,
  { phases, since, id }: Session,
): LastReading | "none" {
  const last = bp === "no reading" ? notPatient : bp;
  const opened = phases[0]?.at ?? since;
  if (last === undefined || last.at < opened) return "none";
  const { at, reading } = last;
  const corrected = correctedIn(chart);
  const remark = chart.find(
    (line) =>
      line.session === id &&
      line.entry.kind === "reading remark" &&
      line.entry.reading === at &&
      !corrected.has(line.id),
  );
  return { systolic: reading.systolic, diastolic: reading.diastolic, at, remark };
}
