import { Millis } from "@vigil/shared/kernel";
import {
  ChairId,
  DeviceId,
  WIRE_VERSION,
  type Envelope,
  type Input,
  type KitAckMark,
  type KitLeaf,
  type Seq,
} from "@vigil/shared/contracts";
import { testClock, type TestClock } from "../testClock.test-support.ts";
import { kit, type Kit } from "./kit.ts";
import type { KitPlace } from "./ports.ts";

export const place: KitPlace = {
  id: DeviceId.parse("kit-1"),
  chair: ChairId.parse("home-1"),
  devices: [
    { key: "oximeter", id: DeviceId.parse("kit-1-oximeter") },
    { key: "cuff", id: DeviceId.parse("kit-1-cuff") },
  ],
};

export type KitBench = {
  clock: TestClock;
  its: Kit;
  /** What the loop took, with its numbers from 1. */
  inputs: Input[];
  of<T extends Input["type"]>(type: T): Extract<Input, { type: T }>[];
  /** What went to the kit. */
  sent: { leaf: string; body: unknown }[];
  acked(): readonly KitAckMark[] | "nothing";
  status(boot?: string): void;
  /** A saturation of the oximeter, measured so long ago; by the kit's clock, a minute ahead. */
  oximetry(seq: number, agoMs?: number, more?: object): void;
  bp(seq: number, agoMs?: number, more?: object): void;
  hear(leaf: KitLeaf, body: object, retained?: boolean): void;
  /** All that was taken is on disk, and the kit is told. */
  written(): void;
  discards(device?: string): Record<string, number>;
};

const AHEAD = 1_500;

export function kitBench(marks: readonly KitAckMark[] = []): KitBench {
  const clock = testClock();
  const inputs: Input[] = [];
  const sent: KitBench["sent"] = [];
  const its = kit({
    site: "clinic",
    place,
    marks,
    clock,
    take: (input): Envelope[] => [{ v: WIRE_VERSION, seq: inputs.push(input) as Seq, at: clock.now(), event: input }],
    publish: (topic, payload) => sent.push({ leaf: topic.split("/").at(-1) ?? "", body: JSON.parse(payload) }) > 0,
  });
  const hear: KitBench["hear"] = (leaf, body, retained = false) =>
    its.hear(leaf, new TextEncoder().encode(JSON.stringify(body)), retained);
  const told = (seq: number, agoMs: number, boot = "b1"): object => {
    const sentAt = clock.now() + AHEAD;
    return { v: 1, kit: "kit-1", boot, seq, measuredAt: sentAt - agoMs, sentAt };
  };
  its.brokerReached();

  return {
    clock,
    its,
    inputs,
    of: (type) => inputs.filter((input): input is Extract<Input, { type: typeof type }> => input.type === type),
    sent,
    acked() {
      const last = sent.findLast(({ leaf }) => leaf === "ack")?.body;
      return last === undefined ? "nothing" : (last as { marks: KitAckMark[] }).marks;
    },
    status: (boot = "b1") =>
      hear("status", { v: 1, kit: "kit-1", online: true, boot, sentAt: clock.now() + AHEAD, battery: 80 }),
    oximetry: (seq, agoMs = 0, more = {}) =>
      hear("telemetry", {
        ...told(seq, agoMs),
        kind: "oximetry",
        device: "oximeter",
        values: [{ metric: "spo2", value: 97, quality: "good" }],
        ...more,
      }),
    bp: (seq, agoMs = 0, more = {}) =>
      hear("telemetry", {
        ...told(seq, agoMs),
        kind: "bp",
        device: "cuff",
        reading: { systolic: 128, diastolic: 82, mean: "unavailable", pulse: 74 },
        ...more,
      }),
    hear,
    written() {
      its.durable(inputs.length as Seq);
      clock.advance(Millis(200));
    },
    discards: (device = "kit-1") =>
      Object.fromEntries(
        Object.entries(its.reports().find(({ id }) => id === device)?.discards ?? {}).map(([why, { times }]) => [
          why,
          times,
        ]),
      ),
  };
}
