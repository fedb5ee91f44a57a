import { startGateway } from "../support/gateway.ts";
import { PULSES } from "./programs/pulses.ts";
import { oximeters, oximetersOn, relay, viewersOf } from "./rig.ts";
import type { Extent, Measured, Row, Say } from "./row.ts";
import { scoped } from "./scope.ts";
import { quantile, spreadOf } from "./statistics.ts";

const DEVICES = 10;
// Packets from one change of the pulse to the next: ten changes a second each device, a hundred in all.
const EVERY = 6;
const CHANGES_A_SECOND = 10;
// The gateway gathers latest values for 50 ms (docs/decisions/latest-values.md).
const MORE_MS = 55;

type Latencies = { p50: number; p99: number; replaced: number };

/** Latest values: pulses of ten oximeters at 60 Hz, from the settling packet to the viewer, beside the bare relay. */
export async function measureLatest({ quick, repetitions }: Extent, say: Say): Promise<Measured> {
  const rows: Row[] = [];
  let replaced = 0;
  for (const viewers of [1, 10]) {
    const cell = await measureCell(viewers, changesIn(quick ? 4 : 10), repetitions, say);
    rows.push(...cell.rows);
    replaced += cell.replaced;
  }
  return {
    part: "latest",
    rows,
    notes: [
      `${DEVICES} oximeters at 60 packets/s; each pulse stands for ${EVERY} packets, and the time counts from the third, which makes it valid. A newer value may take an older one's place: ${replaced} were replaced so.`,
    ],
  };
}

// A run must not end on the pulse with which the next begins, or that beginning is no change and is not seen.
const changesIn = (seconds: number): number => {
  const changes = seconds * CHANGES_A_SECOND;
  return changes % PULSES === 0 ? changes + 1 : changes;
};

async function measureCell(
  viewers: number,
  changes: number,
  repetitions: number,
  say: Say,
): Promise<{ rows: Row[]; replaced: number }> {
  const name = `${DEVICES * CHANGES_A_SECOND} changes/s, ${viewers} viewer${viewers === 1 ? "" : "s"}`;
  const times = { relay: [] as Latencies[], gateway: [] as Latencies[] };
  await scoped(async (keep) => {
    const publisher = keep(oximeters());
    const ports = await publisher.ask("open", { count: DEVICES * 2 });
    const bare = await keep(relay()).ask("open", { ports: ports.slice(0, DEVICES), framing: "packet" });
    const gateway = keep(await startGateway({ devices: oximetersOn(ports.slice(DEVICES)) }));
    const ways = {
      relay: { from: 0, viewer: await viewersOf(keep, { to: "relay", port: bare.port, viewers }) },
      gateway: { from: DEVICES, viewer: await viewersOf(keep, { to: "gateway", port: gateway.port, viewers }) },
    };

    const run = async (way: keyof typeof ways, many: number): Promise<Latencies> => {
      const { from, viewer } = ways[way];
      await viewer.ask("expectPulses", { lines: DEVICES, changes: many });
      const settledAt = await publisher.ask("play", { from, count: DEVICES, every: EVERY, changes: many });
      const { at } = await viewer.ask("received", { withinMs: 2_000 });
      return latencies(settledAt, at);
    };
    for (const way of ["relay", "gateway"] as const) await run(way, CHANGES_A_SECOND);
    for (let repetition = 1; repetition <= repetitions; repetition += 1)
      for (const way of ["relay", "gateway"] as const) {
        const measured = await run(way, changes);
        times[way].push(measured);
        say(
          `latest ${name}, ${repetition}/${repetitions}: ${way} p50 ${measured.p50.toFixed(1)} p99 ${measured.p99.toFixed(1)} ms`,
        );
      }
  });
  const rows = (["p50", "p99"] as const).map((rank): Row => {
    const vigil = times.gateway.map((each) => each[rank]);
    const bare = times.relay.map((each) => each[rank]);
    const compared = spreadOf(vigil.map((value, at) => value - (bare[at] ?? Number.NaN)));
    return {
      what: `${name}, ${rank}`,
      unit: "ms",
      vigil: spreadOf(vigil),
      relay: { value: spreadOf(bare), compared, as: "+ ms" },
      goal: rank === "p99" ? `≤ relay + ${MORE_MS} ms` : "",
      met: rank === "p50" ? "no goal" : compared.median <= MORE_MS ? "met" : "not met",
    };
  });
  return { rows, replaced: times.gateway.reduce((sum, { replaced }) => sum + replaced, 0) };
}

function latencies(settledAt: readonly Float64Array[], at: readonly Float64Array[]): Latencies {
  const took: number[] = [];
  let replaced = 0;
  for (const [line, sent] of settledAt.entries())
    for (const [change, sentAt] of sent.entries()) {
      const arrivedAt = at[line]?.[change] ?? 0;
      if (arrivedAt > 0) took.push((arrivedAt - sentAt) / 1_000);
      else replaced += 1;
    }
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), replaced };
}
