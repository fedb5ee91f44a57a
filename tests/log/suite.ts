import type { Envelope, Seq } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EventLog, LogState } from "../../gateway/src/ports.ts";
import {
  backfilled,
  chair,
  cuffResult,
  enveloped,
  linked,
  MORNING,
  observed,
  remarked,
  seqOf,
  stepped,
  ward,
} from "./make.ts";
import { collected, durableTo, seqs, stateWhere } from "./wait.ts";

/** A log under test, and what can be done to it from outside. */
export type Opened = {
  log: EventLog;
  /** Makes writing impossible, as a disk or another program would. */
  breakIt(): Promise<void> | void;
  mendIt(): Promise<void> | void;
  /** Closes the log and clears up. */
  done(): Promise<void>;
};

/** How many envelopes may wait in the logs under test. */
export const SUITE_CAPACITY = 50;

/** What every event log promises; each implementation passes all of it. */
export function eventLogSuite(name: string, open: (capacity?: number) => Promise<Opened>): void {
  describe(`the ${name} log`, () => {
    let opened: Opened;
    let log: EventLog;
    beforeEach(async () => {
      opened = await open();
      log = opened.log;
    });
    afterEach(() => opened.done());

    const reopen = async (capacity: number): Promise<void> => {
      await opened.done();
      opened = await open(capacity);
      log = opened.log;
    };

    test("gives back in order, byte for byte, what was appended", async () => {
      const all = mixed();
      log.append(all.slice(0, 5));
      log.append(all.slice(5));
      await durableTo(log, all);
      expect((await collected(log.read({ after: zero }))).map((one) => JSON.stringify(one))).toEqual(
        all.map((one) => JSON.stringify(one)),
      );
    });

    test("names the highest durable number after each commit, never a higher one than is kept, and never goes back", async () => {
      const heard: Seq[] = [];
      log.onDurable((seq) => heard.push(seq));
      expect(log.durable()).toBe(0);
      const all = ward(2, 100);
      for (let at = 0; at < all.length; at += 20) {
        log.append(all.slice(at, at + 20));
        await durableTo(log, all.slice(0, at + 20));
        expect(await log.count()).toBeGreaterThanOrEqual(log.durable());
      }
      expect(heard).toEqual(heard.toSorted((a, b) => a - b));
      expect(heard.at(-1)).toBe(all.length);
    });

    test("reads a range by number, chair and kind", async () => {
      const all = mixed();
      log.append(all);
      await durableTo(log, all);
      const read = async (range: Parameters<EventLog["read"]>[0]): Promise<number[]> =>
        seqs(await collected(log.read(range)));
      expect(await read({ after: seqOf(3), before: seqOf(6) })).toEqual([4, 5]);
      expect(await read({ after: seqOf(7) })).toEqual([8, 1_000_009]);
      expect(await read({ after: zero, samples: false })).toEqual([1, 2, 5, 6, 8, 1_000_009]);
      expect(await read({ after: zero, of: chair(1) })).toEqual([2, 3, 5, 7]);
      expect(await read({ after: zero, of: chair(1), samples: false })).toEqual([2, 5]);
      expect(await read({ after: zero, of: "gateway" })).toEqual([1, 8, 1_000_009]);
      expect(await read({ after: seqOf(1_000_009) })).toEqual([]);
    });

    test("a reader may stop in the middle", async () => {
      const all = ward(3, 1_000);
      log.append(all);
      await durableTo(log, all);
      for await (const envelope of log.read({ after: zero })) if (envelope.seq === 1_500) break;
      expect(seqs(await collected(log.read({ after: seqOf(2_998) })))).toEqual([2_999, 3_000]);
    });

    test("finds the last of some types, of one chair or the gateway's own", async () => {
      const all = mixed();
      log.append(all);
      await durableTo(log, all);
      const last = async (...given: Parameters<EventLog["last"]>): Promise<number | "none"> => {
        const found = await log.last(...given);
        return found === "none" ? "none" : found.seq;
      };
      expect(await last(["cuff.result"], chair(1))).toBe(5);
      expect(await last(["device.link", "cuff.result"], chair(2))).toBe(6);
      expect(await last(["device.observed"], chair(1))).toBe(7);
      expect(await last(["clock.stepped"], "gateway")).toBe(1_000_009);
      expect(await last(["clock.stepped"], chair(1))).toBe("none");
      expect(await last(["device.observed"], chair(9))).toBe("none");
    });

    test("finds events by type over all subjects, both ways, between two numbers, as many as are wanted", async () => {
      const all = mixed();
      log.append(all);
      await durableTo(log, all);
      const find = async (...given: Parameters<EventLog["find"]>): Promise<number[]> =>
        seqs(await collected(log.find(...given)));
      expect(await find(["device.link", "clock.stepped"])).toEqual([1, 2, 6, 8, 1_000_009]);
      expect(await find(["device.link", "clock.stepped"], { newestFirst: true })).toEqual([1_000_009, 8, 6, 2, 1]);
      expect(await find(["device.link"], { of: chair(1) })).toEqual([2]);
      expect(await find(["clock.stepped"], { of: "gateway", newestFirst: true, limit: 2 })).toEqual([1_000_009, 8]);
      expect(await find(["clock.stepped"], { after: seqOf(1), before: seqOf(1_000_009) })).toEqual([8]);
      expect(await find(["clock.stepped"], { after: seqOf(1), newestFirst: true })).toEqual([1_000_009, 8]);
      expect(await find(["clock.stepped"], { before: seqOf(8), newestFirst: true })).toEqual([1]);
      expect(await find(["clock.stepped", "clock.stepped"], { limit: 1 })).toEqual([1]);
      expect(await find(["watch.ended"])).toEqual([]);
      expect(await find([])).toEqual([]);
      expect((await collected(log.find(["cuff.result"]))).map((one) => JSON.stringify(one))).toEqual([
        JSON.stringify(all[4]),
      ]);
    });

    test("finds more than one page, and a reader may stop in the middle", async () => {
      const all = Array.from({ length: 1_000 }, (_, i) =>
        enveloped(i + 1, MORNING, i % 2 === 0 ? linked(1, `try ${i}`) : stepped(i)),
      );
      log.append(all);
      await durableTo(log, all);
      expect(await collected(log.find(["clock.stepped", "device.link"]))).toEqual(all);
      expect(await collected(log.find(["clock.stepped", "device.link"], { newestFirst: true }))).toEqual(
        all.toReversed(),
      );
      expect(seqs(await collected(log.find(["device.link"], { newestFirst: true, limit: 450 }))).at(-1)).toBe(101);
      const some: number[] = [];
      for await (const { seq } of log.find(["clock.stepped"])) {
        some.push(seq);
        if (some.length === 3) break;
      }
      expect(some).toEqual([2, 4, 6]);
    });

    test("counts everything, samples that have been packed too", async () => {
      const samples = ward(4, 600);
      const events = [1, 2, 3].map((n) => enveloped(10_000 + n, MORNING + 700_000, linked(1, `try ${n}`)));
      log.append([...samples, ...events]);
      await durableTo(log, events);
      expect(await log.count()).toBe(samples.length + 3);
      expect(await log.count(["device.observed"])).toBe(samples.length);
      expect(await log.count(["device.link"])).toBe(3);
      expect(await log.count(["device.observed", "device.link", "cuff.result"])).toBe(samples.length + 3);
      expect(await log.count(["watch.ended"])).toBe(0);
    });

    test("a trend has the lowest, highest and mean of each bucket, and a gap where there was no number", async () => {
      const at = (second: number): number => MORNING + second * 1_000;
      const all = [
        enveloped(1, at(0), observed(1, 97, 70)),
        enveloped(2, at(1), observed(1, 91, 80)),
        enveloped(3, at(9), observed(1, 95.5, 75)),
        enveloped(4, at(10), observed(1, "off")),
        enveloped(5, at(19), observed(1, "off")),
        enveloped(6, at(20), observed(1, 84, 110)),
        enveloped(7, at(20), observed(2, 50, 50)),
        enveloped(8, at(40), observed(1, 99, 99)),
      ];
      log.append(all);
      await durableTo(log, all);
      const history = await log.history({ chair: chair(1), from: MORNING, to: Instant(at(40)), points: 4 });
      expect(history).toEqual({
        chair: chair(1),
        from: MORNING,
        stepMs: 10_000,
        spo2: { min: [91, null, 84, null], max: [97, null, 84, null], mean: [94.5, null, 84, null] },
        pulse: { min: [70, null, 110, null], max: [80, null, 110, null], mean: [75, null, 110, null] },
        bp: [],
      });
    });

    test("a trend of an hour that is packed by then is as true as a fresh one", async () => {
      const all = ward(2, 3_600);
      log.append(all);
      await durableTo(log, all);
      const history = await log.history({
        chair: chair(2),
        from: MORNING,
        to: Instant(MORNING + 3_600_000),
        points: 60,
      });
      const mine = all.flatMap(({ at, event }) =>
        event.type === "device.observed" && event.chair === chair(2) ? [{ at, value: event.values[0]?.value }] : [],
      );
      const minute = (i: number): number[] =>
        mine.flatMap(({ at, value }) =>
          Math.floor((at - MORNING) / 60_000) === i && typeof value === "number" ? [value] : [],
        );
      expect(history.spo2.min).toEqual(Array.from({ length: 60 }, (_, i) => Math.min(...minute(i))));
      expect(history.spo2.max).toEqual(Array.from({ length: 60 }, (_, i) => Math.max(...minute(i))));
    });

    test("cuff readings stand in a trend at their own time, and a late one says so", async () => {
      const all = [
        enveloped(1, MORNING, cuffResult(1, 128, 79)),
        enveloped(2, MORNING + 60_000, cuffResult(2, 205, 122)),
        enveloped(3, MORNING + 300_000, cuffResult(1, 141, 88, true)),
        enveloped(4, MORNING + 600_000, cuffResult(1, 150, 90)),
      ];
      log.append(all);
      await durableTo(log, all);
      const { bp } = await log.history({ chair: chair(1), from: MORNING, to: Instant(MORNING + 600_000), points: 10 });
      expect(bp).toEqual([
        { at: MORNING, systolic: 128, diastolic: 79, late: false },
        { at: MORNING + 300_000, systolic: 141, diastolic: 88, late: true },
      ]);
    });

    test("what came late fills its gap, packed by then or not, and only its gap; nothing counts twice", async () => {
      const hour = 3_600_000;
      const at = (second: number): Instant => Instant(MORNING + second * 1_000);
      // Ten minutes of an hour are missing, and 20 s just before the end: the first lie among minutes that are packed.
      const heard = ward(1, 3_600).filter((_, i) => !(i >= 600 && i < 1_200) && !(i >= 3_570 && i < 3_590));
      const back = [
        enveloped(10_001, MORNING + hour, backfilled(1, at(600), 300, 90)),
        enveloped(10_002, MORNING + hour + 250, backfilled(1, at(900), 300, 91)),
        enveloped(10_003, MORNING + 2 * hour, backfilled(1, at(3_570), 20, 92)),
        enveloped(10_004, MORNING + 2 * hour, backfilled(2, at(600), 300, 50)),
      ];
      const trend = async (): Promise<(number | null)[]> =>
        (await log.history({ chair: chair(1), from: MORNING, to: at(3_600), points: 360 })).spo2.mean;
      log.append(heard);
      await durableTo(log, heard);
      const before = await trend();
      expect(before.slice(59, 121)).toEqual([before[59], ...Array.from({ length: 60 }, () => null), before[120]]);
      expect(before.slice(356, 360)).toEqual([before[356], null, null, before[359]]);
      expect(before.filter((mean) => mean === null).length).toBe(62);

      log.append(back);
      await durableTo(log, back);
      const after = await trend();
      expect(after.slice(60, 120)).toEqual([
        ...Array.from({ length: 30 }, () => 90),
        ...Array.from({ length: 30 }, () => 91),
      ]);
      expect(after.slice(357, 359)).toEqual([92, 92]);
      expect(after.filter((_, i) => before[i] !== null)).toEqual(before.filter((mean) => mean !== null));
      // When it was heard there is no number: it counts when it happened, and nowhere else.
      const late = await log.history({ chair: chair(1), from: at(3_600), to: at(7_300), points: 60 });
      expect(late.spo2.mean.every((mean) => mean === null)).toBe(true);
    });

    test("a probe that was off while nobody listened stays a gap", async () => {
      const all = [enveloped(1, MORNING + 60_000, backfilled(1, MORNING, 20, "off"))];
      log.append(all);
      await durableTo(log, all);
      const history = await log.history({ chair: chair(1), from: MORNING, to: Instant(MORNING + 20_000), points: 2 });
      expect(history.spo2.mean).toEqual([null, null]);
    });

    test("a cuff reading that came late stands once, where it happened", async () => {
      const all = [
        enveloped(1, MORNING + 100_000, cuffResult(1, 128, 79)),
        enveloped(2, MORNING + 900_000, { ...cuffResult(1, 141, 88, true), happenedAt: Instant(MORNING + 50_000) }),
        enveloped(3, MORNING + 901_000, { ...cuffResult(1, 150, 90), happenedAt: Instant(MORNING + 900_500) }),
      ];
      log.append(all);
      await durableTo(log, all);
      const bp = async (from: number, to: number): Promise<number[][]> =>
        (
          await log.history({ chair: chair(1), from: Instant(MORNING + from), to: Instant(MORNING + to), points: 10 })
        ).bp.map(({ at, systolic }) => [at - MORNING, systolic]);
      expect(await bp(0, 600_000)).toEqual([
        [50_000, 141],
        [100_000, 128],
      ]);
      expect(await bp(600_000, 1_000_000)).toEqual([[900_500, 150]]);
    });

    test("S18: a cuff reading that was not the patient's stands in no trend; put right, it does again", async () => {
      const [first, second] = [MORNING + 100_000, MORNING + 200_000];
      const all = [
        enveloped(1, first, cuffResult(1, 128, 79)),
        enveloped(2, second, cuffResult(1, 205, 110)),
        enveloped(3, second, cuffResult(2, 118, 70)),
        enveloped(4, MORNING + 300_000, remarked(1, first, true)),
        enveloped(5, MORNING + 310_000, remarked(1, second, true)),
        enveloped(6, MORNING + 320_000, remarked(1, first, false)),
      ];
      log.append(all);
      await durableTo(log, all);
      const range = { from: MORNING, to: Instant(MORNING + 250_000), points: 10 };
      const systolics = async (n: number): Promise<number[]> =>
        (await log.history({ chair: chair(n), ...range })).bp.map(({ systolic }) => systolic);
      expect([await systolics(1), await systolics(2)]).toEqual([[128], [118]]);
    });

    test("while it cannot be written it says so, keeps what comes, and writes it in order when it can", async () => {
      const heard: LogState[] = [];
      log.onState((state) => heard.push(state));
      const before = ward(1, 3);
      log.append(before);
      await durableTo(log, before);

      await opened.breakIt();
      const during = [enveloped(4, MORNING + 4_000, linked(1, "while broken")), ...ward(1, 3, 5, MORNING + 5_000)];
      const broken = stateWhere(log, (state) => !state.writable);
      expect(() => log.append(during)).not.toThrow();
      expect(await broken).toMatchObject({ writable: false, queued: 4, lost: 0 });
      expect(log.state().why).not.toBe("");
      expect(log.durable()).toBe(3);
      expect(seqs(await collected(log.read({ after: zero })))).toEqual([1, 2, 3]);

      await opened.mendIt();
      await durableTo(log, during);
      expect(log.state()).toEqual({ writable: true, why: "", queued: 0, lost: 0 });
      expect(seqs(await collected(log.read({ after: zero })))).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(heard.map(({ writable }) => writable)).toEqual([false, true]);
    });

    test("when too much waits, the oldest samples go and are counted; every event arrives", async () => {
      await reopen(SUITE_CAPACITY);
      await opened.breakIt();
      const first = enveloped(1, MORNING, linked(1, "the line opens"));
      const broken = stateWhere(log, (state) => !state.writable);
      log.append([first]);
      await broken;

      const samples = ward(1, 100, 2);
      const events = Array.from({ length: 20 }, (_, i) => enveloped(102 + i, MORNING + 101_000, linked(1, `try ${i}`)));
      log.append(samples);
      log.append(events);
      await opened.mendIt();
      await durableTo(log, events);

      const kept = await collected(log.read({ after: zero }));
      const { lost } = log.state();
      expect(lost).toBeGreaterThanOrEqual(samples.length + events.length + 1 - SUITE_CAPACITY - 1);
      expect(kept.length + lost).toBe(samples.length + events.length + 1);
      expect(kept.filter(({ event }) => event.type === "device.link")).toEqual([first, ...events]);
      expect(seqs(kept)).toEqual([1, ...seqs(samples).slice(lost), ...seqs(events)]);
    });

    test("close ends also while nothing can be written, and claims nothing", async () => {
      await opened.breakIt();
      log.append(ward(1, 3));
      await log.close();
      expect(log.durable()).toBe(0);
      expect(log.state()).toMatchObject({ writable: false, queued: 3 });
    });

    test("what was appended before close is kept by close", async () => {
      const all = ward(3, 50);
      log.append(all);
      await log.close();
      expect(log.durable()).toBe(150);
    });
  });
}

const zero = seqOf(0);

/** Two chairs and the gateway, rows and samples mixed, and the leap of a start. */
const mixed = (): Envelope[] => [
  enveloped(1, MORNING, stepped(20)),
  enveloped(2, MORNING + 1, linked(1, 'the "line" is open;\ta tab,\na line feed, ° and 😀')),
  enveloped(3, MORNING + 2, observed(1, 97)),
  enveloped(4, MORNING + 3, observed(2, "off")),
  enveloped(5, MORNING + 4, cuffResult(1, 128, 79)),
  enveloped(6, MORNING + 5, linked(2, "opened")),
  enveloped(7, MORNING + 6, observed(1, 96.5)),
  enveloped(8, MORNING + 7, stepped(-3)),
  enveloped(1_000_009, MORNING + 60_000, stepped(5)),
];
