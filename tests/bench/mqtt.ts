import type { Child } from "./child.ts";
import { gatewayOf, kitPublisher, mqttRelay, openBench, sites } from "./mqttRig.ts";
import { nodeRedNames, openNodeRed } from "./nodeRed.ts";
import type { Viewers } from "./programs/viewers.ts";
import { viewersOf } from "./rig.ts";
import type { Extent, Measured, Row, Say } from "./row.ts";
import { scoped } from "./scope.ts";
import { quantile, ratios, spreadOf } from "./statistics.ts";

// A kit may say 100 a second: 40 of them stay far below it.
const KITS = 40;
// More than this and its chart falls behind: it would be measured in what it left over from before.
const NODE_RED_IN_TURN = 100;

type Latencies = { p50: number; p99: number };
type Other = "relay" | "gauge" | "chart";
const others: Record<Other, string> = { relay: "the relay", gauge: "Node-RED's gauge", chart: "Node-RED's chart" };

/** Pressures of kits from the publish at Mosquitto to a Socket.IO client, beside a bare relay and beside Node-RED. */
export async function measureMqtt({ quick, repetitions }: Extent, say: Say): Promise<Measured> {
  const rows: Row[] = [];
  const nodeRed: string[] = [];
  for (const [perSecond, seconds] of [
    [100, quick ? 3 : 20],
    [1_000, quick ? 3 : 10],
  ] as const) {
    const cell = await measureCell({ perSecond, seconds, repetitions }, say);
    rows.push(...cell.rows);
    if (cell.why !== "" && !nodeRed.includes(cell.why)) nodeRed.push(cell.why);
  }
  return {
    part: "mqtt",
    rows,
    notes: [
      `Pressures of ${KITS} kits, published to Mosquitto at QoS 1; time from the publisher's call to the measured viewer's receipt, matched by the numbers in the reading. The relay is mqtt.js in, Socket.IO out: no parsing, no alarms, no log. All have the same load, by turns, on one broker. Every pressure arrived, once.`,
      `${nodeRedNames}: MQTT in, a function, a gauge and a chart of one minute; both widgets have every value, the viewer is a Socket.IO client as its page has one. ${nodeRed.length === 0 ? "It showed every value." : `It was not measured where there is no row: ${nodeRed.join("; ")}.`}`,
    ],
  };
}

type Cell = { perSecond: number; seconds: number; repetitions: number };
type Way = { to: "mqtt relay" | "gateway" | "node-red"; fleet: number; viewer: Child<Viewers>; into: Latencies[][] };

async function measureCell({ perSecond, seconds, repetitions }: Cell, say: Say): Promise<{ rows: Row[]; why: string }> {
  const vigil: Latencies[] = [];
  const beside: Record<Other, Latencies[]> = { relay: [], gauge: [], chart: [] };
  const why = await scoped(async (keep): Promise<string> => {
    const broker = keep(await openBench());
    const { account } = broker;
    const publisher = keep(kitPublisher());
    const bare = await keep(mqttRelay()).ask("open", { account, site: sites.relay });
    const gateway = keep(await gatewayOf(broker, KITS));
    const wayOf = async (to: Way["to"], site: string, port: number, into: Latencies[][]): Promise<Way> => ({
      to,
      fleet: await publisher.ask("open", { account, site, kits: KITS }),
      viewer: await viewersOf(keep, { to, port, viewers: 1 }),
      into,
    });
    const ways = [
      await wayOf("mqtt relay", sites.relay, bare.port, [beside.relay]),
      await wayOf("gateway", sites.gateway, gateway.port, [vigil]),
    ];

    let first = 0;
    const run = async ({ to, fleet, viewer, into }: Way, count: number, keeps = true): Promise<number> => {
      const from = first;
      first += count;
      await viewer.ask(to === "node-red" ? "expectWidgets" : "expectResults", { first: from, count });
      const sentAt = await publisher.ask("pace", { fleet, first: from, count, perSecond });
      const { at, seen, twice } = await viewer.ask("received", { withinMs: 10_000 });
      const wrong = `${to}: ${count} sent, ${seen} arrived, ${twice} of them twice`;
      if (twice > 0 || (seen !== count && to !== "node-red")) throw new Error(wrong);
      if (seen !== count) return seen;
      for (const [nth, arrived] of keeps ? at.entries() : []) {
        const each = latencies(sentAt, arrived);
        into[nth]?.push(each);
        const what = nth > 0 ? `${to}, second widget` : to;
        say(`mqtt ${perSecond}/s: ${what} p50 ${each.p50.toFixed(2)} p99 ${each.p99.toFixed(2)} ms`);
      }
      return seen;
    };

    const opened = await openNodeRed(account, sites.nodeRed, say);
    if ("why" in opened) {
      await turns(ways, run, { perSecond, seconds, repetitions });
      return opened.why;
    }
    keep(opened);
    const nodeRed = await wayOf("node-red", sites.nodeRed, opened.port, [beside.gauge, beside.chart]);
    const count = perSecond * seconds;
    if (perSecond <= NODE_RED_IN_TURN) {
      await turns([...ways, nodeRed], run, { perSecond, seconds, repetitions });
      return beside.gauge.length === repetitions ? "" : `it did not show all at ${perSecond}/s`;
    }
    // What it cannot finish would go on in the others' turns: it comes after them, once.
    await turns(ways, run, { perSecond, seconds, repetitions });
    const shown = await run(nodeRed, count, false);
    return shown === count ? "" : `at ${perSecond}/s it had shown ${shown} of ${count} values 10 s after the last`;
  });
  const rows = (["relay", "gauge", "chart"] as const).flatMap((other) =>
    beside[other].length < repetitions ? [] : rowsOf(perSecond, vigil, other, beside[other]),
  );
  return { rows, why };
}

/** A short turn of each to warm up, then as many whole ones as there are repetitions. */
async function turns(
  ways: readonly Way[],
  run: (way: Way, count: number, keeps?: boolean) => Promise<number>,
  { perSecond, seconds, repetitions }: Cell,
): Promise<void> {
  for (const way of ways) await run(way, perSecond, false);
  for (let repetition = 1; repetition <= repetitions; repetition += 1)
    for (const way of ways) await run(way, perSecond * seconds);
}

const rowsOf = (perSecond: number, vigil: readonly Latencies[], other: Other, beside: readonly Latencies[]): Row[] =>
  (["p50", "p99"] as const).map((rank): Row => {
    const ours = vigil.map((each) => each[rank]);
    const theirs = beside.map((each) => each[rank]);
    const compared = spreadOf(ratios(ours, theirs));
    return {
      what: `${perSecond}/s, ${rank}, beside ${others[other]}`,
      unit: "ms",
      vigil: spreadOf(ours),
      relay: { value: spreadOf(theirs), compared, as: "×" },
      goal: "",
      met: "no goal",
    };
  });

function latencies(sentAt: Float64Array, at: Float64Array): Latencies {
  const took = Array.from(sentAt, (sent, place) => ((at[place] ?? Number.NaN) - sent) / 1_000);
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
