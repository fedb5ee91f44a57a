import { expect, test } from "vitest";
import type { Envelope, MetricView } from "@vigil/shared/contracts";
import { kitRecord, twice } from "../support/kitRecord.ts";
import type { RawKit } from "../support/kit.ts";
import { until } from "../support/until.ts";
import type { KitSite } from "./kits.site.ts";

export const HEARD_MS = 20_000;
const MINUTE = 60_000;
// 290 points from ten minutes ago to 20 s ago.
const POINTS = 290;
const POINT_MS = 2_000;

/** What a station shows of a kit's oximeter. */
export const shown = (site: KitSite, kit: string, metric: "spo2" | "pulse" = "spo2"): MetricView | undefined =>
  site.home(kit.replace("kit", "home")).metrics[`${kit}-oximeter/${metric}`];

export const untilShown = (site: KitSite, kit: string, spo2: number): Promise<MetricView> =>
  until(`${kit} shows ${spo2}`, HEARD_MS, () => {
    const metric = shown(site, kit);
    return metric?.observation.value === spo2 ? metric : undefined;
  });

export const untilAcked = (kit: RawKit, device: "oximeter" | "cuff", seq: number, boot?: string): Promise<true> =>
  until(`${kit.id} is told that ${device} ${seq} is stored`, HEARD_MS, () =>
    kit.isAcked(device, seq, boot) ? true : undefined,
  );

export const results = (site: KitSite, cuff: string): Extract<Envelope["event"], { type: "cuff.result" }>[] =>
  site
    .station()
    .events()
    .flatMap(({ event }) => (event.type === "cuff.result" && event.device === cuff ? [event] : []));

/** A clock that is far from ours is believed when two messages, a second apart, say the same. */
export const untilClockKnown = (site: KitSite, kit: RawKit): Promise<number> =>
  until(`the clock of ${kit.id} is known`, HEARD_MS, async () => {
    await kit.status();
    const { clockOffsetMs } = await site.report(kit.id);
    return clockOffsetMs === "no clock" ? undefined : clockOffsetMs;
  });

/** What became of one alarm: as `phase priority, heard or not`. */
const toldOf = (site: KitSite, key: string): string[] =>
  site
    .station()
    .events()
    .flatMap(({ event }) =>
      event.type === "alarm.changed" && event.alarm.key.startsWith(key)
        ? [`${event.alarm.phase} ${event.alarm.priority}, ${event.announce.heard ? "heard" : event.announce.why}`]
        : [],
    );

const times = async (site: KitSite, device: string, why: string): Promise<number> =>
  (await site.report(device)).discards[why]?.times ?? 0;

