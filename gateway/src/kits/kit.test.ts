import { expect, test } from "vitest";
import { Millis, Minutes, Seconds } from "@vigil/shared/kernel";
import { kitBench } from "./kit.test-support.ts";

const GATHER = Millis(250);

test("a fresh message is of now, with its own instant, what the kit's clock said, and its number", () => {
  const { status, oximetry, of, clock } = kitBench();
  status();
  oximetry(0, 400);
  expect(of("device.observed")).toEqual([
    {
      type: "device.observed",
      chair: "home-1",
      device: "kit-1-oximeter",
      happenedAt: clock.now() - 400,
      saidAt: new Date(clock.now() + 1_500 - 400).toISOString(),
      kit: { boot: "b1", seq: 0 },
      values: [{ metric: "spo2", value: 97, quality: "good" }],
    },
  ]);
});

test("only the kit has a link and a battery; its devices share it", () => {
  const { status, oximetry, of, its } = kitBench();
  status();
  oximetry(0);
  status();
  expect(of("device.link")).toMatchObject([
    { device: "kit-1", link: "silent", why: "waiting for the kit" },
    { device: "kit-1", link: "online" },
  ]);
  expect(of("kit.state")).toEqual([{ type: "kit.state", chair: "home-1", device: "kit-1", battery: 80 }]);
  expect(its.reports().map(({ id, link, clockOffsetMs }) => [id, link, clockOffsetMs])).toEqual([
    ["kit-1", "online", 1_500],
    ["kit-1-oximeter", "online", 1_500],
    ["kit-1-cuff", "online", 1_500],
  ]);
});

test("what a kit kept while it was away goes into the trends, and is never of now", () => {
  const { status, oximetry, bp, hear, of, clock, discards } = kitBench();
  status();
  oximetry(600);
  for (let seq = 0; seq < 5; seq += 1) oximetry(seq, 600_000 - seq * 1_000);
  bp(0, 300_000);
  clock.advance(GATHER);
  expect(of("device.observed")).toHaveLength(1);
  expect(of("device.backfilled").map(({ points }) => points.map(({ kit }) => kit.seq))).toEqual([[0, 1, 2, 3, 4]]);
  expect(of("device.backfilled")[0]?.points[0]?.happenedAt).toBe(clock.now() - 250 - 600_000);
  expect(of("cuff.result")).toMatchObject([{ late: true, happenedAt: clock.now() - 250 - 300_000 }]);
  expect(discards("kit-1-oximeter")).toEqual({ late: 5 });
  // A failure of then is no trend and says nothing of now: it is only taken off the kit's hands.
  const sentAt = clock.now() + 1_500;
  const told = { v: 1, kit: "kit-1", boot: "b1", seq: 1, measuredAt: sentAt - 60_000, sentAt };
  hear("telemetry", { ...told, kind: "bp failed", device: "cuff", because: "motion" });
  expect(of("cuff.failed")).toEqual([]);
});

test("pressures that stand in each other's place are a fault of the cuff, never a reading", () => {
  const { status, bp, of, clock, acked, written } = kitBench();
  status();
  bp(0, 0, { reading: { systolic: 82, diastolic: 128, mean: "unavailable", pulse: 74 } });
  bp(1, 0, { reading: { systolic: 128, diastolic: 82, mean: 140, pulse: 74 } });
  bp(2, 60_000, { reading: { systolic: 82, diastolic: 82, mean: "unavailable", pulse: 74 } });
  expect(of("cuff.result")).toEqual([]);
  expect(of("cuff.failed")).toMatchObject([
    { because: "device fault", code: "pressures out of order: 82/128, mean unavailable", kit: { boot: "b1", seq: 0 } },
    { because: "device fault", code: "pressures out of order: 128/82, mean 140", kit: { boot: "b1", seq: 1 } },
  ]);
  clock.advance(GATHER);
  written();
  expect(acked()).toEqual([{ device: "cuff", boot: "b1", upTo: 2, above: [] }]);
});

