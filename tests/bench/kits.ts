import { z } from "zod";
import { DeviceReport, Health } from "@vigil/shared/contracts";
import { gatewayOf, kitPublisher, mqttRelay, openBench, sites } from "./mqttRig.ts";
import { processUse } from "./processUse.ts";
import { viewersOf } from "./rig.ts";
import type { Extent, Measured, Row, Say } from "./row.ts";
import { scoped } from "./scope.ts";
import { quantile, spreadOf } from "./statistics.ts";

const KITS = 200;
// The gateway gathers latest values for 50 ms (docs/decisions/latest-values.md).
const MORE_MS = 55;
// A kit says its pulse once a second; pulses of earlier runs end where the next begin.
const LEAD_SECONDS = 2;

type Latencies = { p50: number; p99: number; missing: number };

/** 200 kits, each a value a second: from the publish at Mosquitto to the viewer, and what it costs the gateway. */
export function measureKits({ quick, repetitions }: Extent, say: Say): Promise<Measured> {
  const changes = quick ? 8 : 30;
  return scoped(async (keep) => {
    const broker = keep(await openBench());
    const { account } = broker;
    const publisher = keep(kitPublisher());
    const bare = await keep(mqttRelay()).ask("open", { account, site: sites.relay });
    const gateway = keep(await gatewayOf(broker, KITS));
    const pid = gateway.child.pid ?? 0;
    const ways = {
      relay: {
        fleet: await publisher.ask("open", { account, site: sites.relay, kits: KITS }),
        viewer: await viewersOf(keep, { to: "mqtt relay", port: bare.port, viewers: 1 }),
      },
      gateway: {
        fleet: await publisher.ask("open", { account, site: sites.gateway, kits: KITS }),
        viewer: await viewersOf(keep, { to: "gateway", port: gateway.port, viewers: 1 }),
      },
    };
    const times = { relay: [] as Latencies[], gateway: [] as Latencies[] };
    const run = async (way: keyof typeof ways, many: number): Promise<Latencies> => {
      const { fleet, viewer } = ways[way];
      await viewer.ask("expectPulses", { lines: KITS, changes: many });
      const sentAt = await publisher.ask("play", { fleet, changes: many });
      const { at } = await viewer.ask("received", { withinMs: 3_000 });
      return latencies(sentAt, at);
    };
    for (const way of ["relay", "gateway"] as const) await run(way, LEAD_SECONDS);
    const before = processUse(pid);
    const began = performance.now();
    let busyMs = 0;
    for (let repetition = 1; repetition <= repetitions; repetition += 1)
      for (const way of ["relay", "gateway"] as const) {
        const from = performance.now();
        const measured = await run(way, changes);
        if (way === "gateway") busyMs += performance.now() - from;
        times[way].push(measured);
        say(
          `kits ${repetition}/${repetitions}: ${way} p50 ${measured.p50.toFixed(1)} p99 ${measured.p99.toFixed(1)} ms, ${measured.missing} missing`,
        );
      }
    const took = (performance.now() - began) / 1_000;
    const after = processUse(pid);
    const health = Health.parse(await (await fetch(`${gateway.address}/api/health`)).json());
    const devices = z.array(DeviceReport).parse(await (await fetch(`${gateway.address}/api/devices`)).json());
    const plain = (what: string, unit: string, vigil: number): Row => ({ what, unit, vigil, goal: "", met: "no goal" });
    const missing = times.gateway.reduce((sum, each) => sum + each.missing, 0);
    return {
      part: "kits",
      rows: [
        ...(["p50", "p99"] as const).map((rank): Row => {
          const ours = times.gateway.map((each) => each[rank]);
          const theirs = times.relay.map((each) => each[rank]);
          const compared = spreadOf(ours.map((value, at) => value - (theirs[at] ?? Number.NaN)));
          return {
            what: `${KITS} values/s, ${rank}`,
            unit: "ms",
            vigil: spreadOf(ours),
            relay: { value: spreadOf(theirs), compared, as: "+ ms" },
            goal: rank === "p99" ? `≤ relay + ${MORE_MS} ms` : "",
            met: rank === "p50" ? "no goal" : compared.median <= MORE_MS ? "met" : "not met",
          };
        }),
        // Idle while the relay has its turns: reckoned on the time of its own.
        plain("gateway, processor (100 % is one core)", "%", ((after.cpuSeconds - before.cpuSeconds) / (busyMs / 1_000)) * 100), // prettier-ignore
        plain("gateway, memory at the end", "MB", after.rssBytes / 1e6),
        plain("gateway, event-loop delay p99", "ms", health.loopDelayP99Ms),
      ],
      notes: [
        `${KITS} kits with a connection each at Mosquitto, each a pulse and a saturation once a second, evenly spread; ${Math.round(took)} s by turns. ${missing} values were replaced by newer ones before they were sent; ${refusals(devices)} messages refused, ${health.log.lost} envelopes lost. Each message is acknowledged to its kit once it is on disk.`,
      ],
    };
  });
}

const refusals = (devices: readonly DeviceReport[]): number =>
  devices.flatMap(({ discards }) => Object.values(discards)).reduce((sum, { times }) => sum + times, 0);

function latencies(sentAt: readonly Float64Array[], at: readonly Float64Array[]): Latencies {
  const took: number[] = [];
  let missing = 0;
  for (const [kit, sent] of sentAt.entries())
    for (const [change, sentOne] of sent.entries()) {
      const arrivedAt = at[kit]?.[change] ?? 0;
      if (arrivedAt > 0) took.push((arrivedAt - sentOne) / 1_000);
      else missing += 1;
    }
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), missing };
}
