import type { Envelope, RecordRow } from "../../contracts/index.ts";
import { at, rowOf } from "./row.ts";

/** What a person saw, and every trouble of the gateway that makes a record less than whole. */
export function noteRows(envelopes: readonly Envelope[]): RecordRow[] {
  const rows: RecordRow[] = [];
  const seen = new Map<string, { by: string; words: string }>();
  for (const { at: recordedAt, event } of envelopes) {
    const note = (words: string, by = "gateway"): void => void rows.push(rowOf(at(recordedAt), "note", words, by));
    if (event.type === "command.received") {
      const { id, by, act } = event.command;
      if (act.type === "patient.seen")
        seen.set(id, { by: by.name, words: `Patient seen: breathing, MOAA/S ${act.moaas}` });
      else if (act.type === "patient.attended") seen.set(id, { by: by.name, words: "At the patient" });
    } else if (event.type === "command.done") {
      const done = seen.get(event.command);
      if (done !== undefined) note(done.words, done.by);
    } else if (event.type === "engine.failed") note(`The alarm engine failed, no alarms from here on: ${event.why}`);
    else if (event.type === "decisions.differ") note(`After a restart the engine decided otherwise: ${event.why}`);
    else if (event.type === "clock.stepped") note(`The clock on the wall was moved by ${event.byMs / 1_000} s`);
    else if (event.type === "log.state") note(logWords(event));
  }
  return rows;
}

function logWords({ writable, why, lost }: { writable: boolean; why: string; lost: number }): string {
  const gone = lost === 0 ? "" : `; ${lost} facts of the gateway are not recorded`;
  const reason = why === "" ? "" : `: ${why}`;
  return `${writable ? "The log can be written" : "The log cannot be written"}${reason}${gone}`;
}
