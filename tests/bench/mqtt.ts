import type { Child } from "./child.ts";
import { gatewayOf, kitPublisher, mqttRelay, openBench, sites } from "./mqttRig.ts";
import { nodeRedNames, openNodeRed } from "./nodeRed.ts";
import type { Viewers } from "./programs/viewers.ts";
import { viewersOf } from "./rig.ts";
import type { Extent, Measured, Row, Say } from "./row.ts";
import { scoped } from "./scope.ts";
import { quantile, ratios, spreadOf } from "./statistics.ts";

const P99_RATIO = 1.5;
// A kit may say 100 a second: 40 of them stay far below it.
const KITS = 40;

type Latencies = { p50: number; p99: number };
type Other = "relay" | "gauge" | "chart";
const others: Record<Other, string> = { relay: "the relay", gauge: "Node-RED's gauge", chart: "Node-RED's chart" };

/** Pressures of kits from the publish at Mosquitto to a Socket.IO client, beside a bare relay and beside Node-RED. */
export async function measureMqtt({ quick, repetitions }: Extent, say: Say): Promise<Measured> {
  const rows: Row[] = [];
  const without = new Set<string>();
  for (const [perSecond, seconds] of [
    [100, quick ? 3 : 20],
    [1_000, quick ? 3 : 10],
  ] as const) {
    const cell = await measureCell({ perSecond, seconds, repetitions }, say);
    rows.push(...cell.rows);
    if (cell.why !== "") without.add(cell.why);
  }
  return {
    part: "mqtt",
    rows,
    notes: [
      `Pressures of ${KITS} kits, published to Mosquitto at QoS 1; time from the publisher's call to the measured viewer's receipt, matched by the numbers in the reading. The relay is mqtt.js in, Socket.IO out: no parsing, no alarms, no log. All have the same load, by turns, on one broker. Every pressure arrived, once.`,
      without.size === 0
        ? `${nodeRedNames}: MQTT in, a function, a gauge and a chart of one minute; both widgets have every value, the viewer is a Socket.IO client as its page has one.`
        : `Node-RED was not measured: ${[...without].join("; ")}`,
    ],
  };
}

type Cell = { perSecond: number; seconds: number; repetitions: number };

async function measureCell({ perSecond, seconds, repetitions }: Cell, say: Say): Promise<{ rows: Row[]; why: string }> {
  const vigil: Latencies[] = [];
  const beside: Record<Other, Latencies[]> = { relay: [], gauge: [], chart: [] };
  const why = await scoped(async (keep): Promise<string> => {
    const broker = keep(await openBench());
    const { account } = broker;
    const publisher = keep(kitPublisher());
    const bare = await keep(mqttRelay()).ask("open", { account, site: sites.relay });
    const gateway = keep(await gatewayOf(broker, KITS));
    const nodeRed = await openNodeRed(account, sites.nodeRed, say);
    const fleetOf = (site: string): Promise<number> => publisher.ask("open", { account, site, kits: KITS });
    const ways: {
      to: Parameters<typeof viewersOf>[1]["to"];
      fleet: number;
      viewer: Child<Viewers>;
      into: Latencies[][];
    }[] = [
      {
        to: "mqtt relay",
        fleet: await fleetOf(sites.relay),
        viewer: await viewersOf(keep, { to: "mqtt relay", port: bare.port, viewers: 1 }),
        into: [beside.relay],
      },
      {
        to: "gateway",
        fleet: await fleetOf(sites.gateway),
        viewer: await viewersOf(keep, { to: "gateway", port: gateway.port, viewers: 1 }),
        into: [vigil],
      },
    ];
    if ("port" in nodeRed) {
      keep(nodeRed);
      ways.push({
        to: "node-red",
        fleet: await fleetOf(sites.nodeRed),
        viewer: await viewersOf(keep, { to: "node-red", port: nodeRed.port, viewers: 1 }),
        into: [beside.gauge, beside.chart],
      });
    }

    let first = 0;
    const run = async ({ to, fleet, viewer }: (typeof ways)[number], count: number): Promise<Latencies[]> => {
      const from = first;
      first += count;
      await viewer.ask(to === "node-red" ? "expectWidgets" : "expectResults", { first: from, count });
      const sentAt = await publisher.ask("pace", { fleet, first: from, count, perSecond });
      const { at, seen, twice } = await viewer.ask("received", { withinMs: 10_000 });
      if (seen !== count || twice > 0) throw new Error(`${to}: ${count} sent, ${seen} arrived, ${twice} of them twice`);
      return at.map((arrived) => latencies(sentAt, arrived));
    };
    for (const way of ways) await run(way, perSecond);
    for (let repetition = 1; repetition <= repetitions; repetition += 1)
      for (const way of ways) {
        const measured = await run(way, perSecond * seconds);
        for (const [at, each] of measured.entries()) {
          way.into[at]?.push(each);
          say(
            `mqtt ${perSecond}/s, ${repetition}/${repetitions}: ${way.to}${at > 0 ? ", second widget" : ""} p50 ${each.p50.toFixed(2)} p99 ${each.p99.toFixed(2)} ms`,
          );
        }
      }
    return "why" in nodeRed ? nodeRed.why : "";
  });
  const rows = (["relay", "gauge", "chart"] as const).flatMap((other) =>
    beside[other].length === 0 ? [] : rowsOf(perSecond, vigil, other, beside[other]),
  );
  return { rows, why };
}

const rowsOf = (perSecond: number, vigil: readonly Latencies[], other: Other, beside: readonly Latencies[]): Row[] =>
  (["p50", "p99"] as const).map((rank): Row => {
    const ours = vigil.map((each) => each[rank]);
    const theirs = beside.map((each) => each[rank]);
    const compared = spreadOf(ratios(ours, theirs));
    const judged = rank === "p99" && other === "relay";
    return {
      what: `${perSecond}/s, ${rank}, beside ${others[other]}`,
      unit: "ms",
      vigil: spreadOf(ours),
      relay: { value: spreadOf(theirs), compared, as: "×" },
      goal: judged ? `≤ ${P99_RATIO} ×` : "",
      met: judged ? (compared.median <= P99_RATIO ? "met" : "not met") : "no goal",
    };
  });

function latencies(sentAt: Float64Array, at: Float64Array): Latencies {
  const took = Array.from(sentAt, (sent, place) => ((at[place] ?? Number.NaN) - sent) / 1_000);
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
