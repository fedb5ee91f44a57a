import { after, Minutes, type Instant } from "../../kernel/index.ts";
import type { ChartEntry, Dose, Envelope, Protocol, Rems, RemsPressure } from "../../contracts/index.ts";
import { isOfPatient, remarksOf } from "./remarks.ts";

type Reading = Exclude<RemsPressure, string>;

// Safety S20: the reading at 40 min, 5 more or less.
const mandatory = { atMs: Minutes(40), byMs: Minutes(45) };

/** The three pressures of the form: the last before the first device, the one at 40 min, and the last since the end of the dose. */
export function remsPressures(
  { startedAt, stoppedAt }: Dose,
  protocol: Protocol | "not known",
  envelopes: readonly Envelope[],
  lines: readonly ChartEntry[],
  until: Instant,
): Rems["pressure"] {
  const remarks = remarksOf(lines);
  const readings = [...measured(envelopes), ...typed(lines)]
    .filter(({ at }) => isOfPatient(remarks, at))
    .toSorted((a, b) => a.at - b.at);
  const own = protocol === "not known" ? "none" : protocol.cadence.mandatory;
  const { atMs, byMs } = own === "none" ? mandatory : own;
  const middle = after(startedAt, atMs);
  const far = ({ at }: Reading): number => Math.abs(at - middle);
  const near = readings.filter((reading) => far(reading) <= byMs - atMs).toSorted((a, b) => far(a) - far(b));
  return {
    before: readings.findLast(({ at }) => at <= startedAt) ?? "not known",
    at40: near[0] ?? "not known",
    completion:
      stoppedAt === "not yet"
        ? "not known"
        : (readings.findLast(({ at }) => at >= stoppedAt && at <= until) ?? "not known"),
  };
}

// Of what a cuff had kept, and of which nobody knows the time, nothing can be said.
const measured = (envelopes: readonly Envelope[]): readonly Reading[] =>
  envelopes.flatMap(({ at, event }) => {
    if (event.type !== "cuff.result" || (event.late && event.happenedAt === undefined)) return [];
    const { systolic, diastolic } = event.reading;
    return [{ at: event.happenedAt ?? at, systolic, diastolic }];
  });

const typed = (lines: readonly ChartEntry[]): readonly Reading[] =>
  lines.flatMap(({ entry, happenedAt: at }) =>
    entry.kind === "reading" ? [{ at, systolic: entry.systolic, diastolic: entry.diastolic }] : [],
  );
