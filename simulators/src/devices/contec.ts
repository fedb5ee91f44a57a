import { asciiOf, concatBytes, Millis, Seconds } from "@vigil/shared/kernel";
import { contecCodec, type ContecFrame } from "@vigil/shared/devices";
import type { Patient, Vitals } from "../patient/patient.ts";
import { plethAt } from "../patient/pleth.ts";
import type { Device, Out } from "./device.ts";

/** Vendor document: 60 real-time packets a second; the CMS60C capture measured 60.06. */
const HZ = 60;
/** An owner of a CMS50D+ reports that it ends after some 30 s when nothing is said to it (facts/oximeters section 2). */
const FORGETS = Seconds(30);
/** Numbers on the device's display change once a second. */
const SHOWN_EVERY = 1_000;

type Stream = { startedAt: number; sent: number };

/** A Contec oximeter of protocol v7.0: mute until it is told to start, then 60 packets a second while it hears something. */
export function contecDevice(patient: Patient): Device {
  const queue: Out[] = [];
  let stream: Stream | undefined;
  let heardAt = 0;
  let rest: Uint8Array = new Uint8Array(0);
  let shown: { at: number; vitals: Vitals } | undefined;
  let phase = 0;
  let before: Vitals["finger"] = "off";

  const vitalsAt = (at: number): Vitals => {
    const second = at - (at % SHOWN_EVERY);
    if (shown?.at !== second) shown = { at: second, vitals: patient.at(Millis(second)) };
    return shown.vitals;
  };

  const packetAt = (at: number): ContecFrame => {
    const vitals = vitalsAt(at);
    phase = (phase + vitals.pulse / 60 / HZ) % 1;
    const settled = before === "searching" && vitals.finger === "on";
    before = vitals.finger;
    return realTime(vitals, phase, settled);
  };

  const dueAt = ({ startedAt, sent }: Stream): number => startedAt + Math.ceil(((sent + 1) * 1_000) / HZ);

  return {
    hear(bytes, at) {
      const decoded = contecCodec.decode(concatBytes(rest, bytes));
      rest = decoded.rest.slice();
      for (const item of decoded.items) {
        if (item.kind !== "frame" || item.frame.type !== "command") continue;
        heardAt = at;
        const { command } = item.frame;
        if (command === 0xa1 && stream === undefined) {
          stream = { startedAt: at, sent: 0 };
          queue.push({ at, bytes: new Uint8Array(0), note: "told to start (A1)" });
        }
        if (command === 0xa2) stream = undefined;
        for (const frame of answerTo(command)) queue.push({ at, bytes: contecCodec.encode(frame) });
      }
    },
    advance(at) {
      const outs = queue.splice(0);
      while (stream !== undefined && dueAt(stream) <= at) {
        const due = dueAt(stream);
        if (due - heardAt > FORGETS) {
          stream = undefined;
          outs.push({ at: Millis(due), bytes: new Uint8Array(0), note: "heard nothing for 30 s and stopped" });
          break;
        }
        stream = { ...stream, sent: stream.sent + 1 };
        outs.push({ at: Millis(due), bytes: contecCodec.encode(packetAt(due)) });
      }
      return outs;
    },
    next: () => queue[0]?.at ?? (stream === undefined ? "never" : Millis(dueAt(stream))),
  };
}

function realTime(vitals: Vitals, phase: number, settled: boolean): ContecFrame {
  const pulse = Math.min(254, Math.max(1, Math.round(vitals.pulse)));
  const spo2 = Math.min(100, Math.max(1, Math.round(vitals.spo2)));
  const nothing = {
    type: "real time",
    beep: false,
    lowSpo2: false,
    searchingLong: false,
    reserved: 0,
    perfusionInvalid: true,
    perfusion: 0xffff,
    pulse: 0xff,
    spo2: 0x7f,
  } as const;
  switch (vitals.finger) {
    case "off":
      // CMS60C capture: 01 E9 94 C0 95 FF FF FF FF: the wave stands at 64, strength and bar still say something.
      return { ...nothing, probeOff: true, strength: 4, searching: false, pleth: 0x40, bar: 5 };
    case "searching":
      return { ...nothing, probeOff: false, strength: 5, searching: true, pleth: wave(phase), bar: barOf(phase) };
    case "on":
      return {
        type: "real time",
        probeOff: false,
        beep: phase < 0.05,
        lowSpo2: spo2 < 90,
        searchingLong: false,
        strength: vitals.moving ? 1 : 7,
        // CMS60C capture: one packet between searching and numbers still says searching, with numbers under stale high bits:
        // 82 a minute looks like 210. The simulated one does the same, so that whoever trusts it is found out.
        searching: settled,
        pleth: vitals.moving ? wave((phase * 3.7) % 1) : wave(phase),
        reserved: 0,
        perfusionInvalid: false,
        bar: barOf(phase),
        pulse: settled ? pulse | 0x80 : pulse,
        spo2,
        perfusion: Math.round(vitals.perfusion * 100),
      };
  }
}

const wave = (phase: number): number => Math.round(18 + 92 * plethAt(phase));
const barOf = (phase: number): number => Math.round(1 + 13 * plethAt(phase));

/** What the device answers, as the CMS60C of the capture did; A1 and AF it answers with nothing. */
function answerTo(command: number): readonly ContecFrame[] {
  const other = (code: number, payload: readonly number[]): ContecFrame => ({
    type: "other",
    code,
    payload: Uint8Array.from(payload),
  });
  switch (command) {
    case 0xa1:
    case 0xaf:
      return [];
    case 0xa2:
    case 0xa7:
      return [other(0x0c, [0x80])];
    case 0xa0:
      return [other(0x06, [0x80, 0x80, 0x87])];
    case 0xa8:
      return [
        { type: "model", index: 0, text: "CMS60C" },
        { type: "model", index: 0xff, text: `W${asciiOf(new Uint8Array(5))}` },
      ];
    case 0xa9:
      return [{ type: "vendor", text: `Contec${asciiOf(new Uint8Array(1))}` }];
    case 0xaa:
      return [{ type: "user", text: "   user" }];
    case 0xac:
      // Perfusion index is supported, which the CMS60C of the capture did not.
      return [other(0x0e, [0x80, 0x80])];
    case 0xb0:
      return [other(0x11, [0x80, 0x81, 0x81, 0x80, 0x80, 0x80, 0x80, 0x80])];
    default:
      // Reason 5: unsupported.
      return [{ type: "feedback", command, reason: 5 }];
  }
}
