import { createServer, type Server, type Socket } from "node:net";
import { Trouble } from "../trouble.ts";
import type { Wire, WireEvents } from "./wire.ts";

/** A UART behind a device server holds little; what does not fit is lost. */
const QUEUE_BYTES = 256 * 1_024;

/** How long the end of the program waits for the host to take the last bytes. */
const GOODBYE_MS = 1_000;

/** A serial device server in raw mode (such as a Moxa NPort): it listens, takes one host, and turns others away. */
export async function tcpWire(host: string, port: number, events: WireEvents): Promise<Wire> {
  let client: Socket | undefined;
  let server: Server | undefined = await listening(host, port, take, events.trouble);
  const bound = server.address();
  const realPort = typeof bound === "object" && bound !== null ? bound.port : port;

  function take(socket: Socket): void {
    if (client !== undefined) {
      events.trouble(`a second host (${socket.remoteAddress ?? "unknown"}) was turned away: this line takes one`);
      socket.destroy();
      return;
    }
    client = socket;
    socket.setNoDelay(true);
    socket.on("data", events.bytes);
    // A reset by the other side is the end of this connection; "close" follows and is told.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      client = undefined;
      events.closed();
    });
    events.opened();
  }

  const unplug = async (): Promise<void> => {
    const gone = server;
    server = undefined;
    // First nobody can come any more, then the host that is there is cut off: it may try again at once.
    const closed = new Promise<void>((done) => (gone === undefined ? done() : gone.close(() => done())));
    client?.destroy();
    await closed;
  };

  return {
    address: `tcp:${host.includes(":") ? `[${host}]` : host}:${realPort}`,
    get open() {
      return client !== undefined;
    },
    send(bytes) {
      if (client === undefined || client.destroyed || client.writableLength > QUEUE_BYTES) return false;
      client.write(bytes);
      return true;
    },
    drained: () =>
      new Promise((done) => {
        const socket = client;
        if (socket === undefined || !socket.writableNeedDrain) return done();
        const end = (): void => {
          socket.off("drain", end).off("close", end);
          done();
        };
        socket.on("drain", end).on("close", end);
      }),
    unplug,
    async plug() {
      server ??= await listening(host, realPort, take, events.trouble);
    },
    async close() {
      const last = client;
      if (last !== undefined) {
        // What was sent is still to be read; a host that does not is not waited for.
        await new Promise<void>((done) => {
          last.once("close", () => done()).end();
          setTimeout(done, GOODBYE_MS).unref();
        });
      }
      await unplug();
    },
  };
}

function listening(
  host: string,
  port: number,
  take: (socket: Socket) => void,
  trouble: (why: string) => void,
): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer({ allowHalfOpen: false }, take);
    server.once("error", (error: NodeJS.ErrnoException) => fail(new Trouble(listenTrouble(host, port, error))));
    server.listen({ host, port }, () => {
      server.removeAllListeners("error");
      server.on("error", (error) => trouble(`tcp:${host}:${port}: ${error.message}`));
      done(server);
    });
  });
}

function listenTrouble(host: string, port: number, error: NodeJS.ErrnoException): string {
  if (error.code === "EADDRINUSE")
    return `tcp:${host}:${port} is taken by another program: choose another port, or 0 for a free one`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return `this machine has no address '${host}': use 127.0.0.1, or an address of this machine`;
  }
  if (error.code === "EACCES") return `port ${port} may not be opened by this user: choose one above 1023`;
  return `tcp:${host}:${port} cannot be opened: ${error.message}`;
}
