import { startGateway } from "../support/gateway.ts";
import { cuffOn, cuffs, relay, viewersOf } from "./rig.ts";
import type { Extent, Measured, Row, Say } from "./row.ts";
import { scoped } from "./scope.ts";
import { quantile, ratios, spreadOf } from "./statistics.ts";

const P99_RATIO = 1.5;

type Cell = { viewers: number; perSecond: number; seconds: number };
type Latencies = { p50: number; p99: number };

/** Must-arrive events: cuff results from the wire to a Socket.IO client, in milliseconds, beside the bare relay. */
export async function measureWire({ quick, repetitions }: Extent, say: Say): Promise<Measured> {
  const rows: Row[] = [];
  for (const viewers of [1, 10])
    for (const [perSecond, seconds] of [
      [100, quick ? 3 : 20],
      [1_000, quick ? 3 : 10],
    ] as const)
      rows.push(...(await cell({ viewers, perSecond, seconds }, repetitions, say)));
  return {
    part: "wire",
    rows,
    notes: [
      "A cuff's result frames over TCP; time from the publisher's write to the measured viewer's receipt, matched by the numbers in the reading. Every result arrived, once.",
    ],
  };
}

async function cell({ viewers, perSecond, seconds }: Cell, repetitions: number, say: Say): Promise<Row[]> {
  const name = `${perSecond}/s, ${viewers} viewer${viewers === 1 ? "" : "s"}`;
  const times = { relay: [] as Latencies[], gateway: [] as Latencies[] };
  await scoped(async (keep) => {
    const publisher = keep(cuffs());
    const toRelay = await publisher.ask("open", undefined);
    const toGateway = await publisher.ask("open", undefined);
    const bare = await keep(relay()).ask("open", { ports: [toRelay.port], framing: "text" });
    const gateway = keep(await startGateway({ devices: [cuffOn(toGateway.port)] }));
    const ways = {
      relay: { line: toRelay.line, viewer: await viewersOf(keep, { to: "relay", port: bare.port, viewers }) },
      gateway: { line: toGateway.line, viewer: await viewersOf(keep, { to: "gateway", port: gateway.port, viewers }) },
    };

    let first = 0;
    const run = async (way: keyof typeof ways, count: number): Promise<Latencies> => {
      const { line, viewer } = ways[way];
      const from = first;
      first += count;
      await viewer.ask("expectResults", { first: from, count });
      const sentAt = await publisher.ask("pace", { line, first: from, count, perSecond });
      return latencies(way, sentAt, await viewer.ask("received", { withinMs: 5_000 }));
    };
    for (const way of ["relay", "gateway"] as const) await run(way, perSecond);
    for (let repetition = 1; repetition <= repetitions; repetition += 1)
      for (const way of ["relay", "gateway"] as const) {
        const measured = await run(way, perSecond * seconds);
        times[way].push(measured);
        say(
          `wire ${name}, ${repetition}/${repetitions}: ${way} p50 ${measured.p50.toFixed(2)} p99 ${measured.p99.toFixed(2)} ms`,
        );
      }
  });
  return (["p50", "p99"] as const).map((rank): Row => {
    const vigil = times.gateway.map((each) => each[rank]);
    const bare = times.relay.map((each) => each[rank]);
    const compared = spreadOf(ratios(vigil, bare));
    return {
      what: `${name}, ${rank}`,
      unit: "ms",
      vigil: spreadOf(vigil),
      relay: { value: spreadOf(bare), compared, as: "×" },
      goal: rank === "p99" ? `≤ ${P99_RATIO} ×` : "",
      met: rank === "p50" ? "no goal" : compared.median <= P99_RATIO ? "met" : "not met",
    };
  });
}

/** What a viewer received, with the promise that nothing is missing and nothing came twice. */
function latencies(
  way: string,
  sentAt: Float64Array,
  { at, seen, twice }: { at: readonly Float64Array[]; seen: number; twice: number },
): Latencies {
  if (seen !== sentAt.length || twice > 0)
    throw new Error(`${way}: ${sentAt.length} sent, ${seen} arrived, ${twice} of them twice`);
  const took = Array.from(sentAt, (sent, place) => ((at[0]?.[place] ?? Number.NaN) - sent) / 1_000);
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
