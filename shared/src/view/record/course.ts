import { between } from "../../kernel/index.ts";
import type { RecordRow, Session } from "../../contracts/index.ts";
import { at, nameOf, rowOf, type Told } from "./row.ts";
import { same } from "./same.ts";
import { spanWords } from "./spanWords.ts";

/** What a session was in beside its phase: an emergency, off the monitor, oxygen, a cuff that starts by itself. */
export function courseRows(before: Session | "none", now: Session, told: Told): RecordRow[] {
  return before === "none" ? [] : [...dangerRows(before, now, told), ...careRows(before, now, told)];
}

function dangerRows(before: Session, now: Session, { recordedAt, by }: Told): RecordRow[] {
  const rows: RecordRow[] = [];
  const { emergency, offMonitor, stoppedEarly, clock } = now;
  if (emergency !== "no" && before.emergency === "no")
    rows.push(
      rowOf({ at: emergency.since, recordedAt }, "event", `Emergency: ${emergency.what}`, nameOf(emergency.by)),
    );
  else if (emergency === "no" && before.emergency !== "no")
    rows.push(rowOf(at(recordedAt), "event", `The emergency is over: ${before.emergency.what}`, nameOf(by)));
  if (offMonitor !== "no" && !same(offMonitor, before.offMonitor)) {
    const { since, until, why, company } = offMonitor;
    const span = spanWords(between(since, until));
    const words = `Off the monitor for at most ${span}: ${why}, ${company ? "in company" : "alone"}`;
    rows.push(rowOf({ at: since, recordedAt }, "session", words, offMonitor.by.name));
  } else if (offMonitor === "no" && before.offMonitor !== "no")
    rows.push(rowOf(at(recordedAt), "session", "Back on the monitor", nameOf(by)));
  if (stoppedEarly !== "no" && before.stoppedEarly === "no")
    rows.push(
      rowOf({ at: stoppedEarly.at, recordedAt }, "dose", `Stopped early: ${stoppedEarly.reason}`, stoppedEarly.by.name),
    );
  // What was put right may take one away again.
  for (const one of clock)
    if (!before.clock.some((old) => same(old, one)))
      rows.push(
        rowOf(
          { at: one.at, recordedAt },
          "session",
          `Discharge counts ${spanWords(one.forMs)} from here: ${one.why}`,
          "rule",
        ),
      );
  return rows;
}

function careRows(before: Session, now: Session, { recordedAt, by }: Told): RecordRow[] {
  const rows: RecordRow[] = [];
  const { flow, since } = now.oxygen;
  if (flow !== before.oxygen.flow)
    rows.push(
      rowOf(
        { at: since === "never" ? recordedAt : since, recordedAt },
        "note",
        flow === "off" ? "Oxygen off: room air" : `Oxygen ${flow} L/min`,
        nameOf(by),
      ),
    );
  if (!same(now.autoCuff, before.autoCuff)) {
    const words = now.autoCuff === "off" ? "The cuff starts by itself no longer" : "The cuff may start by itself";
    rows.push(rowOf(at(recordedAt), "session", words, now.autoCuff === "off" ? nameOf(by) : now.autoCuff.by.name));
  }
  return rows;
}
