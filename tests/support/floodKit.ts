import { setTimeout as wait } from "node:timers/promises";
import { connect } from "mqtt";
import { kitTopic, KIT_VERSION } from "@vigil/shared/contracts";

// A kit gone wild, in a process of its own so that it does not slow down who measures: node floodKit.ts URL SITE KIT SECRET
// PER_SECOND SECONDS. Each message is a good one with a number of its own. At the end it says how many it sent.
const [url = "", site = "", kit = "", secret = "", rate = "0", seconds = "0"] = process.argv.slice(2);
const client = connect(url, { username: kit, password: secret, protocolVersion: 4, clean: true, reconnectPeriod: 0 });
await new Promise<void>((connected, reject) => {
  client.once("connect", () => connected());
  client.once("error", reject);
});
client.publish(
  kitTopic(site, kit, "status"),
  JSON.stringify({ v: KIT_VERSION, kit, online: true, boot: "flood", sentAt: Date.now(), battery: "unknown" }),
  { qos: 1, retain: true },
);
const total = Number(rate) * Number(seconds);
const began = performance.now();
let sent = 0;
while (sent < total && client.connected) {
  const due = Math.min(total, Math.floor(((performance.now() - began) / 1_000) * Number(rate)));
  for (; sent < due; sent += 1) {
    const at = Date.now();
    const values = [{ metric: "spo2", value: 90 + (sent % 9), quality: "good" }];
    const told = { v: KIT_VERSION, kit, boot: "flood", seq: sent, measuredAt: at, sentAt: at };
    client.publish(
      kitTopic(site, kit, "telemetry"),
      JSON.stringify({ ...told, kind: "oximetry", device: "oximeter", values }),
      { qos: 1 },
    );
  }
  await wait(1);
}
process.stdout.write(`${JSON.stringify({ sent, tookMs: Math.round(performance.now() - began) })}\n`);
client.end(true);
