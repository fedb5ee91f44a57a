import { connect } from "node:net";
import { ioServer } from "./ioServer.ts";
import { serve } from "./serve.ts";
import { splitter, type Framing } from "./splitter.ts";

// The bare relay beside which the gateway is measured: TCP in, cut into messages, each a Socket.IO packet. No decoding, no
// rule, no log, no resume.
const answers = {
  async open({ ports, framing }: { ports: readonly number[]; framing: Framing }): Promise<{ port: number }> {
    const { io, listen } = ioServer();
    for (const [line, port] of ports.entries()) {
      const split = splitter(framing);
      const socket = connect({ host: "127.0.0.1", port, noDelay: true });
      socket.on("data", (chunk) => {
        for (const message of split(chunk)) io.emit("message", line, message);
      });
      // The publisher ends when the bench does.
      socket.on("error", () => socket.destroy());
    }
    return { port: await listen() };
  },
};
export type Relay = typeof answers;
serve(answers);
