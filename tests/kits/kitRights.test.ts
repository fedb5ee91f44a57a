import { afterEach, describe, expect, test } from "vitest";
import { kitTopic } from "@vigil/shared/contracts";
import { kitRecord } from "../support/kitRecord.ts";
import { openKit, type RawKit } from "../support/kit.ts";
import { until } from "../support/until.ts";
import { hasBroker, openKitSite, SITE, withoutBroker, type BrokerKind, type KitSite } from "./kits.site.ts";
import { HEARD_MS, results, shown, untilAcked, untilShown } from "./kitsSaid.suite.ts";

const open: { end(): Promise<void> }[] = [];
afterEach(async () => {
  for (const site of open.splice(0)) await site.end();
});

const topic = (kit: string, leaf: Parameters<typeof kitTopic>[2]): string => kitTopic(SITE, kit, leaf);
/** Everything that the thief says is of this start, so that it can be looked for. */
const FORGED = "forged";

const telemetry = (kit: string, seq: number): object => {
  const at = Date.now();
  const values = [{ metric: "spo2", value: 61, quality: "good" }];
  return { v: 1, kit, boot: FORGED, seq, measuredAt: at, sentAt: at, device: "oximeter", kind: "oximetry", values };
};

type Forgery = { what: string; do(thief: RawKit, asked: string): Promise<unknown> };

/** What kit-1 tries. A publish that is not its own gets its PUBACK and has no effect; so must a subscription. */
const publishes: readonly Forgery[] = [
  {
    what: "a value at the victim's topic",
    do: (thief) => thief.publish(topic("kit-2", "telemetry"), telemetry("kit-2", 1)),
  },
  { what: "a value of the victim at its own topic", do: (thief) => thief.say("telemetry", telemetry("kit-2", 2)) },
  {
    what: "the victim is offline",
    do: (thief) => thief.publish(topic("kit-2", "status"), { v: 1, kit: "kit-2", online: false }, true),
  },
  {
    what: "the victim's cuff is to start",
    do: (thief) =>
      thief.publish(topic("kit-2", "command"), {
        v: 1,
        id: "forged-command",
        device: "cuff",
        verb: "bp.start",
        expiresAt: Date.now() + 60_000,
      }),
  },
  {
    what: "all of the victim's values are stored",
    do: (thief) =>
      thief.publish(topic("kit-2", "ack"), {
        v: 1,
        marks: [{ device: "oximeter", boot: "forged", upTo: 9_999, above: [] }],
      }),
  },
  {
    what: "the victim refuses what it was asked",
    do: (thief, asked) =>
      thief.publish(topic("kit-2", "reply"), { v: 1, kit: "kit-2", id: asked, sentAt: Date.now(), outcome: "refused" }),
  },
  { what: "the same, at its own topic", do: (thief, asked) => thief.reply(asked, "refused", { kit: "kit-2" }) },
];

const subscribes: readonly { what: string; to: string }[] = [
  { what: "the victim's commands", to: topic("kit-2", "command") },
  { what: "everybody's values", to: topic("+", "telemetry") },
  { what: "everything", to: "#" },
  { what: "what the victim is told to be stored", to: topic("kit-2", "ack") },
];

const will = {
  topic: topic("kit-2", "status"),
  payload: Buffer.from(JSON.stringify({ v: 1, kit: "kit-2", online: false })),
  qos: 1,
  retain: true,
} as const;

describe.each(["embedded", "mosquitto"] as const satisfies readonly BrokerKind[])("a kit's rights on %s", (kind) => {
  const has = hasBroker(kind);
  test.skipIf(!has)(
    `7 forged publishes, a forged will and 4 subscribes: none of the 12 has an effect${has ? "" : withoutBroker}`,
    async () => {
      const site = await openKitSite({ kind, kits: 3 });
      open.push(site);
      const victim = await site.kit("kit-2");
      const thief = await site.kit("kit-1");
      // A clean start without a forged will; then one with it, whose connection breaks.
      for (const { to } of subscribes) await subscribed(thief, to);
      const dying = await openKit({
        url: site.url,
        site: SITE,
        id: "kit-3",
        secret: site.secretOf("kit-3"),
        silent: true,
        options: { will },
      });
      await victim.oximetry({ spo2: 97 });
      await untilShown(site, "kit-2", 97);
      await site.station().command({ type: "bp.measure", chair: site.home("home-2").id });
      const asked = await until("the command", HEARD_MS, () => victim.commands()[0]);
      const before = await site.refused();
      const tried: string[] = [];
      for (const { what, do: forge } of publishes) {
        await forge(thief, asked.id);
        tried.push(what);
      }
      await dying.vanish();
      tried.push("a will that says the victim is gone", ...subscribes.map(({ what }) => what));
      expect(tried.length).toBe(12);

      // The victim goes on as if nobody were there: its answer, its result and its next value count.
      await victim.reply(asked.id, "started");
      await until("measuring", HEARD_MS, () => (site.home("home-2").cuff.is === "measuring" ? true : undefined));
      const pressure = await victim.pressure({ systolic: 126, diastolic: 75 });
      await until("126/75", HEARD_MS, () => (results(site, "kit-2-cuff").length > 0 ? true : undefined));
      const last = await victim.oximetry({ spo2: 95 });
      await untilShown(site, "kit-2", 95);
      await untilAcked(victim, "oximeter", last);
      await untilAcked(victim, "cuff", pressure);
      // What was sent before this by the thief itself has been dealt with by the time its own next value is shown.
      await thief.oximetry({ spo2: 93 });
      await untilShown(site, "kit-1", 93);

      await noEffect(site, victim, thief);
      const { link, why } = site.device("kit-2");
      expect({ link, why }).toMatchObject({ link: "online" });
      // Each of them is counted where it was stopped; a broker that is not ours keeps what it stopped to itself.
      const counted = (await site.refused()) - before;
      expect(counted).toBeGreaterThanOrEqual(kind === "embedded" ? publishes.length + 1 : 2);
    },
  );
});

async function noEffect(site: KitSite, victim: RawKit, thief: RawKit): Promise<void> {
  const stored = await kitRecord(site.gateway().folder);
  expect(stored.filter(({ boot }) => boot === FORGED)).toEqual([]);
  expect(shown(site, "kit-2")?.observation.value).toBe(95);
  expect(victim.commands().filter(({ id }) => id === "forged-command")).toEqual([]);
  expect(
    victim
      .acks()
      .flatMap(({ marks }) => marks)
      .filter(({ boot }) => boot === FORGED),
  ).toEqual([]);
  const failed = site
    .station()
    .events()
    .filter(({ event }) => event.type === "cuff.failed");
  expect(failed).toEqual([]);
  const unplugged = site
    .station()
    .events()
    .filter(({ event }) => event.type === "device.link" && event.device === "kit-2" && event.link !== "online");
  // Before it first came it may have been told as awaited; never as gone once it was there.
  const came = site
    .station()
    .events()
    .findIndex(({ event }) => event.type === "device.link" && event.device === "kit-2" && event.link === "online");
  expect(unplugged.filter((event) => site.station().events().indexOf(event) > came)).toEqual([]);
  // It heard what is its own, and nothing else.
  const own = new Set([topic("kit-1", "command"), topic("kit-1", "ack")]);
  expect(thief.heard().filter((message) => !own.has(message.topic))).toEqual([]);
}

/** A broker may refuse a subscription, or grant it and send nothing: either way nothing is heard. */
async function subscribed(kit: RawKit, to: string): Promise<void> {
  await kit.client.subscribeAsync(to, { qos: 1 }).catch(() => undefined);
}
