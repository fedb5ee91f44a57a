import type { Server, Socket } from "socket.io";

type Conn = Socket["conn"];

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
      cutOff(socket.conn);
    }
  }, LOOK_EVERY_MS);
  timer.unref();

  return { cut: () => cut, stop: () => clearInterval(timer) };
}

const lengthOf = (data: unknown): number => (typeof data === "string" || data instanceof Uint8Array ? data.length : 0);

/**
 * Ends it now, with what waits: engine.io's own close waits until that is sent, and the WebSocket's for a farewell of the
 * other side; a viewer that reads nothing gives neither. A viewer that comes back finds its connection broken, and resumes.
 */
function cutOff(conn: Conn): void {
  const socket = webSocketOf(conn);
  if (socket !== undefined && "terminate" in socket && typeof socket.terminate === "function") socket.terminate();
  conn.close(true);
}

/** What waits in engine.io's own queue and in the WebSocket's. */
function waitingBytes(conn: object): number {
  let bytes = 0;
  if ("writeBuffer" in conn && Array.isArray(conn.writeBuffer))
    for (const packet of conn.writeBuffer as readonly { data?: unknown }[]) bytes += lengthOf(packet.data);
  const socket = webSocketOf(conn);
  const buffered: unknown = socket !== undefined && "bufferedAmount" in socket ? socket.bufferedAmount : undefined;
  return typeof buffered === "number" ? bytes + buffered : bytes;
}

/** The WebSocket below engine.io: public at run time only. */
function webSocketOf(conn: object): object | undefined {
  const transport: unknown = "transport" in conn ? conn.transport : undefined;
  if (typeof transport !== "object" || transport === null || !("socket" in transport)) return undefined;
  const { socket } = transport;
  return typeof socket === "object" && socket !== null ? socket : undefined;
}
