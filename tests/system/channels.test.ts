import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Link } from "@vigil/shared/contracts";
import { fromHex } from "@vigil/shared/kernel";
import { deviceReport } from "../support/devices.ts";
import { contecPackets } from "../support/frames.ts";
import { startGateway, type Gateway, type SiteDevice } from "../support/gateway.ts";
import { freePorts } from "../support/ports.ts";
import { makePty } from "../support/pty.ts";
import { openStation, type Station } from "../support/station.ts";
import { until } from "../support/until.ts";
import { openWire, type Wire } from "../support/wire.ts";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

const hasSocat = spawnSync("socat", ["-V"]).status === 0;
const withoutSocat = hasSocat ? "" : " (socat is missing: apt-get install socat)";
// Vendor document: start the stream (oximeters, section 12).
const START = Buffer.from("7d81a1808080808080", "hex");
// The longest pause between two tries is 10 s; the rest is for a busy machine.
const REOPENED_MS = 30_000;

async function watch(channel: SiteDevice["channel"]): Promise<{ gateway: Gateway; station: Station }> {
  const gateway = await startGateway({ devices: [{ id: "ox-1", profile: "contec-v7", chair: "chair-1", channel }] });
  open.push(() => gateway.end());
  const station = await openStation(gateway.address);
  open.push(async () => station.close());
  return { gateway, station };
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "vigil-channel-"));
  open.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Sends until the number has arrived: what is sent into a line that is not open yet is lost, as on a real one. */
async function reads(station: Station, wire: Wire, spo2: number): Promise<void> {
  await until(`${spo2} on the tile`, REOPENED_MS, () => {
    wire.send(contecPackets({ spo2, pulse: 71 }));
    return station.view().chairs["chair-1"]?.metrics["ox-1/spo2"]?.observation.value === spo2 ? true : undefined;
  });
}

const linkIs = (station: Station, link: Link): Promise<true> =>
  station.until(`the link is ${link}`, REOPENED_MS, ({ chairs }) =>
    chairs["chair-1"]?.devices["ox-1"]?.link === link ? true : undefined,
  );

const links = (station: Station): { link: Link; why: string }[] =>
  station.events().flatMap(({ event }) => (event.type === "device.link" ? [event] : []));

/** Each change once: no event says what the one before it said. */
function expectLinks(station: Station, expected: readonly Link[]): void {
  const said = links(station);
  const words = said.map(({ link, why }) => `${link}: ${why}`);
  expect(words.filter((one, at) => one === words[at - 1])).toEqual([]);
  expect(said.map(({ link }) => link).filter((link, at, all) => link !== all[at - 1])).toEqual(expected);
}

test.skipIf(!hasSocat)(
  `a serial port that appears, falls silent, is pulled out and put back: each is said once, and readings go on${withoutSocat}`,
  async () => {
    const path = join(temporary(), "ttyUSB0");
    const pty = await makePty(path);
    open.push(() => pty.close());
    const { gateway, station } = await watch({ serial: path });
    await until("the sentence", REOPENED_MS, async () =>
      (await deviceReport(gateway.address, "ox-1")).why.startsWith(`${path} does not exist: is the adapter plugged in?`)
        ? true
        : undefined,
    );

    await pty.plug();
    await linkIs(station, "silent");
    await reads(station, pty.wire, 97);
    expect(pty.wire.received().includes(START)).toBe(true);
    await linkIs(station, "silent");
    await pty.unplug();
    await linkIs(station, "unplugged");
    await pty.plug();
    await reads(station, pty.wire, 95);

    const report = await deviceReport(gateway.address, "ox-1");
    expect(report).toMatchObject({ link: "online", opens: 2, channel: path });
    expect(report.lastError).not.toBe("none");
    const [first] = links(station);
    const heardFirst = first?.link === "unplugged" ? (["unplugged"] as const) : [];
    expectLinks(station, [...heardFirst, "silent", "online", "silent", "unplugged", "silent", "online"]);
  },
);

test.skipIf(!hasSocat)(
  `a path that may not be opened as a port is a sentence, and is read once it is one${withoutSocat}`,
  async () => {
    const folder = temporary();
    const path = join(folder, "ttyS9");
    writeFileSync(path, "not a port");
    const { gateway, station } = await watch({ serial: path });
    const refused = await until("a sentence", REOPENED_MS, async () => {
      const { link, lastError } = await deviceReport(gateway.address, "ox-1");
      return link === "unplugged" && lastError !== "none" ? lastError.words : undefined;
    });
    expect(refused).toBe(`${path} is no serial port: name the adapter's own path, best one under /dev/serial/by-id`);

    rmSync(path);
    const pty = await makePty(path);
    open.push(() => pty.close());
    await pty.plug();
    await reads(station, pty.wire, 96);
  },
);

test("a device server that is not there yet is a sentence, and is read once it is", async () => {
  const [port = 0] = await freePorts(1);
  const { gateway, station } = await watch({ tcp: `127.0.0.1:${port}` });
  const why = await until("the sentence", REOPENED_MS, async () => {
    const { lastError } = await deviceReport(gateway.address, "ox-1");
    return lastError === "none" ? undefined : lastError.words;
  });
  expect(why).toBe(`nothing listens on 127.0.0.1:${port}: is the device server on, and in raw TCP server mode?`);
  const wire = await openWire(port);
  open.push(() => wire.close());
  await reads(station, wire, 97);
});

test("a connection that is cut in the middle of a frame comes back, and half a frame is no reading", async () => {
  const wire = await openWire();
  open.push(() => wire.close());
  const { gateway, station } = await watch({ tcp: wire.channel.tcp });
  await reads(station, wire, 97);
  wire.send(contecPackets({ spo2: 85, pulse: 71, count: 1 }).subarray(0, 5));
  await until("the half frame", REOPENED_MS, async () => {
    const { bytes, frames } = await deviceReport(gateway.address, "ox-1");
    return bytes > frames * 9 ? true : undefined;
  });
  wire.cut();
  await linkIs(station, "unplugged");
  await reads(station, wire, 95);
  const report = await deviceReport(gateway.address, "ox-1");
  expect(report.opens).toBe(2);
  expect(Object.values(report.discards).reduce((sum, { bytes }) => sum + bytes, 0)).toBe(5);
  const values = links(station).map(({ link }) => link);
  expect(values.filter((link) => link === "unplugged")).toHaveLength(1);
});

test("a line that stays open and says nothing is silent, and the device is asked to start again", async () => {
  const wire = await openWire();
  open.push(() => wire.close());
  const { gateway, station } = await watch({ tcp: wire.channel.tcp });
  await reads(station, wire, 97);
  await linkIs(station, "online");
  const sent = wire.received().length;
  await linkIs(station, "silent");
  await until("the start command again", REOPENED_MS, () =>
    wire.received().subarray(sent).includes(START) ? true : undefined,
  );
  await reads(station, wire, 95);
  await linkIs(station, "online");
  expect((await deviceReport(gateway.address, "ox-1")).opens).toBe(1);
});

test("bytes of another kind of device are stale, not silent, and no value", async () => {
  const wire = await openWire();
  open.push(() => wire.close());
  const { station } = await watch({ tcp: wire.channel.tcp });
  await until("the link is stale", REOPENED_MS, () => {
    wire.send(fromHex("0d 0a 2d 2d 2d"));
    return station.view().chairs["chair-1"]?.devices["ox-1"]?.link === "stale" ? true : undefined;
  });
  expect(station.view().chairs["chair-1"]?.metrics).toEqual({});
  await reads(station, wire, 97);
});
