import type { Server } from "socket.io";

const CAP_BYTES = 1024 * 1024;
const LOOK_EVERY_MS = 250;

/**
 * A viewer that cannot keep up is cut, and resumes where it was: what waits for it grows in this process's memory otherwise.
 * The connection is closed, not disconnected: a client told to disconnect would never come back.
 */
export function cutSlow(io: Server): { cut(): number; stop(): void } {
  let cut = 0;
  // A long resume may stand above the cap for a moment: only what is above it at two looks in a row is too slow.
  let above = new Set<string>();
  const timer = setInterval(() => {
    const before = above;
    above = new Set();
    for (const socket of io.sockets.sockets.values()) {
      if (waitingBytes(socket.conn) <= CAP_BYTES) continue;
      above.add(socket.id);
      if (!before.has(socket.id)) continue;
      cut += 1;
      // `true` throws away what waits: without it, engine.io closes only once that is sent, and it never will be.
      socket.conn.close(true);
    }
  }, LOOK_EVERY_MS);
  timer.unref();

  return { cut: () => cut, stop: () => clearInterval(timer) };
}

const lengthOf = (data: unknown): number => (typeof data === "string" || data instanceof Uint8Array ? data.length : 0);

/** What waits in engine.io's own queue and in the WebSocket's. Both are public at run time only. */
function waitingBytes(conn: object): number {
  let bytes = 0;
  if ("writeBuffer" in conn && Array.isArray(conn.writeBuffer))
    for (const packet of conn.writeBuffer as readonly { data?: unknown }[]) bytes += lengthOf(packet.data);
  if (!("transport" in conn) || typeof conn.transport !== "object" || conn.transport === null) return bytes;
  const { transport } = conn;
  if (
    "socket" in transport &&
    typeof transport.socket === "object" &&
    transport.socket !== null &&
    "bufferedAmount" in transport.socket
  ) {
    const buffered: unknown = transport.socket.bufferedAmount;
    if (typeof buffered === "number") bytes += buffered;
  }
  return bytes;
}
