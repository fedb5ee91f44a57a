import { afterAll, expect, test } from "vitest";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Alarm, View } from "@vigil/shared/contracts";
import { contecPackets, cuffResult } from "../support/frames.ts";
import { startGateway } from "../support/gateway.ts";
import { smallDisk } from "../support/mount.ts";
import { recorded } from "../support/recorded.ts";
import { openStation } from "../support/station.ts";
import { until } from "../support/until.ts";
import { openWire } from "../support/wire.ts";

const SAID_MS = 30_000;
const disk = smallDisk(8);
const open: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of open.splice(0).toReversed()) await close();
  disk?.remove();
});

const logAlarm = ({ alarms }: View): Alarm | undefined => alarms["gateway/log"];
const title =
  "a full disk is a high alarm and silences none; what was done meanwhile is on disk when there is space again";

test.skipIf(disk === undefined)(
  disk === undefined ? `${title} (skipped: needs root and the right to mount a tmpfs)` : title,
  async () => {
    if (disk === undefined) return;
    const [oximeter, cuff] = await Promise.all([openWire(), openWire()]);
    open.push(
      () => oximeter.close(),
      () => cuff.close(),
    );
    const folder = join(disk.folder, "data");
    mkdirSync(folder);
    const gateway = await startGateway({
      folder,
      devices: [
        { id: "ox-1", profile: "contec-v7", chair: "chair-1", channel: oximeter.channel },
        { id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel },
      ],
    });
    open.push(() => gateway.end());
    const station = await openStation(gateway.address);
    open.push(() => station.close());
    await until("both lines", SAID_MS, () => (oximeter.connected() && cuff.connected() ? true : undefined));
    oximeter.send(contecPackets({ spo2: 97, pulse: 71 }));
    await station.until("97", SAID_MS, ({ chairs }) =>
      chairs["chair-1"]?.metrics["ox-1/spo2"]?.observation.value === 97 ? true : undefined,
    );

    disk.fill();
    // The log's file may still have room inside: readings are what fills it, as in life.
    let spo2 = 97;
    const feed = setInterval(() => {
      spo2 = spo2 === 97 ? 96 : 97;
      oximeter.send(contecPackets({ spo2, pulse: 71, count: 6 }));
    }, 50);
    open.push(() => clearInterval(feed));
    const raised = await station.until("the log's alarm", SAID_MS, logAlarm);
    expect(raised).toMatchObject({ priority: "high", kind: "technical", phase: "active" });
    expect(raised.evidence).toMatchObject({ words: expect.stringContaining("full; free some space") as string });
    expect(station.view().log.writable).toBe(false);
    expect((await fetch(`${gateway.address}/api/health`)).status).toBe(503);

    // Alarms go on, and a person can answer them; what is not on disk is said.
    cuff.send(cuffResult({ systolic: 205, diastolic: 122, minute: 1 }));
    const pressure = await station.until("the pressure alarm", SAID_MS, ({ chairs }) =>
      Object.values(chairs["chair-1"]?.alarms ?? {}).find(({ condition }) => condition === "bp/high"),
    );
    const answer = await station.command({ type: "alarm.acknowledge", ...seen(pressure) });
    expect(answer).toMatchObject({
      outcome: "done, not recorded",
      why: expect.stringContaining("full; free some space") as string,
    });
    await station.until("acknowledged", SAID_MS, ({ chairs }) => chairs["chair-1"]?.alarms[pressure.key]?.acknowledged);
    expect(gateway.child.exitCode).toBeNull();

    disk.free();
    await station.until("the log can be written", SAID_MS, ({ log }) => (log.writable ? true : undefined));
    // Nobody had seen it: it waits to be acknowledged, and then it is over.
    const latched = await station.until("the log's alarm has ended", SAID_MS, (view) =>
      logAlarm(view)?.phase === "latched" ? logAlarm(view) : undefined,
    );
    expect(await station.command({ type: "alarm.acknowledge", ...seen(latched) })).toMatchObject({ outcome: "done" });
    expect(logAlarm(station.view())).toBeUndefined();
    expect((await fetch(`${gateway.address}/api/health`)).status).toBe(200);

    clearInterval(feed);
    const last = station.events().at(-1)?.seq ?? 0;
    await until("all on disk", SAID_MS, () => (station.durable() >= last ? true : undefined));
    const kept = new Set((await recorded(folder)).map(({ seq }) => seq));
    expect(station.events().filter(({ seq }) => !kept.has(seq))).toEqual([]);
    expect(station.view().log.lost).toBe(0);

    // Nor does a full disk keep a gateway from being stopped in order.
    disk.fill();
    await gateway.kill("SIGTERM");
    expect(gateway.child.exitCode).toBe(0);
    disk.free();
  },
);

const seen = ({ key, episode, step }: Alarm): Pick<Alarm, "key" | "episode" | "step"> => ({ key, episode, step });