test("a message that comes twice is stored once, and the kit is told again", () => {
  const { status, oximetry, bp, of, written, acked, discards } = kitBench();
  status();
  for (let times = 0; times < 3; times += 1) {
    oximetry(0);
    bp(0);
  }
  expect(of("device.observed")).toHaveLength(1);
  expect(of("cuff.result")).toHaveLength(1);
  expect(discards("kit-1-oximeter")).toEqual({ "already stored": 2 });
  written();
  expect(acked()).toEqual([
    { device: "oximeter", boot: "b1", upTo: 0, above: [] },
    { device: "cuff", boot: "b1", upTo: 0, above: [] },
  ]);
});

test("what a kit kept of six starts is stored once, though all of it comes twice", () => {
  const { status, oximetry, of, clock } = kitBench();
  status();
  for (let times = 0; times < 2; times += 1)
    for (const boot of ["a", "b", "c", "d", "e", "f"]) oximetry(0, 60_000, { boot });
  clock.advance(GATHER);
  expect(of("device.backfilled").flatMap(({ points }) => points.map(({ kit }) => kit.boot))).toEqual([
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
  ]);
});

test("nothing is acknowledged before it is on disk", () => {
  const { status, oximetry, clock, acked, written } = kitBench();
  status();
  oximetry(0);
  clock.advance(Seconds(5));
  expect(acked()).toEqual([]);
  oximetry(0);
  clock.advance(Seconds(5));
  expect(acked()).toEqual([]);
  written();
  expect(acked()).toEqual([{ device: "oximeter", boot: "b1", upTo: 0, above: [] }]);
});

test("after a restart nothing is taken twice, and what was not on disk is taken", () => {
  const { status, oximetry, of, clock } = kitBench([{ device: "oximeter", boot: "b1", upTo: 99, above: [103] }]);
  status();
  for (let seq = 95; seq < 106; seq += 1) oximetry(seq, 60_000);
  clock.advance(GATHER);
  expect(of("device.backfilled").flatMap(({ points }) => points.map(({ kit }) => kit.seq))).toEqual([
    100, 101, 102, 104, 105,
  ]);
});

test("what the log dropped is taken again when it comes again", () => {
  const { status, oximetry, of, its, clock, written, acked } = kitBench();
  status();
  oximetry(0);
  its.lost();
  written();
  expect(acked()).toEqual([]);
  clock.advance(Seconds(10));
  oximetry(0, 10_000);
  clock.advance(GATHER);
  expect(of("device.backfilled")).toHaveLength(1);
  written();
  expect(acked()).toEqual([{ device: "oximeter", boot: "b1", upTo: 0, above: [] }]);
});

test("what the log dropped is vouched for no longer, from that moment on", () => {
  const { status, oximetry, of, its, clock } = kitBench();
  status();
  oximetry(0);
  clock.advance(Minutes(1));
  expect(of("kit.marked").at(-1)?.marks).toMatchObject([{ upTo: 0 }]);
  its.lost();
  expect(of("kit.marked").at(-1)?.marks).toMatchObject([{ upTo: -1, above: [] }]);
  its.lost();
  expect(of("kit.marked")).toHaveLength(2);
});

test("what is marked in the log lies behind all it vouches for, once a minute and at the end", () => {
  const { status, oximetry, of, inputs, its, clock } = kitBench();
  status();
  oximetry(0);
  clock.advance(Minutes(1));
  oximetry(1, 30_000);
  its.close();
  expect(of("kit.marked").map(({ marks }) => marks)).toEqual([
    [{ device: "oximeter", boot: "b1", upTo: 0, above: [] }],
    [{ device: "oximeter", boot: "b1", upTo: 1, above: [] }],
  ]);
  expect(inputs.slice(-2).map(({ type }) => type)).toEqual(["device.backfilled", "kit.marked"]);
  expect(clock.armed()).toBe(0);
});

