import { createServer } from "node:http";
import { connect } from "node:net";
import { Server } from "socket.io";
import { serve } from "./serve.ts";
import { splitter, type Framing } from "./splitter.ts";

// The bare relay beside which the gateway is measured: TCP in, cut into messages, each a Socket.IO packet. No decoding, no
// rule, no log, no resume. The same Socket.IO options as the gateway's where they matter.
const answers = {
  async open({ ports, framing }: { ports: readonly number[]; framing: Framing }): Promise<{ port: number }> {
    const http = createServer();
    const io = new Server(http, {
      transports: ["websocket"],
      serveClient: false,
      pingInterval: 2_000,
      pingTimeout: 3_000,
    });
    for (const [line, port] of ports.entries()) {
      const split = splitter(framing);
      const socket = connect({ host: "127.0.0.1", port, noDelay: true });
      socket.on("data", (chunk) => {
        for (const message of split(chunk)) io.emit("message", line, message);
      });
      // The publisher ends when the bench does.
      socket.on("error", () => socket.destroy());
    }
    await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
    const address = http.address();
    if (address === null || typeof address === "string") throw new Error("an HTTP server without a port");
    return { port: address.port };
  },
};
export type Relay = typeof answers;
serve(answers);
