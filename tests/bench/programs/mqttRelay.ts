import { connect } from "mqtt";
import { kitTopic } from "@vigil/shared/contracts";
import type { Account } from "./kits.ts";
import { ioServer } from "./ioServer.ts";
import { serve } from "./serve.ts";

// The bare relay beside which the gateway's kits are measured: subscribed, each message sent on by Socket.IO. No parsing, no
// rule, no log, no resume.
const answers = {
  async open({ account, site }: { account: Account; site: string }): Promise<{ port: number }> {
    const { io, listen } = ioServer();
    const { url, ...credential } = account;
    const client = connect(url, { ...credential, protocolVersion: 4, clientId: `relay-${process.pid}` });
    client.on("message", (_, payload) => void io.emit("message", 0, payload.toString()));
    await new Promise<void>((connected, reject) => {
      client.once("connect", () => connected());
      client.once("error", reject);
    });
    await client.subscribeAsync(kitTopic(site, "+", "telemetry"), { qos: 1 });
    return { port: await listen() };
  },
};
export type MqttRelay = typeof answers;
serve(answers);
