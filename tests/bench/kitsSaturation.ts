import { Health } from "@vigil/shared/contracts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { lastRow } from "./lastRow.ts";
import { gatewayOf, kitPublisher, mqttRelay, openBench, sites } from "./mqttRig.ts";
import { viewersOf } from "./rig.ts";
import type { Extent, Measured, Say } from "./row.ts";
import { scoped } from "./scope.ts";
import { ratios, spreadOf } from "./statistics.ts";

const GOAL = 0.75;
const FAULT = 0.6;
const WITHIN_MS = 120_000;
// What one kit may say at once without being dropped as a flood is 400 (docs/kit.md): so many kits share the load.
const KITS = 500;

type Run = { perSecond: number; rows: number; cut: number; seen: number };

/** Kits' pressures committed a second, as fast as Mosquitto hands them on: from the first byte to the last row on disk. */
export async function measureKitsSaturation({ quick, repetitions }: Extent, say: Say): Promise<Measured> {
  const count = quick ? 20_000 : 200_000;
  const bare: number[] = [];
  const runs: Run[] = [];
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    bare.push(await relayed(count));
    const run = await committed(count);
    runs.push(run);
    say(
      `saturation over MQTT ${repetition}/${repetitions}: relay ${Math.round(bare.at(-1) ?? 0)}/s, Vigil ${Math.round(run.perSecond)}/s, rows ${run.rows} of ${count}, viewer had ${run.seen}, cut ${run.cut} times`,
    );
  }
  const vigil = runs.map(({ perSecond }) => perSecond);
  const compared = spreadOf(ratios(vigil, bare));
  const cuts = runs.reduce((sum, { cut }) => sum + cut, 0);
  const whole = runs.every(({ rows }) => rows === count);
  return {
    part: "kits-saturation",
    rows: [
      {
        what: "kits' pressures committed, 1 viewer",
        unit: "/s",
        vigil: spreadOf(vigil),
        relay: { value: spreadOf(bare), compared, as: "×" },
        goal: `≥ ${GOAL} ×, rows = sent`,
        met: !whole || compared.median < FAULT ? "fault" : compared.median >= GOAL ? "met" : "not met",
      },
    ],
    notes: [
      `${count} pressures of ${KITS} kits each time, QoS 1 through one Mosquitto that both ways share; rows in the log afterwards: ${runs.map(({ rows }) => rows).join(", ")}. The relay's time ends when its viewer has the last; Vigil's when the last row is durable.`,
      cuts === 0
        ? "The viewer kept up: it was never cut."
        : `The viewer could not keep up and was cut at its byte cap ${cuts} times; it came back by itself. Of the pressures it had ${runs.map(({ seen }) => seen).join(", ")} as events, the rest in a snapshot.`,
    ],
  };
}

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
    const { cut } = Health.parse(await (await fetch(`${gateway.address}/api/health`)).json()).stream;
    await gateway.kill("SIGTERM");
    const log = await sqliteLog({ folder: gateway.folder });
    const rows = await log.count(["cuff.result"]);
    await log.close();
    return { perSecond: (count * 1e6) / (last.at - beganAt), rows, cut, seen };
  });
}
