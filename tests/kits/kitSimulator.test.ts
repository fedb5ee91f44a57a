import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { connect } from "mqtt";
import { KitReply, KitTelemetry, kitTopic } from "@vigil/shared/contracts";
import { kitRecord, twice } from "../support/kitRecord.ts";
import { startMosquitto } from "../support/mosquitto.ts";
import { runProgram } from "../support/program.ts";
import { root } from "../support/gateway.ts";
import { until } from "../support/until.ts";
import { hasBroker, openKitSite, SITE, withoutBroker } from "./kits.site.ts";
import { HEARD_MS } from "./kitsSaid.suite.ts";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

/** The kit's simulator in a process of its own; ends by itself after two minutes. */
function simulatedKit(url: string, secret: string, ...more: readonly string[]): void {
  const kit = runProgram(`${root}/simulators/src/main.ts`, [
    "kit",
    "--url",
    url,
    "--site",
    SITE,
    "--kit",
    "kit-1",
    "--secret",
    secret,
    "--for",
    "2m",
    ...more,
  ]);
  open.push(() => {
    kit.child.kill("SIGTERM");
    return kit.ended;
  });
}

test("a kit whose link drops for 12 s: a pressure on request, a gap that is filled, and every number once", async () => {
  const site = await openKitSite({ kind: "embedded", kits: 1 });
  open.push(() => site.end());
  simulatedKit(
    site.url,
    site.secretOf("kit-1"),
    "--link-drop",
    "10s:12s",
    "--clock-offset",
    "3m",
    "--twice",
    "4",
    "--measures",
    "2s",
    "--boot",
    "sim",
  );
  await until("a saturation", HEARD_MS, () => site.home("home-1").metrics["kit-1-oximeter/spo2"]);
  expect(await site.station().command({ type: "bp.measure", chair: site.home("home-1").id })).toMatchObject({
    outcome: "done",
  });
  await until("a pressure", HEARD_MS, () => (site.home("home-1").bp === "no reading" ? undefined : true));
  await until("unplugged", 30_000, () => (site.device("kit-1").link === "unplugged" ? true : undefined));
  await until("online again", 30_000, () => (site.device("kit-1").link === "online" ? true : undefined));

  const seqsOf = async (): Promise<number[]> => {
    const stored = await kitRecord(site.gateway().folder);
    expect(twice(stored)).toEqual([]);
    return stored
      .filter(({ device }) => device === "kit-1-oximeter")
      .map(({ seq }) => seq)
      .toSorted((a, b) => a - b);
  };
  await until("no number is missing after 30 of them", 60_000, async () => {
    const seqs = await seqsOf();
    return seqs.length >= 30 && seqs.every((seq, at) => seq === at) ? true : undefined;
  });
  const late = (await kitRecord(site.gateway().folder)).filter((one) => one.late && one.device === "kit-1-oximeter");
  expect(late.length).toBeGreaterThanOrEqual(8);
});

const has = hasBroker("mosquitto");
test.skipIf(!has)(
  `a start that comes past its time is never run, and the same start twice is run once${has ? "" : withoutBroker}`,
  async () => {
    const [secret, ours] = [randomBytes(12).toString("hex"), randomBytes(12).toString("hex")];
    const broker = await startMosquitto({ site: SITE, secrets: { "kit-1": secret, gateway: ours } });
    open.push(() => broker.end());
    const gateway = connect(broker.url, {
      username: "gateway",
      password: ours,
      protocolVersion: 4,
      reconnectPeriod: 0,
    });
    open.push(() => gateway.endAsync(true));
    const replies: KitReply[] = [];
    const pressures: KitTelemetry[] = [];
    let said = 0;
    gateway.on("message", (topic, payload) => {
      said += 1;
      if (topic.endsWith("/reply")) replies.push(KitReply.parse(JSON.parse(payload.toString())));
      const told = topic.endsWith("/telemetry") ? KitTelemetry.parse(JSON.parse(payload.toString())) : undefined;
      if (told?.device === "cuff") pressures.push(told);
    });
    await gateway.subscribeAsync([kitTopic(SITE, "+", "reply"), kitTopic(SITE, "+", "telemetry")], { qos: 1 });
    simulatedKit(broker.url, secret, "--measures", "1s");
    await until("it speaks", HEARD_MS, () => (said > 0 ? true : undefined));
    const start = async (id: string, expiresInMs: number): Promise<void> => {
      const command = { v: 1, id, device: "cuff", verb: "bp.start", expiresAt: Date.now() + expiresInMs };
      await gateway.publishAsync(kitTopic(SITE, "kit-1", "command"), JSON.stringify(command), { qos: 1 });
    };
    const outcomes = (id: string): string[] => replies.filter((reply) => reply.id === id).map(({ outcome }) => outcome);

    await start("too-late-to-run", -1);
    await until("expired", HEARD_MS, () => (outcomes("too-late-to-run").length > 0 ? true : undefined));
    // Three times as long as a measurement takes here: had it begun, it would be over.
    await wait(3_000);
    expect(outcomes("too-late-to-run")).toEqual(["expired"]);
    expect(pressures).toEqual([]);

    await start("in-good-time", 10_000);
    await start("in-good-time", 10_000);
    await until("two answers", HEARD_MS, () => (outcomes("in-good-time").length === 2 ? true : undefined));
    await until("a pressure", HEARD_MS, () => (pressures.length > 0 ? true : undefined));
    expect(outcomes("in-good-time")).toEqual(["started", "started"]);
    await start("in-good-time", 10_000);
    await until("a third answer", HEARD_MS, () => (outcomes("in-good-time").length === 3 ? true : undefined));
    await wait(3_000);
    // Unacknowledged, the kit says its pressure again: the same one, by its number.
    expect(new Set(pressures.map(({ seq }) => seq)).size).toBe(1);
  },
);
