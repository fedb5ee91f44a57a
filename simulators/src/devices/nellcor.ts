import { concatBytes, Millis } from "@vigil/shared/kernel";
import { nellcorCodec, type NellcorData, type NellcorFrame } from "@vigil/shared/devices";
import type { Patient, Vitals } from "../patient/patient.ts";
import { drift } from "../patient/drift.ts";
import type { Calendar, Device, Out } from "./device.ts";

/** One line in 2 s, three header lines before every 22 of them (N-560 capture; facts/oximeters section 7). */
const EVERY = 2_000;
const LINES_A_PAGE = 22;

const headers: readonly NellcorFrame[] = [
  { type: "header", text: "N-560    VERSION 1.56.00    CRC:XXXX  SpO2 Limit: 90-100%    PR Limit: 60-170BPM" },
  { type: "header", text: "                             ADULT            0SAT-S " },
  { type: "header", text: "TIME                 %SpO2   BPM     PA     Status" },
];

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A Nellcor N-560 with ASCII output. */
export function nellcorDevice(patient: Patient, calendar: Calendar): Device {
  let sent = 0;
  const dueAt = (): number => (sent + 1) * EVERY;

  return {
    // It takes no commands.
    hear: () => {},
    advance(at) {
      const outs: Out[] = [];
      while (dueAt() <= at) {
        const due = dueAt();
        const line = nellcorCodec.encode(dataLine(patient.at(Millis(due)), calendar(due), due));
        const page = sent % LINES_A_PAGE === 0 ? headers.map(nellcorCodec.encode) : [];
        outs.push({ at: Millis(due), bytes: concatBytes(...page, line) });
        sent += 1;
      }
      return outs;
    },
    next: () => Millis(dueAt()),
  };
}

function dataLine(vitals: Vitals, calendar: number, at: number): NellcorData {
  const none = { spo2: "---", spo2Alarm: false, pulse: "---", pulseAlarm: false, amplitude: "---" } as const;
  const stamp = { type: "data", ...stampOf(calendar) } as const;
  switch (vitals.finger) {
    case "off":
      return { ...stamp, ...none, status: ["SO", "", "", "", ""] };
    case "searching":
      // While it looks for a pulse it prints zeros (N-560 capture).
      return { ...stamp, ...none, spo2: 0, pulse: 0, status: ["PS", "", "", "", ""] };
    case "on": {
      const spo2 = Math.min(100, Math.max(1, Math.round(vitals.spo2)));
      const pulse = Math.min(254, Math.max(1, Math.round(vitals.pulse)));
      // The limits that its header prints.
      const low = spo2 < 90;
      const slow = pulse < 60;
      const fast = pulse > 170;
      return {
        ...stamp,
        spo2,
        spo2Alarm: low,
        pulse,
        pulseAlarm: slow || fast,
        amplitude: Math.round((vitals.moving ? 60 : 20) + 12 * drift(7, at, 4_000)),
        status: [vitals.moving ? "MO" : "", low ? "SL" : "", fast ? "PH" : slow ? "PL" : "", "", ""],
      };
    }
  }
}

function stampOf(calendar: number): { date: string; time: string } {
  const now = new Date(calendar);
  const two = (n: number): string => String(n).padStart(2, "0");
  return {
    date: `${two(now.getUTCDate())}-${months[now.getUTCMonth()] ?? "Jan"}-${two(now.getUTCFullYear() % 100)}`,
    time: `${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())}`,
  };
}
