import { randomUUID } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Server } from "node:http";
import { Millis } from "@vigil/shared/kernel";
import { Epoch, type DeviceReport, type Health, type Input, type Protocol, type Seq } from "@vigil/shared/contracts";
import { profileOf as shippedProfile, type DeviceProfile } from "@vigil/shared/devices";
import { emptyView } from "@vigil/shared/view";
import { hooksOf } from "./calls/hooksOf.ts";
import { openCalls } from "./calls/openCalls.ts";
import { channelFor } from "./channels/open.ts";
import { limitsOf } from "./config/check.ts";
import type { SiteConfig } from "./config/schema.ts";
import { brake } from "./engine/brake.ts";
import { clockTeller } from "./engine/clockTeller.ts";
import { commandDesk } from "./engine/desk.ts";
import { hubDevicesOf, hubWatch } from "./engine/hubs.ts";
import { ingest, type Device } from "./engine/ingest.ts";
import { createLoop } from "./engine/loop.ts";
import { downFor, restore } from "./engine/restore.ts";
import { endDemo } from "./engine/endDemo.ts";
import { endsOf } from "./engine/endsOf.ts";
import { createHttp } from "./http/server.ts";
import { reportOf } from "./http/report.ts";
import type { Kits } from "./kits/ports.ts";
import { restoreMarks } from "./kits/restoreMarks.ts";
import { listenOn } from "./listenOn.ts";
import { openKitSide } from "./openKitSide.ts";
import { kitDevicesOf, kitPlacesOf, lineDevicesOf, placesOf } from "./places.ts";
import type { Clock, EventLog } from "./ports.ts";
import { createStream } from "./stream/server.ts";
import { watchClock } from "./watchClock.ts";

export type App = { address: string; close(): Promise<void> };

type Given = {
  config: SiteConfig;
  protocols: readonly Protocol[];
  /** The data folder. */
  folder: string;
  version: string;
  clock: Clock;
  log: EventLog;
  /** The folder of the built page. */
  page: string;
  /** A demo that starts anew ends the sessions and watches of the demo before; their records stay. */
  endWatches?: boolean;
  profileOf?: (id: string) => DeviceProfile | undefined;
};

// A number lost in a crash is never given out again: a start begins this far above the last that is on disk.
const SEQ_GAP = 1_000_000;
// The sampler counts its own wait into every delay; it is taken off again.
const SAMPLED_EVERY_MS = 10;
const HTTP_GRACE_MS = 500;

