import { connect } from "node:net";
import type { OpenChannel } from "../ports.ts";
import { reopening } from "./reopen.ts";

const CONNECT_TIMEOUT_MS = 5_000;
// A half-open connection shows itself only to somebody who asks: the kernel asks for us.
const KEEPALIVE_AFTER_MS = 5_000;
// Commands are a few bytes; a server that takes none of this any more has stopped reading.
const SEND_QUEUE_BYTES = 4_096;

/** A serial device server in raw mode (Moxa NPort, ser2net, socat): bytes in, bytes out. */
export function tcpChannel(host: string, port: number): OpenChannel {
  const name = `tcp ${host}:${port}`;
  return reopening(name, ({ opened, bytes, lost }) => {
    let why = "the device server closed the connection";
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEPALIVE_AFTER_MS });
    socket.setTimeout(CONNECT_TIMEOUT_MS, () =>
      socket.destroy(new Error(`no answer within ${CONNECT_TIMEOUT_MS / 1_000} s`)),
    );
    socket.on("connect", () => {
      socket.setTimeout(0);
      opened();
    });
    socket.on("data", bytes);
    socket.on("error", (error: NodeJS.ErrnoException) => {
      why = sentenceOf(error, host, port);
    });
    socket.on("close", () => lost(why));

    return {
      send: (data) => {
        if (socket.readyState !== "open" || socket.writableLength + data.length > SEND_QUEUE_BYTES) return false;
        socket.write(data);
        return true;
      },
      hold: (held) => void (held ? socket.pause() : socket.resume()),
      close: () =>
        new Promise((done) => {
          if (socket.closed) return done();
          socket.once("close", () => done());
          socket.destroy();
        }),
    };
  });
}

function sentenceOf(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case "ECONNREFUSED":
      return `nothing listens on ${host}:${port}: is the device server on, and in raw TCP server mode?`;
    case "ENOTFOUND":
      return `no machine is called ${host}: check the name or use its address`;
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `${host} cannot be reached from here: check the network cable and the address`;
    case "ECONNRESET":
      return "the device server reset the connection: does another program hold it?";
    default:
      return error.message;
  }
}
