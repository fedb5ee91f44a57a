import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { lengthGuard, type GuardVerdict } from "./lengthGuard.ts";

/**
 * A socket behind a length guard: the broker reads what passed it. A packet that declares more than `limit` bytes closes
 * the connection before the broker holds any of it.
 */
export function guardedStream(
  socket: Socket,
  limit: number,
  cut: (why: Exclude<GuardVerdict, "fine">) => void,
): Duplex {
  const guard = lengthGuard(limit);
  const stream = new Duplex({
    allowHalfOpen: false,
    read() {
      socket.resume();
    },
    write(chunk: Uint8Array, _encoding, done) {
      socket.write(chunk, (error) => done(error));
    },
    // A packet is written in several pieces: they leave as one.
    writev(chunks: { chunk: Uint8Array }[], done) {
      socket.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), (error) => done(error));
    },
    final(done) {
      socket.end(() => done());
    },
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  socket.on("data", (chunk: Uint8Array) => {
    const verdict = guard(chunk);
    if (verdict !== "fine") {
      cut(verdict);
      stream.destroy();
    } else if (!stream.push(chunk)) socket.pause();
  });
  socket.on("end", () => stream.push(null));
  socket.on("error", (error) => stream.destroy(error));
  socket.on("close", () => stream.destroy());
  return stream;
}