test("what can never be taken is taken off the kit's hands, and counted", () => {
  const { status, oximetry, of, clock, acked, discards } = kitBench();
  status();
  oximetry(0, 49 * 3_600_000);
  oximetry(1, -1);
  oximetry(2, 0, { device: "oximeter", values: [] });
  clock.advance(Millis(200));
  expect(of("device.observed")).toEqual([]);
  expect(discards("kit-1-oximeter")).toEqual({ "older than 48 h": 1, "measured after it was sent": 1 });
  expect(discards()).toEqual({ malformed: 1 });
  expect(acked()).toEqual([{ device: "oximeter", boot: "b1", upTo: 1, above: [] }]);
});

const WEEK = 7 * 24 * 3_600_000;

test("one instant that a kit says wrong makes nothing late that is of now", () => {
  const { status, oximetry, hear, of, clock } = kitBench();
  status();
  hear("status", { v: 1, kit: "kit-1", online: true, boot: "b1", sentAt: clock.now() + WEEK, battery: 80 });
  oximetry(0, 400);
  clock.advance(Millis(200));
  expect(of("device.observed")).toHaveLength(1);
});

test("instants that a kit says wrong take no number off its hands that is not stored", () => {
  const { status, oximetry, hear, of, clock, acked, written } = kitBench();
  status();
  for (let word = 0; word < 2; word += 1) {
    hear("status", { v: 1, kit: "kit-1", online: true, boot: "b1", sentAt: clock.now() + WEEK, battery: 80 });
    clock.advance(Millis(600));
  }
  oximetry(0, 1_600);
  clock.advance(Millis(200));
  expect(of("device.observed")).toEqual([]);
  expect(acked()).toEqual([]);
  for (let second = 0; second < 4; second += 1) {
    status();
    clock.advance(Seconds(1));
  }
  oximetry(0, 4_400);
  clock.advance(GATHER);
  written();
  expect(acked()).toEqual([{ device: "oximeter", boot: "b1", upTo: 0, above: [] }]);
});

test("retained telemetry is refused where it is seen, and makes no kit online", () => {
  const { hear, of, clock, its, discards } = kitBench();
  const sentAt = clock.now();
  const told = { v: 1, kit: "kit-1", boot: "b1", seq: 0, measuredAt: sentAt, sentAt };
  const values = [{ metric: "spo2", value: 97, quality: "good" }];
  hear("telemetry", { ...told, kind: "oximetry", device: "oximeter", values }, true);
  expect(of("device.observed")).toEqual([]);
  expect(its.reports()[0]?.link).toBe("silent");
  expect(discards("kit-1-oximeter")).toEqual({ "retained telemetry": 1 });
});

test("a flood is cut to a hundred a second, and what was cut is taken when it comes again", () => {
  const { status, oximetry, of, clock, discards } = kitBench();
  status();
  for (let second = 0; second < 5; second += 1) {
    for (let n = 0; n < 2_000; n += 1) oximetry(second * 2_000 + n);
    clock.advance(Seconds(1));
  }
  const taken = of("device.observed").length;
  expect(taken).toBeLessThanOrEqual(400 + 5 * 100);
  expect(discards()).toEqual({ "more than 100 a second": 10_000 - taken });
  oximetry(9_999);
  expect(of("device.backfilled").length + of("device.observed").length).toBe(taken + 1);
});

test("a kit that is asked while its clock is two hours off gets an expiry by its own clock", () => {
  const { its, hear, clock, sent, of } = kitBench();
  const status = () =>
    hear("status", {
      v: 1,
      kit: "kit-1",
      online: true,
      boot: "b1",
      sentAt: clock.now() - 7_200_000,
      battery: "unknown",
    });
  status();
  clock.advance(Seconds(10));
  status();
  const [, cuff] = its.reports().slice(1);
  if (cuff === undefined) throw new Error("a kit with a cuff");
  expect(its.ask(cuff.id, "measure")).toBe(true);
  expect(sent.at(-1)).toMatchObject({
    leaf: "command",
    body: { verb: "bp.start", expiresAt: clock.now() + 15_000 - 7_200_000 },
  });
  clock.advance(Seconds(15));
  expect(of("cuff.failed")).toMatchObject([
    { device: "kit-1-cuff", because: "timeout", code: "no answer from the kit" },
  ]);
});
