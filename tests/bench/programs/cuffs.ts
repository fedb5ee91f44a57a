import { loadBytes } from "../../../simulators/src/load/readings.ts";
import { microseconds } from "../clock.ts";
import { openLine, type Line } from "./line.ts";
import { serve } from "./serve.ts";

// The publisher of cuff results: a serial device server with a cuff at the end of each line.
const CALENDAR = Date.UTC(2001, 0, 1);
const FLOOD_WRITE_BYTES = 65_536;
const lines: Line[] = [];

const answers = {
  /** Opens one more line. */
  async open(_: undefined): Promise<{ line: number; port: number }> {
    const line = await openLine();
    return { line: lines.push(line) - 1, port: line.port };
  },

  /** Results first, first + 1, … at their rate; the microsecond at which each was written. */
  async pace(given: { line: number; first: number; count: number; perSecond: number }): Promise<Float64Array> {
    const { first, count, perSecond } = given;
    const frames = Array.from({ length: count }, (_, at) => loadBytes(first + at, CALENDAR));
    const socket = await clientOf(given.line);
    const sentAt = new Float64Array(count);
    const began = microseconds();
    let sent = 0;
    await new Promise<void>((done) => {
      const timer = setInterval(() => {
        const due = Math.min(count, Math.floor(((microseconds() - began) * perSecond) / 1e6) + 1);
        for (; sent < due; sent += 1) {
          sentAt[sent] = microseconds();
          socket.write(frames[sent] ?? new Uint8Array(0));
        }
        if (sent < count) return;
        clearInterval(timer);
        done();
      }, 1);
    });
    return sentAt;
  },

  /** All results as fast as TCP takes them, made beforehand; the microsecond of the first byte and how many bytes. */
  async flood({ line, count }: { line: number; count: number }): Promise<{ beganAt: number; bytes: number }> {
    const bytes = Buffer.concat(Array.from({ length: count }, (_, at) => loadBytes(at, CALENDAR)));
    const socket = await clientOf(line);
    const beganAt = microseconds();
    for (let at = 0; at < bytes.length; at += FLOOD_WRITE_BYTES)
      if (!socket.write(bytes.subarray(at, at + FLOOD_WRITE_BYTES)))
        await new Promise<void>((drained) => socket.once("drain", () => drained()));
    return { beganAt, bytes: bytes.length };
  },
};
export type Cuffs = typeof answers;
serve(answers);

function clientOf(line: number): ReturnType<Line["client"]> {
  const found = lines[line];
  if (found === undefined) throw new Error(`no line ${line}`);
  return found.client();
}
