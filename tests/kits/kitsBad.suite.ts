import { expect, test } from "vitest";
import { KIT_CUT_BYTES, KIT_PAYLOAD_BYTES, kitTopic } from "@vigil/shared/contracts";
import { kitRecord } from "../support/kitRecord.ts";
import { isLetIn } from "../support/kit.ts";
import { until } from "../support/until.ts";
import { SITE, type KitSite } from "./kits.site.ts";
import { HEARD_MS, shown, untilAcked, untilShown } from "./kitsSaid.suite.ts";

/** What no kit should say: kits 13 to 15. */
export function kitsBad(open: () => KitSite): void {
  test("what is not of the contract is counted and changes nothing; the connection and the next value live", async () => {
    const site = open();
    const kit = await site.kit("kit-13");
    await kit.oximetry({ spo2: 97 });
    await untilShown(site, "kit-13", 97);
    const link = site.device("kit-13");
    let closed = 0;
    kit.client.on("close", () => (closed += 1));
    const before = await site.refused();
    const at = kit.now();
    const good = { v: 1, kit: "kit-13", boot: kit.boot, seq: 50, measuredAt: at, sentAt: at, device: "oximeter" };
    const oximetry = { ...good, kind: "oximetry" };
    const values = [{ metric: "spo2", value: 60, quality: "good" }];
    const bad: readonly unknown[] = [
      "",
      "no JSON",
      "null",
      "[]",
      "7",
      '{"v":1',
      Buffer.from([0xff, 0xfe, 0x00, 0x80]),
      `${"[".repeat(8_000)}${"]".repeat(8_000)}`,
      JSON.stringify({ ...oximetry, values }).replace("{", '{"__proto__":{"kind":"oximetry"},'),
      { ...oximetry, values, more: true },
      { ...oximetry, values, v: 2 },
      { ...oximetry, values: [] },
      { ...oximetry, values: [...values, ...values, ...values, ...values] },
      // The sentinels of the devices we know: none of them is a value.
      ...[0, 127, 255, 2_047, -100, 97.5, Number.MAX_SAFE_INTEGER].map((value) => ({
        ...oximetry,
        values: [{ metric: "spo2", value, quality: "good" }],
      })),
      { ...oximetry, values: [{ metric: "spo2", value: "unavailable", quality: "good" }] },
      { ...oximetry, values: [{ metric: "temperature", value: 37, quality: "good" }] },
      { ...oximetry, values, seq: -1 },
      { ...oximetry, values, seq: 0.5 },
      { ...oximetry, values, seq: 2 ** 32 },
      { ...oximetry, values, boot: "../../etc" },
      { ...oximetry, values, device: "cuff" },
      { ...oximetry, values, measuredAt: "now" },
      { ...oximetry, values, sentAt: -1 },
      { ...good, device: "cuff", kind: "bp", reading: { systolic: 120, diastolic: 80, mean: 255, pulse: 0 } },
      { ...good, device: "cuff", kind: "bp", reading: { systolic: 120, diastolic: 80, mean: 93 } },
      { ...good, device: "cuff", kind: "bp failed", because: "bad luck" },
      { ...good, kind: "waveform", samples: [1, 2, 3] },
    ];
    for (const payload of bad) await kit.say("telemetry", payload);
    const badStatus: readonly unknown[] = [
      "offline",
      { v: 1, kit: "kit-13", online: false, battery: 3 },
      { v: 1, kit: "kit-13", online: true, boot: kit.boot, sentAt: at, battery: 101 },
    ];
    for (const payload of badStatus) await kit.say("status", payload);
    for (const payload of ["{}", { v: 1, kit: "kit-13", id: "x", sentAt: at, outcome: "started" }])
      await kit.say("reply", payload);
    const seq = await kit.oximetry({ spo2: 96 });
    await untilShown(site, "kit-13", 96);
    expect((await site.refused()) - before).toBe(bad.length + badStatus.length + 2);
    expect(closed).toBe(0);
    const { link: now, battery } = site.device("kit-13");
    expect({ link: now, battery }).toEqual({ link: "online", battery: link.battery });
    await untilAcked(kit, "oximeter", seq);
    const stored = (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot);
    expect(stored.map((one) => one.seq)).toEqual([0, seq]);
  });

  test("17 KiB is dropped and counted; 65 KiB ends the connection before it is read, and nobody else's", async () => {
    const site = open();
    const [kit, other] = [await site.kit("kit-14"), await site.kit("kit-15")];
    let closed = 0;
    let othersClosed = 0;
    kit.client.on("close", () => (closed += 1));
    other.client.on("close", () => (othersClosed += 1));
    const at = kit.now();
    const frame = {
      v: 1,
      kit: "kit-14",
      boot: kit.boot,
      seq: 70,
      measuredAt: at,
      sentAt: at,
      device: "oximeter",
      kind: "oximetry",
    };
    const text = JSON.stringify({ ...frame, values: [{ metric: "spo2", value: 60, quality: "good" }] });
    const before = await site.refused();
    // White space is good JSON: only its length is wrong.
    await kit.say("telemetry", text.padEnd(KIT_PAYLOAD_BYTES + 1_024, " "));
    // Our own broker counts what it drops; another one keeps it to itself.
    const counted = site.kind === "embedded" ? 1 : 0;
    await until("counted", HEARD_MS, async () => ((await site.refused()) >= before + counted ? true : undefined));
    expect(closed).toBe(0);
    // Up to the limit it is a message like any other.
    const seq = 71;
    await kit.say(
      "telemetry",
      text.replace('"seq":70', `"seq":${seq}`).replace(":60,", ":91,").padEnd(KIT_PAYLOAD_BYTES, " "),
    );
    await untilShown(site, "kit-14", 91);
    expect((await site.refused()) - before).toBe(counted);

    // What would be sent again and again must not be: this kit gives up after its first try.
    kit.client.options.reconnectPeriod = 0;
    void kit.say("telemetry", text.padEnd(KIT_CUT_BYTES + 1_024, " ")).catch(() => undefined);
    await until("cut", HEARD_MS, () => (closed > 0 ? true : undefined));
    await until("unplugged by its will", HEARD_MS, () =>
      site.device("kit-14").link === "unplugged" ? true : undefined,
    );
    await other.oximetry({ spo2: 95 });
    await untilShown(site, "kit-15", 95);
    expect(othersClosed).toBe(0);
    expect(shown(site, "kit-14")?.observation.value).toBe(91);
    const stored = (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot);
    expect(stored.map((one) => one.seq)).toEqual([seq]);
  });

  test("nobody comes in without the secret of the kit he says he is", async () => {
    const site = open();
    const [mine, other] = [site.secretOf("kit-14"), site.secretOf("kit-15")];
    const tries = {
      "another kit's secret": { username: "kit-15", password: mine },
      "no secret": { username: "kit-15" },
      "an empty secret": { username: "kit-15", password: "" },
      nobody: {},
      "a kit that is not": { username: "kit-999", password: mine },
      "the gateway": { username: "gateway", password: other },
      "the gateway's name in capitals": { username: "GATEWAY", password: other },
    };
    const letIn: string[] = [];
    for (const [name, options] of Object.entries(tries)) if (await isLetIn(site.url, options)) letIn.push(name);
    expect(letIn).toEqual([]);
    expect(await isLetIn(site.url, { username: "kit-15", password: other })).toBe(true);
    // A will alone must not speak for another kit either, nor before anybody is let in.
    const will = {
      topic: kitTopic(SITE, "kit-15", "status"),
      payload: Buffer.from("{}"),
      qos: 1,
      retain: true,
    } as const;
    expect(await isLetIn(site.url, { username: "kit-15", password: mine, will })).toBe(false);
  });
}
