import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import type { RawKit } from "../support/kit.ts";
import { kitRecord, twice } from "../support/kitRecord.ts";
import { until } from "../support/until.ts";
import type { KitSite } from "./kits.site.ts";
import { HEARD_MS, shown, untilAcked, untilShown } from "./kitsSaid.suite.ts";

const PER_SECOND = 25;

type Spool = { said(): number; stop(): Promise<void>; sayAgain(): Promise<void> };

/** Says a value 25 times a second, and keeps all it said, as a kit does that was told nothing. */
function streaming(kit: RawKit): Spool {
  const kept: { seq: number; measuredAt: number; spo2: number }[] = [];
  const told: Promise<unknown>[] = [];
  // A message that a broken connection took with it is one of those that are said again.
  const say = ({ spo2, ...told }: (typeof kept)[number]): Promise<unknown> =>
    kit.oximetry({ spo2 }, { ...told, sentAt: kit.now() }).catch(() => undefined);
  const timer = setInterval(() => {
    const one = { seq: kept.length, measuredAt: kit.now(), spo2: 94 + (kept.length % 4) };
    kept.push(one);
    if (kit.client.connected) told.push(say(one));
  }, 1_000 / PER_SECOND);
  return {
    said: () => kept.length,
    async stop() {
      clearInterval(timer);
      await Promise.all(told);
    },
    async sayAgain() {
      for (const one of kept) {
        await say(one);
        // What is sent faster is dropped as a flood, and would be said again later.
        await wait(1_000 / 80);
      }
    },
  };
}

/** Restarts and breaks, with kits 16 to 18. The last of the suite: the site is not the same afterwards. */
export function kitsBack(open: () => KitSite): void {
  test("the gateway is killed in the middle of a stream: all that was told to be stored is, and nothing is twice", async () => {
    const site = open();
    const kit = await site.kit("kit-16");
    const stream = streaming(kit);
    await until("40 are acknowledged", HEARD_MS, () => (kit.ackedUpTo("oximeter") >= 40 ? true : undefined));
    await site.stopGateway("SIGKILL");
    const told = kit.ackedUpTo("oximeter");
    const there = new Set(
      (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot).map(({ seq }) => seq),
    );
    expect(Array.from({ length: told + 1 }, (_, seq) => seq).filter((seq) => !there.has(seq))).toEqual([]);

    await wait(2_000);
    await site.startGateway();
    await until("the kit is back", HEARD_MS, () => (kit.client.connected ? true : undefined));
    const more = stream.said() + PER_SECOND;
    await until("it goes on", HEARD_MS, () => (stream.said() > more ? true : undefined));
    await stream.stop();
    // It says all of it again, as a kit would that lost its own memory of what was acknowledged.
    await stream.sayAgain();
    await untilAcked(kit, "oximeter", stream.said() - 1);
    await until("no gap", HEARD_MS, () => (kit.ackedUpTo("oximeter") === stream.said() - 1 ? true : undefined));
    const stored = (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot);
    expect(twice(stored)).toEqual([]);
    expect(stored.length).toBe(stream.said());
    expect((await site.report("kit-16")).link).toBe("online");
  });

  test("the broker dies and comes back: kits are seen to be away, then all goes on and nothing is twice", async () => {
    const site = open();
    const kit = await site.kit("kit-17");
    const stream = streaming(kit);
    await until("20 are acknowledged", HEARD_MS, () => (kit.ackedUpTo("oximeter") >= 20 ? true : undefined));
    await site.breakBroker();
    if (site.kind === "mosquitto") {
      await until("said", HEARD_MS, async () => {
        const { mqtt } = await site.health();
        return mqtt !== "not configured" && !mqtt.connected && mqtt.why !== "" ? true : undefined;
      });
      await until("silent", HEARD_MS, () => (site.device("kit-17").link === "silent" ? true : undefined));
      expect(site.device("kit-17").why).toContain("broker");
    }
    await wait(1_500);
    await site.mendBroker();
    await until("online", HEARD_MS, () => (site.device("kit-17").link === "online" ? true : undefined));
    await until("a value of now", HEARD_MS, () => {
      const metric = shown(site, "kit-17");
      return metric !== undefined && metric.at > Date.now() - 1_000 ? true : undefined;
    });
    await stream.stop();
    await stream.sayAgain();
    await until("no gap", HEARD_MS, () => (kit.ackedUpTo("oximeter") === stream.said() - 1 ? true : undefined));
    const stored = (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot);
    expect(twice(stored)).toEqual([]);
    expect(stored.length).toBe(stream.said());
  });

  test("a value that a broker keeps for whoever comes later is refused where that can be seen", async () => {
    const site = open();
    const kit = await site.kit("kit-18");
    const at = kit.now();
    const frame = {
      v: 1,
      kit: "kit-18",
      boot: kit.boot,
      seq: 0,
      measuredAt: at,
      sentAt: at,
      device: "oximeter",
      kind: "oximetry",
    };
    const retained = { ...frame, values: [{ metric: "spo2", value: 60, quality: "good" }] };
    // Our own broker sees it as it comes; of another one, only who connects later sees that it was kept.
    const before = site.kind === "embedded" ? await site.refused() : 0;
    if (site.kind === "mosquitto") await site.stopGateway("SIGTERM");
    await kit.say("telemetry", retained, true);
    if (site.kind === "mosquitto") await site.startGateway();
    await until("counted", HEARD_MS, async () => ((await site.refused()) > before ? true : undefined));
    await kit.oximetry({ spo2: 96 }, { seq: 1 });
    await untilShown(site, "kit-18", 96);
    await untilAcked(kit, "oximeter", 1);
    const stored = (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot);
    expect(stored.map(({ seq }) => seq)).toEqual([1]);
    if (site.kind === "mosquitto") await kit.say("telemetry", "", true);
  });
}
