import { createServer } from "node:net";
import { Aedes } from "aedes";
import { expect, test } from "vitest";
import { connection } from "./connection.ts";

test("a broker that lets the gateway hear nothing is asked again, and heard once its access list is mended", async () => {
  const mended = { yet: false };
  const broker = await Aedes.createBroker({
    authorizeSubscribe: (_client, subscription, done) => done(null, mended.yet ? subscription : null),
  });
  const server = createServer((socket) => broker.handle(socket));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a port");
  const topic = "vigil/v1/clinic/kit/kit-1/status";
  const payload = Buffer.from("{}");
  broker.publish({ cmd: "publish", topic, payload, qos: 0, retain: true, dup: false }, () => {});
  let wake = { lost: (): void => {}, heard: (_topic: string): void => {} };
  const lost = new Promise<void>((done) => (wake = { ...wake, lost: done }));
  const heard = new Promise<string>((done) => (wake = { ...wake, heard: done }));
  const link = connection({
    site: "clinic",
    url: `mqtt://127.0.0.1:${address.port}`,
    reached: () => {},
    lost: () => wake.lost(),
    message: (of) => wake.heard(of),
  });
  await lost;
  await new Promise((done) => setImmediate(done));
  expect(link.state()).toEqual({ connected: false, why: expect.stringContaining("check its access list") });
  expect(link.publish("vigil/v1/clinic/kit/kit-1/ack", "{}")).toBe(false);
  mended.yet = true;
  expect(await heard).toBe(topic);
  await link.close();
  await new Promise<void>((done) => broker.close(done));
  await new Promise((done) => server.close(done));
});
