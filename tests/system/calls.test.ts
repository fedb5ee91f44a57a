import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { cuffResult } from "../support/frames.ts";
import { startGateway } from "../support/gateway.ts";
import { recorded } from "../support/recorded.ts";
import { openStation } from "../support/station.ts";
import { until } from "../support/until.ts";
import { openWire } from "../support/wire.ts";

const SAID_MS = 30_000;
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

/** A pager that answers with this status, and what it was told. */
async function pager(status: number): Promise<{ url: string; told: { role: string; place: string }[] }> {
  const told: { role: string; place: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      told.push(JSON.parse(body) as { role: string; place: string });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${at.port}/token-of-the-lead`, told };
}

test("S10: a nurse nobody can reach passes on to the lead's pager at once, and no secret is in the log", async () => {
  const cuff = await openWire();
  open.push(() => cuff.close());
  const lead = await pager(200);
  const broken = await pager(503);
  const gateway = await startGateway({
    devices: [{ id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel }],
    calls: { nurse: { webhook: broken.url }, lead: { webhookFrom: "LEAD_PAGER" } },
    env: { LEAD_PAGER: lead.url },
  });
  open.push(() => gateway.end());
  const station = await openStation(gateway.address);
  open.push(() => station.close());
  await until("the line", SAID_MS, () => (cuff.connected() ? true : undefined));
  cuff.send(cuffResult({ systolic: 205, diastolic: 122, minute: 1, pulse: 71 }));

  const alarm = await station.until("the lead is called", SAID_MS, ({ chairs }) => {
    const raised = chairs["chair-1"]?.alarms["chair-1/bp/high"];
    return raised?.call?.role === "lead" ? raised : undefined;
  });
  expect(alarm).toMatchObject({ priority: "high", call: { step: 1 } });
  await until("the pager", SAID_MS, () => lead.told.at(0));
  expect(broken.told).toMatchObject([{ role: "nurse", place: "Chair 1", simulated: true }]);
  expect(lead.told).toMatchObject([{ role: "lead", alarm: { name: "BP high", priority: "high" } }]);
  const called = station.events().flatMap(({ event }) => (event.type === "alarm.called" ? [event.why] : []));
  expect(called).toEqual(["nurse: not reached, the webhook answered 503"]);
  await gateway.kill("SIGTERM");
  expect(JSON.stringify(await recorded(gateway.folder))).not.toContain("token-of-the-lead");
});

test("a webhook that stands in no environment is said before anything is opened", async () => {
  const cuff = await openWire();
  open.push(() => cuff.close());
  const started = startGateway({
    devices: [{ id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel }],
    calls: { lead: { webhookFrom: "NO_SUCH_PAGER" } },
  });
  await expect(started).rejects.toThrow(/calls: lead: .*NO_SUCH_PAGER holds no/);
});
