import { concatBytes, Millis, Seconds } from "@vigil/shared/kernel";
import { adCodec, writeReport, type AdFrame } from "@vigil/shared/devices";
import { inSpan, type Fault } from "../faults/fault.ts";
import type { Patient } from "../patient/patient.ts";
import { randomOf } from "../patient/random.ts";
import { outcomeOf, type CuffOutcome } from "../patient/script.ts";
import type { Calendar, Device, Out } from "./device.ts";
import { measure } from "./measure.ts";
import { stampOf } from "./stamp.ts";

/** From the start of an inflation to its result. Real ones take 30 to 60 s (facts/cuffs section 6, not read in a source). */
const MEASURES = Seconds(20);
const ADDRESS = "00";

type CuffError = Extract<Fault, { kind: "cuff-error" }>;
type Ended = { at: Millis; bytes: Uint8Array; words: string };

/**
 * An A&D TM-2657P: somebody presses its button by the script, and it answers ST, SP and RB. Results carry the header and its
 * check character; no capture shows whether a real one sends them.
 */
export function cuffDevice(patient: Patient, seed: string, calendar: Calendar, errors: readonly CuffError[]): Device {
  const { cuff: plan } = patient.script;
  const queue: Out[] = [];
  let rest: Uint8Array = new Uint8Array(0);
  let measuring: { endsAt: Millis } | "idle" = "idle";
  let last: Uint8Array | "none" = "none";
  let readings = 0;
  let button: Millis | "never" = plan.every === "only when asked" ? "never" : plan.first;
  let spent: readonly CuffError[] = [];

  const start = (at: Millis): void => {
    measuring = { endsAt: Millis(at + MEASURES) };
  };

  const acknowledge = (at: Millis, ok: boolean, note: string): void => {
    queue.push({ at, bytes: adCodec.encode({ type: "acknowledge", address: ADDRESS, ok }), note });
  };

  const failing = (at: Millis): CuffError | undefined => {
    const error = errors.find((fault) => inSpan(fault.span, at) && !spent.includes(fault));
    // Without a length it is one reading that fails; with one, all of them.
    if (error?.span.lasts === "for ever") spent = [...spent, error];
    return error;
  };

  const end = (at: Millis): Ended => {
    const planned = outcomeOf(plan, readings);
    const fault = failing(at);
    const outcome = fault === undefined ? planned : { error: fault.code };
    const { fields, words } = report(outcome, patient, randomOf(`${seed}/reading/${readings}`), at, calendar);
    readings += 1;
    const bytes = adCodec.encode({ type: "result", address: ADDRESS, fields });
    last = bytes;
    return { at, bytes, words };
  };

  const hearCommand = (frame: AdFrame, at: Millis): void => {
    if (frame.type !== "command") return;
    switch (frame.command) {
      case "ST":
        if (measuring !== "idle") return acknowledge(at, false, "told to measure (ST), but it measures already");
        start(at);
        return acknowledge(at, true, "told to measure (ST)");
      case "SP":
        acknowledge(at, true, measuring === "idle" ? "told to stop (SP)" : "told to stop (SP): deflated, no result");
        measuring = "idle";
        return;
      case "RB":
        acknowledge(at, last !== "none", "asked for its last result (RB)");
        if (last !== "none") queue.push({ at, bytes: last });
        return;
      default:
        acknowledge(at, false, `told '${frame.command}', which it does not know`);
    }
  };

  const next = (): Millis | "never" => {
    const waiting = queue[0]?.at;
    if (waiting !== undefined) return waiting;
    if (measuring === "idle") return button;
    return button === "never" ? measuring.endsAt : Millis(Math.min(button, measuring.endsAt));
  };

  return {
    hear(bytes, at) {
      const decoded = adCodec.decode(concatBytes(rest, bytes));
      rest = decoded.rest.slice();
      for (const item of decoded.items) if (item.kind === "frame") hearCommand(item.frame, at);
    },
    advance(at) {
      const outs = queue.splice(0);
      for (let due = next(); due !== "never" && due <= at; due = next()) {
        if (measuring !== "idle" && measuring.endsAt <= due) {
          measuring = "idle";
          const ended = end(due);
          outs.push({ at: ended.at, bytes: ended.bytes, note: ended.words });
          continue;
        }
        if (measuring === "idle") {
          start(due);
          outs.push({ at: due, bytes: new Uint8Array(0), note: "its button is pressed" });
        }
        button = plan.every === "only when asked" ? "never" : Millis(due + plan.every);
      }
      return outs;
    },
    next,
  };
}

function report(
  outcome: CuffOutcome,
  patient: Patient,
  next: ReturnType<typeof randomOf>,
  at: Millis,
  calendar: Calendar,
): { fields: string[]; words: string } {
  const named = { model: "TM-2657", measuredAt: stampOf(calendar(at)) };
  const seconds = `t ${MEASURES / 1_000}`;
  const measured = measure(outcome, patient, next, at);
  if ("error" in measured) {
    const none = { systolic: "", mean: "", diastolic: "", pulse: "" };
    const fields = writeReport({ ...named, ...none, error: measured.error });
    return { fields: [...fields, "i  0", "m1", "r0", seconds], words: `error ${measured.error}` };
  }
  const { systolic, diastolic, mean, pulse } = measured;
  const numbers = {
    systolic: String(systolic),
    mean: String(mean),
    diastolic: String(diastolic),
    pulse: String(pulse),
  };
  const fields = writeReport({ ...named, ...numbers, error: "E00" });
  return { fields: [...fields, "i  0", "m0", "r0", seconds], words: `reading ${systolic}/${diastolic}` };
}
