import { expect, test } from "vitest";
import { Instant } from "@vigil/shared/kernel";
import { DeviceId, type Envelope, type Seq, type VigilEvent } from "@vigil/shared/contracts";
import { memoryLog } from "../log/memory.ts";
import { enveloped } from "../make.test-support.ts";
import { MORNING } from "../testClock.test-support.ts";
import { place } from "./kit.test-support.ts";
import type { EventLog, ReadRange } from "../ports.ts";
import { restoreMarks } from "./restoreMarks.ts";

const { chair, id } = place;
const oximeter = DeviceId.parse("kit-1-oximeter");
const link = (online: boolean, device = id): VigilEvent => ({
  type: "device.link",
  chair,
  device,
  link: online ? "online" : "silent",
  why: "",
});
const values = [{ metric: "spo2" as const, value: 97, quality: "good" as const }];
const observed = (seq: number, device = oximeter): VigilEvent => ({
  type: "device.observed",
  chair,
  device,
  values,
  kit: { boot: "b1", seq },
});
const backfilled = (...seqs: number[]): VigilEvent => ({
  type: "device.backfilled",
  chair,
  device: oximeter,
  points: seqs.map((seq) => ({ happenedAt: Instant(MORNING), values, kit: { boot: "b1", seq } })),
});
const marked = (upTo: number, device = id): VigilEvent => ({
  type: "kit.marked",
  chair,
  device,
  marks: [{ device: "oximeter", boot: "b1", upTo, above: [] }],
});

/** What is restored from these events, in their order, and which parts of the log were read number by number for it. */
async function restored(events: readonly VigilEvent[]): Promise<{ marks: unknown; read: ReadRange[] }> {
  const before = events.map((event, at): Envelope => enveloped(at + 1, MORNING, event));
  const log: EventLog = memoryLog({ before });
  const read: ReadRange[] = [];
  const spied: EventLog = {
    ...log,
    read(range) {
      read.push(range);
      return log.read(range);
    },
  };
  return { marks: (await restoreMarks(spied, [place])).get(id), read };
}
const upTo = (seq: number, above: number[] = []) => [{ device: "oximeter", boot: "b1", upTo: seq, above }];

test("what came after the last mark is there too, through several starts", async () => {
  const { marks } = await restored([
    link(true),
    observed(0),
    marked(0),
    observed(1),
    link(false),
    link(true),
    observed(2),
    backfilled(4, 5),
    link(false),
    backfilled(3),
    link(true),
    observed(7),
  ]);
  expect(marks).toEqual(upTo(5, [7]));
});

test("of a kit that was never marked all is found, and nothing of another that stood there", async () => {
  const other = DeviceId.parse("kit-2");
  const { marks } = await restored([
    link(true),
    observed(0),
    link(false),
    link(true, other),
    observed(1, DeviceId.parse("kit-2-oximeter")),
    marked(9, other),
  ]);
  expect(marks).toEqual(upTo(0));
});

test("for a kit that lay in a drawer, or never came, the log of everybody else is not walked through", async () => {
  const others = Array.from({ length: 50 }, () => observed(1, DeviceId.parse("ox-9")));
  const drawer = await restored([link(true), observed(0), marked(0), link(false), ...others, link(false)]);
  expect(drawer).toEqual({ marks: upTo(0), read: [{ after: 3 as Seq, before: 4, of: chair }] });
  expect(await restored([link(false), ...others, link(false)])).toEqual({ marks: [], read: [] });
});
