import { createServer } from "node:http";
import { connect } from "mqtt";
import { Server } from "socket.io";
import { kitTopic } from "@vigil/shared/contracts";
import type { Account } from "./kits.ts";
import { serve } from "./serve.ts";

// The bare relay beside which the gateway's kits are measured: subscribed, each message sent on by Socket.IO. No parsing, no
// rule, no log, no resume. The same Socket.IO options as the gateway's where they matter.
const answers = {
  async open({ account, site }: { account: Account; site: string }): Promise<{ port: number }> {
    const http = createServer();
    const io = new Server(http, {
      transports: ["websocket"],
      serveClient: false,
      pingInterval: 2_000,
      pingTimeout: 3_000,
    });
    const { url, ...credential } = account;
    const client = connect(url, { ...credential, protocolVersion: 4, clientId: `relay-${process.pid}` });
    client.on("message", (_, payload) => void io.emit("message", 0, payload.toString()));
    await new Promise<void>((connected, reject) => {
      client.once("connect", () => connected());
      client.once("error", reject);
    });
    await client.subscribeAsync(kitTopic(site, "+", "telemetry"), { qos: 1 });
    await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
    const address = http.address();
    if (address === null || typeof address === "string") throw new Error("an HTTP server without a port");
    return { port: address.port };
  },
};
export type MqttRelay = typeof answers;
serve(answers);