/** Opens everything, wires it, and closes it in reverse. Throws CallsRefused, PortRefused and BrokerRefused; everything else that is expected is a value. */
export async function openApp(given: Given): Promise<App> {
  const {
    config,
    protocols,
    folder,
    version,
    clock,
    log,
    page,
    endWatches = false,
    profileOf = shippedProfile,
  } = given;
  const { host, port } = config.listen;
  const hooks = hooksOf(config.calls, process.env);
  const places = placesOf(config);
  const kitPlaces = kitPlacesOf(config);
  const chairIds = places.map(({ id }) => id);
  const restored = await restore(log, chairIds);
  const epoch = Epoch.parse(randomUUID());
  const startedAt = clock.now();
  const limits = limitsOf(config);
  const profiles = new Map(
    config.devices.map((device) => [device.id, known(profileOf(device.profile), device.profile)]),
  );
  const started = {
    type: "gateway.started" as const,
    epoch,
    version,
    site: config.site,
    simulated: config.simulated,
    downForMs: downFor(restored.lastAt, startedAt),
    chairs: places,
    devices: [...lineDevicesOf(config, (id) => known(profiles.get(id), id)), ...kitDevicesOf(kitPlaces)],
    limits,
    protocols: [...protocols],
  };
  const delay = monitorEventLoopDelay({ resolution: SAMPLED_EVERY_MS });
  delay.enable();

  const devices: Device[] = [];
  let kits: Kits | "not configured" = "not configured";
  const http: Server = createHttp({
    port,
    page,
    log,
    view: () => stream.view(),
    devices: (): DeviceReport[] => [...devices.map(reportOf), ...(kits === "not configured" ? [] : kits.reports())],
    health: (): Health => {
      const { writable, queued, lost } = log.state();
      return {
        status: writable && loop.failed().size === 0 ? "ok" : "trouble",
        version,
        at: clock.now(),
        uptimeMs: Millis(clock.now() - startedAt),
        durable: log.durable(),
        announced: loop.announced(),
        log: { writable, queued, lost },
        stream: { ...stream.counts(), malformed: stream.counts().malformed + desk.malformed() },
        mqtt: kits === "not configured" ? kits : kits.report(),
        loopDelayP99Ms: Math.max(0, Math.round(delay.percentile(99) / 1e5) / 10 - SAMPLED_EVERY_MS),
      };
    },
  });
  const another = "choose another port: --port, or `listen: { port: … }` in the configuration.";
  await listenOn(http, { host, port, what: "the page", another });

  const first = (log.durable() + SEQ_GAP) as Seq;
  const loop = createLoop({
    clock,
    log,
    engines: restored.engines,
    first,
    announce(envelopes) {
      stream.announce(envelopes);
      calls.take(envelopes);
      hubs.told(envelopes);
    },
    act(decision) {
      if (decision.type !== "cuff.asked") return;
      const { device, ask } = decision;
      if (kits !== "not configured" && kits.ask(device, ask)) return;
      devices.find(({ id }) => id === device)?.ask(ask);
    },
  });
  const calls = openCalls({
    site: config.site,
    simulated: config.simulated,
    labels: new Map<string, string>(places.map(({ id, label }) => [id, label])),
    hooks,
    take: (input) => void loop.take(input),
  });
  const desk = commandDesk({ loop, log, chairs: new Set<string>(chairIds), answered: restored.answered });
  const stream = createStream({
    http,
    port,
    clock,
    log,
    epoch,
    view: emptyView(started, startedAt, restored.view === "none" ? undefined : restored.view),
    startsAfter: (first - 1) as Seq,
    command: desk.receive,
    stationGone: (station) => void loop.take({ type: "station.gone", station }),
  });
  log.onState(({ writable, why, lost }) => void loop.take({ type: "log.state", writable, why, lost }));
  const stopClock = watchClock(clock, (byMs) => void loop.take({ type: "clock.stepped", byMs }));

  const take = (input: Input): void => void loop.take(input);
  const clocks = clockTeller(clock, take);
  const hubs = hubWatch({
    devices: hubDevicesOf(started.devices, (id) => profiles.get(id)?.silentAfterMs === "listens"),
    watched: restored.watched,
    clock,
    take,
  });
  const lineBrake = brake(log);
  // Lines are opened after the start is taken, so that what it asks of a cuff waits for its line.
  for (const { id, chair, channel, profile } of config.devices) {
    const itsProfile = known(profiles.get(id), profile);
    devices.push(
      ingest({
        id,
        chair,
        profile: itsProfile,
        open: channelFor(channel, itsProfile),
        clock,
        take(input) {
          take(input);
          hubs.heard(input);
          clocks.heard(input);
        },
        wave: (wave) => stream.wave(wave),
        brake: lineBrake,
      }),
    );
  }
  loop.take(started);
  kits = await openKitSide({
    config,
    folder,
    places: kitPlaces,
    marks: await restoreMarks(log, kitPlaces),
    clock,
    log,
    take: loop.take,
    clocks,
  });
  for (const difference of restored.differences) loop.record({ type: "decisions.differ", ...difference });
  for (const lost of restored.lost) for (const decision of endsOf(lost, startedAt)) loop.record(decision);
  if (endWatches) await endDemo(desk, epoch, restored);

  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    async close() {
      stopClock();
      calls.close();
      hubs.stop();
      if (kits !== "not configured") await kits.close();
      await Promise.all(devices.map((device) => device.close()));
      // A browser keeps connections open on which it has asked nothing yet, and Node would wait a minute for each.
      const cut = setTimeout(() => http.closeAllConnections(), HTTP_GRACE_MS);
      // The screens that go now are facts as well: the loop hears of them before it stops.
      await stream.close();
      loop.stop();
      await new Promise<void>((done) => http.close(() => done()));
      clearTimeout(cut);
      delay.disable();
      await log.close();
    },
  };
}

function known(profile: DeviceProfile | undefined, name: string): DeviceProfile {
  if (profile === undefined) throw new Error(`the configuration let an unknown profile through: ${name}`);
  return profile;
}
