import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { DeviceReport } from "@vigil/shared/contracts";
import { fromHex } from "@vigil/shared/kernel";
import { contecPackets, cuffResult } from "../support/frames.ts";
import { startGateway, type Gateway } from "../support/gateway.ts";
import { openStation, type Station } from "../support/station.ts";
import { until } from "../support/until.ts";
import { openWire, type Wire } from "../support/wire.ts";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

async function chair(): Promise<{ gateway: Gateway; station: Station; oximeter: Wire; cuff: Wire }> {
  const [oximeter, cuff] = await Promise.all([openWire(), openWire()]);
  const gateway = await startGateway({
    devices: [
      { id: "ox-1", profile: "contec-v7", chair: "chair-1", channel: oximeter.channel },
      { id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel },
    ],
  });
  const station = await openStation(gateway.address, { sounds: false });
  open.push(
    () => oximeter.close(),
    () => cuff.close(),
    () => gateway.end(),
    async () => station.close(),
  );
  await until("both lines", 5_000, () => (oximeter.connected() && cuff.connected() ? true : undefined));
  return { gateway, station, oximeter, cuff };
}

const spo2 = (station: Station): unknown => station.view().chairs["chair-1"]?.metrics["ox-1/spo2"]?.observation.value;
const devices = async ({ address }: Gateway): Promise<z.infer<typeof DeviceReport>[]> =>
  z.array(DeviceReport).parse(await (await fetch(`${address}/api/devices`)).json());

const bad = {
  garbage: fromHex("ff fe 80 81 99 c0 ff ee"),
  "half a frame": fromHex("01 e0 c7"),
  "an unknown type": fromHex("55 80 81 82"),
  "a length past all bounds": fromHex("80".repeat(5_000)),
};

test.each(Object.entries(bad))(
  "%s: counted, visible, never a value; the next good reading reaches the view",
  async (_name, bytes) => {
    const { gateway, station, oximeter } = await chair();
    oximeter.send(contecPackets({ spo2: 97, pulse: 71 }));
    await station.until("97", 5_000, () => (spo2(station) === 97 ? true : undefined));
    oximeter.send(bytes);
    oximeter.send(contecPackets({ spo2: 95, pulse: 72 }));
    await station.until("95", 5_000, () => (spo2(station) === 95 ? true : undefined));
    const values = station.events().flatMap(({ event }) => (event.type === "device.observed" ? event.values : []));
    expect(values.every(({ value }) => value === "unavailable" || value <= 97)).toBe(true);
    const [report] = await devices(gateway);
    const thrown = Object.values(report?.discards ?? {});
    expect(thrown.reduce((sum, { bytes: count }) => sum + count, 0)).toBe(bytes.length);
    expect((await fetch(`${gateway.address}/api/health`)).status).toBe(200);
  },
);

test("a cuff result with a wrong check character is counted and never shown; the next one is", async () => {
  const { gateway, station, cuff } = await chair();
  const bytes = cuffResult({ systolic: 205, diastolic: 122, minute: 1 });
  const wrong = bytes.slice();
  wrong[wrong.length - 1] = (wrong[wrong.length - 1] ?? 0) ^ 0x01;
  cuff.send(wrong);
  cuff.send(cuffResult({ systolic: 128, diastolic: 76, minute: 2 }));
  await station.until("128", 5_000, (view) => {
    const bp = view.chairs["chair-1"]?.bp;
    return bp !== undefined && bp !== "no reading" && bp.reading.systolic === 128 ? true : undefined;
  });
  expect(station.events().filter(({ event }) => event.type === "cuff.result")).toHaveLength(1);
  const report = (await devices(gateway)).find(({ id }) => id === "cuff-1");
  expect(report?.discards["checksum"]?.times).toBe(1);
});

test("a malformed command is an error answer and changes nothing", async () => {
  const { gateway, station } = await chair();
  const before = station.events().length;
  for (const raw of [
    null,
    7,
    "acknowledge",
    {},
    { id: "12345678", by: { name: "", verified: false }, act: { type: "patient.left", chair: "chair-1" } },
    { id: "12345678", by: { name: "N", verified: true }, act: { type: "alarm.silence.everything" } },
  ]) {
    const answer: unknown = await station.socket.timeout(5_000).emitWithAck("command", raw);
    expect(answer).toMatchObject({ outcome: "refused", why: expect.stringContaining("Not a command") as string });
  }
  expect(station.events().length).toBe(before);
  const health = (await (await fetch(`${gateway.address}/api/health`)).json()) as { stream: { malformed: number } };
  expect(health.stream.malformed).toBe(6);
});

test("the same command twice gets the first answer again and is done once", async () => {
  const { station } = await chair();
  const command = {
    id: "the-same-id-1",
    by: { name: "Nurse Test", verified: false },
    act: { type: "bp.measure", chair: "chair-1" },
  };
  const first: unknown = await station.socket.timeout(5_000).emitWithAck("command", command);
  const second: unknown = await station.socket.timeout(5_000).emitWithAck("command", command);
  expect(first).toMatchObject({ outcome: "done" });
  expect(second).toEqual(first);
  const received = station
    .events()
    .filter(({ event }) => event.type === "command.received" && event.command.act.type === "bp.measure");
  expect(received).toHaveLength(1);
  expect(station.events().filter(({ event }) => event.type === "cuff.asked" && event.ask === "measure")).toHaveLength(
    1,
  );
});

test("a page of another origin, and a name that is not ours, are refused", async () => {
  const { gateway } = await chair();
  const headers = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
  };
  const socket = `${gateway.address}/socket.io/?EIO=4&transport=websocket`;
  expect((await fetch(`${gateway.address}/api/view`, { headers: { origin: "https://evil.example" } })).status).toBe(
    403,
  );
  const refused = await fetch(socket, { headers: { ...headers, origin: "https://evil.example" } }).then(
    ({ status }) => status,
    () => 400,
  );
  expect(refused).toBe(400);
});
