import { z } from "zod";
import { DeviceReport, Health } from "@vigil/shared/contracts";
import { startGateway } from "../support/gateway.ts";
import { openChild } from "./child.ts";
import { processUse } from "./processUse.ts";
import type { Viewers } from "./programs/viewers.ts";
import { oximeters, oximetersOn } from "./rig.ts";
import type { Extent, Measured, Row, Say } from "./row.ts";
import { scoped } from "./scope.ts";

const CHAIRS = 40;
const VIEWERS = 10;
const MEMORY_EVERY_MS = 1_000;
// A pulse a second: 60 packets.
const EVERY = 60;

/** A full house: 40 chairs with pleth and 10 viewers, each looking at one chair. One run. */
export function measureChairs({ quick }: Extent, say: Say): Promise<Measured> {
  const seconds = quick ? 15 : 300;
  return scoped(async (keep) => {
    const publisher = keep(oximeters());
    const ports = await publisher.ask("open", { count: CHAIRS });
    const gateway = keep(await startGateway({ devices: oximetersOn(ports) }));
    const pid = gateway.child.pid ?? 0;
    const viewers = keep(openChild<Viewers>("viewers.ts"));
    const looks = Array.from({ length: VIEWERS }, (_, at) => `chair-${at * 4}`);
    await viewers.ask("connect", { to: "gateway", port: gateway.port, viewers: VIEWERS, looks });
    say(`chairs: ${CHAIRS} chairs and ${VIEWERS} viewers, ${seconds} s`);

    await viewers.ask("counted", undefined);
    const before = processUse(pid);
    const began = performance.now();
    let highestRss = before.rssBytes;
    const memory = setInterval(() => {
      highestRss = Math.max(highestRss, processUse(pid).rssBytes);
    }, MEMORY_EVERY_MS);
    await publisher.ask("play", { from: 0, count: CHAIRS, every: EVERY, changes: seconds - 2 });
    clearInterval(memory);
    const took = (performance.now() - began) / 1_000;
    const after = processUse(pid);
    const got = await viewers.ask("counted", undefined);
    const health = Health.parse(await (await fetch(`${gateway.address}/api/health`)).json());
    const devices = z.array(DeviceReport).parse(await (await fetch(`${gateway.address}/api/devices`)).json());

    const bytesIn = devices.reduce((sum, { bytes }) => sum + bytes, 0);
    const frames = devices.reduce((sum, { frames: each }) => sum + each, 0);
    const row = (what: string, unit: string, vigil: number): Row => ({ what, unit, vigil, goal: "", met: "no goal" });
    return {
      part: "chairs",
      rows: [
        row("gateway, processor (100 % is one core)", "%", ((after.cpuSeconds - before.cpuSeconds) / took) * 100),
        row("gateway, memory at the end", "MB", after.rssBytes / 1e6),
        row("gateway, memory at its highest", "MB", highestRss / 1e6),
        row("gateway, event-loop delay p99", "ms", health.loopDelayP99Ms),
        row("in, a chair", "bytes/s", bytesIn / CHAIRS / took),
        row("out, a viewer", "bytes/s", got.bytes / VIEWERS / took),
        row("out, a chair and viewer", "bytes/s", got.bytes / VIEWERS / CHAIRS / took),
        row("pleth, a viewer", "samples/s", got.samples / VIEWERS / took),
      ],
      notes: [
        `${CHAIRS} Contec oximeters at 60 packets/s on ${CHAIRS} TCP wires, ${VIEWERS} viewers each looking at one chair, ${Math.round(took)} s. ${frames} packets decoded, ${discarded(devices)} bytes discarded, ${health.stream.cut} viewers cut, ${health.log.lost} envelopes lost. Bytes are Socket.IO payload, without WebSocket's own.`,
      ],
    };
  });
}

const discarded = (devices: readonly DeviceReport[]): number =>
  devices.flatMap(({ discards }) => Object.values(discards)).reduce((sum, { bytes }) => sum + bytes, 0);