/** Links, values, late values and clocks: kits 1 to 8. */
export function kitsSaid(open: () => KitSite): void {
  test("a kit is online by its status, unplugged by its will, and silent when nothing is heard of it", async () => {
    const site = open();
    const kit = await site.kit("kit-1");
    await until("online, 80 %", HEARD_MS, () =>
      site.device("kit-1").link === "online" && site.device("kit-1").battery === 80 ? true : undefined,
    );
    await kit.status({ battery: 12 });
    await until("12 %", HEARD_MS, () => (site.device("kit-1").battery === 12 ? true : undefined));
    await kit.vanish();
    await until("unplugged", HEARD_MS, () => (site.device("kit-1").link === "unplugged" ? true : undefined));
    expect(site.device("kit-1-oximeter").link).not.toBe("online");
    expect(site.device("kit-1-cuff").link).not.toBe("online");

    const again = await site.kit("kit-1", { silent: true });
    await again.status();
    await until("online again", HEARD_MS, () => (site.device("kit-1").link === "online" ? true : undefined));
    const since = Date.now();
    // It keeps its connection and says nothing more.
    await until("silent", 30_000, () => (site.device("kit-1").link === "silent" ? true : undefined));
    expect(Date.now() - since).toBeGreaterThan(10_000);
  });

  test("what a kit says now is shown now, with the kit's number on it", async () => {
    const site = open();
    const kit = await site.kit("kit-2");
    const before = Date.now();
    await kit.oximetry({ spo2: 97, pulse: 66 });
    const metric = await untilShown(site, "kit-2", 97);
    expect(metric.at).toBeGreaterThanOrEqual(before - 1_000);
    expect(metric.freshForMs).toBe(6_000);
    expect(shown(site, "kit-2", "pulse")?.observation).toMatchObject({ value: 66, quality: "good" });
    const seq = await kit.pressure({ systolic: 131, diastolic: 77 });
    const [result] = await until("131/77", HEARD_MS, () => {
      const all = results(site, "kit-2-cuff");
      return all.length > 0 ? all : undefined;
    });
    expect(result).toMatchObject({ late: false, kit: { boot: kit.boot, seq }, reading: { systolic: 131 } });
    await kit.failed("motion");
    await until("the failure", HEARD_MS, () => {
      const { cuff } = site.home("home-2");
      return cuff.is === "failed" && cuff.because === "motion" ? true : undefined;
    });
    // What a probe does not know is told in words, never as a number.
    const nothing = { metric: "spo2", value: "unavailable", because: "probe off" };
    await kit.oximetry({ spo2: 1 }, { values: [nothing, { ...nothing, metric: "pulse" }] });
    await until("probe off", HEARD_MS, () =>
      shown(site, "kit-2")?.observation.value === "unavailable" ? true : undefined,
    );
  });

  test("a message that came before changes nothing, whatever it says the second time, and is counted", async () => {
    const site = open();
    const kit = await site.kit("kit-3");
    const seq = await kit.oximetry({ spo2: 96 });
    await untilShown(site, "kit-3", 96);
    const before =
      (await times(site, "kit-3", "already stored")) + (await times(site, "kit-3-oximeter", "already stored"));
    for (let again = 0; again < 5; again += 1) await kit.oximetry({ spo2: 79 }, { seq });
    // Its link broke, it started a new connection, and it does not know what arrived.
    await kit.vanish();
    const back = await site.kit("kit-3", { boot: kit.boot });
    await back.oximetry({ spo2: 78 }, { seq });
    await back.oximetry({ spo2: 95 }, { seq: seq + 1 });
    await untilShown(site, "kit-3", 95);
    await untilAcked(back, "oximeter", seq + 1);
    const after =
      (await times(site, "kit-3", "already stored")) + (await times(site, "kit-3-oximeter", "already stored"));
    expect(after - before).toBe(6);
    const stored = (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot);
    expect(stored.map((one) => one.seq)).toEqual([seq, seq + 1]);
    expect(twice(stored)).toEqual([]);
  });

  test("ten minutes that come late fill the gap in the trend, and never show or sound as of now", async () => {
    const site = open();
    const kit = await site.kit("kit-4");
    await kit.oximetry({ spo2: 98 });
    await untilShown(site, "kit-4", 98);
    const now = Date.now();
    const span = { from: now - 11 * MINUTE, to: now, points: 110 };
    const known = async (): Promise<number> =>
      (await site.history("home-4", span)).spo2.mean.filter((value) => value !== null).length;
    expect(await known()).toBeLessThanOrEqual(2);

    // One point every two seconds, saturations and one pressure that would be high alarms if they were of now.
    const first = 1;
    for (let point = 0; point < POINTS; point += 1)
      await kit.oximetry({ spo2: 75 }, { seq: first + point, measuredAt: now - 10 * MINUTE + point * POINT_MS });
    const cuffSeq = await kit.pressure({ systolic: 210, diastolic: 125 }, { measuredAt: now - 5 * MINUTE });
    await untilAcked(kit, "oximeter", first + POINTS - 1);
    await untilAcked(kit, "cuff", cuffSeq);
    await kit.oximetry({ spo2: 97 });
    await untilShown(site, "kit-4", 97);

    expect(toldOf(site, "home-4/spo2/low")).toEqual([]);
    expect(toldOf(site, "home-4/bp/high")).toEqual([]);
    expect(results(site, "kit-4-cuff")).toMatchObject([{ late: true, kit: { seq: cuffSeq } }]);
    const { bp } = site.home("home-4");
    if (bp !== "no reading") expect(bp.late).toBe(true);

    const stored = (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot);
    expect(twice(stored)).toEqual([]);
    const late = stored.filter((one) => one.late && one.device === "kit-4-oximeter");
    expect(late.length).toBe(POINTS);
    for (const one of late)
      expect(Math.abs(one.happenedAt - (now - 10 * MINUTE + (one.seq - first) * POINT_MS))).toBeLessThan(2_000);
    // 11 minutes in columns of 6 s: all but the last are full now, and the minute before them is still a gap.
    const trend = await site.history("home-4", span);
    expect(trend.spo2.mean.slice(0, 8).every((value) => value === null)).toBe(true);
    expect(trend.spo2.mean.slice(12, 105).every((value) => value === 75)).toBe(true);
    expect(trend.bp).toMatchObject([{ systolic: 210, late: true }]);
    expect(Math.abs((trend.bp[0]?.at ?? 0) - (now - 5 * MINUTE))).toBeLessThan(2_000);
  });

  test("a kit's clock an hour ahead or a month behind: values are of now, the offset is told", async () => {
    const site = open();
    for (const [id, ahead] of [
      ["kit-5", 60 * MINUTE],
      ["kit-6", -30 * 24 * 60 * MINUTE],
    ] as const) {
      const kit = await site.kit(id, { ahead });
      // Before its clock is known nobody can tell now from then: not shown, not stored, and so not acknowledged.
      const early = await kit.oximetry({ spo2: 71 });
      const offset = await untilClockKnown(site, kit);
      expect(Math.abs(offset - ahead)).toBeLessThan(1_000);
      expect(kit.isAcked("oximeter", early)).toBe(false);
      const before = Date.now();
      const seq = await kit.oximetry({ spo2: 94 });
      const metric = await untilShown(site, id, 94);
      expect(metric.at).toBeGreaterThanOrEqual(before - 1_000);
      expect(metric.at).toBeLessThanOrEqual(Date.now() + 100);
      // Three minutes ago by its clock is three minutes ago.
      const late = await kit.oximetry({ spo2: 70 }, { measuredAt: kit.now() - 3 * MINUTE });
      await untilAcked(kit, "oximeter", late);
      expect(shown(site, id)?.observation.value).toBe(94);
      const stored = (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot);
      expect(stored).toMatchObject([
        { seq, late: false },
        { seq: late, late: true },
      ]);
      for (const [one, at] of [
        [stored[0], before],
        [stored[1], before - 3 * MINUTE],
      ] as const)
        expect(Math.abs((one?.happenedAt ?? 0) - at)).toBeLessThan(3_000);
    }
  });

  test("measured after it was sent, or two days and more ago: refused, counted, and not asked for again", async () => {
    const site = open();
    const kit = await site.kit("kit-7");
    const before = await site.refused();
    const future = await kit.oximetry({ spo2: 61 }, { measuredAt: kit.now() + 5_000 });
    const old = await kit.oximetry({ spo2: 62 }, { measuredAt: kit.now() - 49 * 60 * MINUTE });
    await kit.oximetry({ spo2: 93 });
    await untilShown(site, "kit-7", 93);
    await untilAcked(kit, "oximeter", future);
    await untilAcked(kit, "oximeter", old);
    expect((await site.refused()) - before).toBe(2);
    const stored = (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot);
    expect(stored.map(({ seq }) => seq)).not.toContain(future);
    expect(stored.map(({ seq }) => seq)).not.toContain(old);
  });

  test("numbers that go back are late, a new start of the kit counts from nought again", async () => {
    const site = open();
    const kit = await site.kit("kit-8", { silent: true });
    await kit.status();
    await kit.oximetry({ spo2: 97 }, { seq: 10 });
    await untilShown(site, "kit-8", 97);
    await kit.oximetry({ spo2: 81 }, { seq: 5 });
    await untilAcked(kit, "oximeter", 5);
    expect(shown(site, "kit-8")?.observation.value).toBe(97);
    // What a late value proves is told, once and as a message.
    expect(toldOf(site, "home-8/spo2/low")).toEqual(["latched info, information only"]);
    await kit.status({ boot: "another-boot" });
    await kit.oximetry({ spo2: 92 }, { seq: 0, boot: "another-boot" });
    await untilShown(site, "kit-8", 92);
    // What is left of the start before is late, however high its number.
    await kit.oximetry({ spo2: 83 }, { seq: 11 });
    await untilAcked(kit, "oximeter", 0, "another-boot");
    await untilAcked(kit, "oximeter", 11);
    expect(shown(site, "kit-8")?.observation.value).toBe(92);
    const stored = (await kitRecord(site.gateway().folder)).filter(({ device }) => device === "kit-8-oximeter");
    const inOrder = stored.map(({ boot, seq, late }) => ({ boot, seq, late }));
    expect(inOrder).toEqual([
      { boot: kit.boot, seq: 10, late: false },
      { boot: kit.boot, seq: 5, late: true },
      { boot: "another-boot", seq: 0, late: false },
      { boot: kit.boot, seq: 11, late: true },
    ]);
  });
}
