import { lastRow } from "./lastRow.ts";
import { gatewayOf, kitPublisher, mqttRelay, openBench, sites } from "./mqttRig.ts";
import { viewersOf } from "./rig.ts";
import type { Extent, Measured, Say } from "./row.ts";
import { leftBy, measureSaturated, type Run } from "./saturated.ts";
import { scoped } from "./scope.ts";

const WITHIN_MS = 120_000;
// What one kit may say at once without being dropped as a flood is 400 (docs/kit.md): so many kits share the load.
const KITS = 500;

/** Kits' pressures committed a second, as fast as Mosquitto hands them on: from the first byte to the last row on disk. */
export const measureKitsSaturation = (extent: Extent, say: Say): Promise<Measured> =>
  measureSaturated(
    {
      part: "kits-saturation",
      name: "saturation over MQTT",
      what: "kits' pressures committed, 1 viewer",
      things: "pressures",
      sent: (count) => `${count} pressures of ${KITS} kits each time, QoS 1 through one Mosquitto that both ways share`,
      relayed,
      committed,
    },
    extent,
    say,
  );

function relayed(count: number): Promise<number> {
  return scoped(async (keep) => {
    const broker = keep(await openBench());
    const { account } = broker;
    const publisher = keep(kitPublisher());
    const bare = await keep(mqttRelay()).ask("open", { account, site: sites.relay });
    const viewer = await viewersOf(keep, { to: "mqtt relay", port: bare.port, viewers: 1 });
    await viewer.ask("expectResults", { first: 0, count });
    await publisher.ask("load", { account, site: sites.relay, kits: KITS, count });
    const { beganAt } = await publisher.ask("flood", undefined);
    const { at, seen } = await viewer.ask("received", { withinMs: WITHIN_MS });
    if (seen !== count) throw new Error(`the relay's viewer had ${seen} of ${count}`);
    return (count * 1e6) / ((at[0] ?? new Float64Array()).reduce((last, each) => Math.max(last, each), 0) - beganAt);
  });
}

function committed(count: number): Promise<Run> {
  return scoped(async (keep) => {
    const broker = keep(await openBench());
    const { account } = broker;
    const publisher = keep(kitPublisher());
    const gateway = keep(await gatewayOf(broker, KITS));
    const viewer = await viewersOf(keep, { to: "gateway", port: gateway.port, viewers: 1 });
    await viewer.ask("expectResults", { first: 0, count });
    await publisher.ask("load", { account, site: sites.gateway, kits: KITS, count });
    // That the kits are there is in the log as well: what is counted comes after it.
    const before = await lastRow(gateway.folder, 0);
    const { beganAt } = await publisher.ask("flood", undefined);
    const last = await lastRow(gateway.folder, before.seq + count);
    const { seen } = await viewer.ask("received", { withinMs: 10_000 });
    return { perSecond: (count * 1e6) / (last.at - beganAt), seen, ...(await leftBy(gateway)) };
  });
}
