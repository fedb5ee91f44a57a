import { contecCodec } from "@vigil/shared/devices";
import { microseconds } from "../clock.ts";
import { openLine, type Line } from "./line.ts";
import { serve } from "./serve.ts";
import { FIRST_PULSE, PULSES } from "./pulses.ts";

// The publisher of pleth and numerics: Contec oximeters on the lines of a serial device server.
const HZ = 60;
// The gateway says a number again at least once a second: two seconds of the first pulse reach every viewer.
const LEAD = 2 * HZ;
const LOOK_EVERY_MS = 2;
// The third equal packet makes a number count (profile contec-v7), so it is the one whose sending is the beginning.
const SETTLED_AT = 2;
let lines: Line[] = [];

const answers = {
  async open({ count }: { count: number }): Promise<number[]> {
    const opened = await Promise.all(Array.from({ length: count }, () => openLine()));
    lines = [...lines, ...opened];
    return opened.map(({ port }) => port);
  },

  /**
   * Plays lines from … from + count - 1: two seconds of the first pulse, then `changes` pulses of `every` packets each. The
   * microsecond at which the settling packet of each change was written, line by line.
   */
  async play(given: { from: number; count: number; every: number; changes: number }): Promise<Float64Array[]> {
    const { from, count, every, changes } = given;
    const sockets = await Promise.all(lines.slice(from, from + count).map((line) => line.client()));
    const settledAt = sockets.map(() => new Float64Array(changes));
    const sent = sockets.map(() => 0);
    const total = LEAD + every * changes;
    const began = microseconds();
    await new Promise<void>((done) => {
      const timer = setInterval(() => {
        const packets = ((microseconds() - began) * HZ) / 1e6;
        for (const [line, socket] of sockets.entries()) {
          // Devices do not beat in step: each begins its packet, and its changes, at another part of the time.
          const due = Math.min(total, Math.floor(packets - (line * every) / count));
          for (let at = sent[line] ?? total; at < due; at += 1) {
            const change = at < LEAD ? 0 : Math.floor((at - LEAD) / every) + 1;
            if (change > 0 && (at - LEAD) % every === SETTLED_AT)
              settledAt[line]?.fill(microseconds(), change - 1, change);
            socket.write(packet(at, FIRST_PULSE + (change % PULSES)));
          }
          sent[line] = Math.max(due, 0);
        }
        if (sent.some((packetsSent) => packetsSent < total)) return;
        clearInterval(timer);
        done();
      }, LOOK_EVERY_MS);
    });
    return settledAt;
  },
};
export type Oximeters = typeof answers;
serve(answers);

/** Packet number `at`: a plain pulse wave, 98 %, strong signal; nothing that raises an alarm. */
function packet(at: number, pulse: number): Uint8Array {
  const pleth = Math.round(64 + 60 * Math.sin((2 * Math.PI * at) / HZ));
  return contecCodec.encode({
    type: "real time",
    probeOff: false,
    beep: false,
    lowSpo2: false,
    searchingLong: false,
    strength: 7,
    searching: false,
    pleth,
    reserved: 0,
    perfusionInvalid: false,
    bar: pleth >> 3,
    pulse,
    spo2: 98,
    perfusion: 520,
  });
}
