import { expect, test } from "vitest";
import { Instant, Millis } from "../kernel/index.ts";
import {
  Alarm,
  ChairId,
  DeviceId,
  Epoch,
  Seq,
  type Envelope,
  type Input,
  type VigilEvent,
} from "../contracts/index.ts";
import { emptyView } from "./empty.ts";
import { foldEnvelope } from "./fold.ts";
import { foldEnvelopes } from "./foldEnvelopes.ts";

const [one, two] = [ChairId.parse("one"), ChairId.parse("two")];
const cuff = (chair: ChairId): DeviceId => DeviceId.parse(`${chair}-cuff`);
const start: Extract<Input, { type: "gateway.started" }> = {
  type: "gateway.started",
  epoch: Epoch.parse("e"),
  version: "0",
  site: "Clinic",
  simulated: true,
  downForMs: "unknown",
  chairs: [one, two].map((id) => ({ id, label: id })),
  devices: [one, two].map((chair) => ({
    id: cuff(chair),
    chair,
    profile: "cuff",
    kind: "cuff",
    freshForMs: Millis(900_000),
    averagingMs: "unknown",
    canMeasure: true,
  })),
  limits: {} as Extract<Input, { type: "gateway.started" }>["limits"],
};
const result = (chair: ChairId, systolic: number): VigilEvent => ({
  type: "cuff.result",
  chair,
  device: cuff(chair),
  reading: { systolic, diastolic: 70, mean: 90, pulse: 60 },
  late: false,
});
const raised = (phase: Alarm["phase"], chair?: ChairId): VigilEvent => ({
  type: "alarm.changed",
  alarm: Alarm.parse({
    key: `${chair ?? "house"}/a`,
    ...(chair === undefined ? {} : { chair }),
    condition: chair === undefined ? "log" : "bp/high",
    kind: "technical",
    episode: 1,
    phase,
    step: 0,
    priority: "low",
    rule: chair === undefined ? "log" : "bp above limit",
    evidence: { kind: "words", words: "w" },
    raisedAt: 1,
    delayMs: 0,
  }),
  announce: { heard: false, why: "pending" },
});

const told = (...events: VigilEvent[]): Envelope[] =>
  events.map((event, at) => ({ v: 1, seq: Seq.parse(at + 1), at: Instant(at * 1_000), event }));
const view = emptyView(start, Instant(0), undefined);

test("many folded together are what each folded after the other is, and what was given is as it was", () => {
  const envelopes = told(
    result(one, 120),
    { type: "watch.started", chair: one, why: "cuff reading" },
    raised("active", one),
    raised("active"),
    result(two, 130),
    { type: "log.state", writable: false, why: "full", lost: 0 },
    result(ChairId.parse("nowhere"), 140),
    result(one, 121),
    start,
    result(two, 131),
    raised("cleared", one),
    { type: "engine.failed", chair: two, poison: Seq.parse(3), why: "w" },
    raised("cleared"),
  );
  const before = JSON.stringify(view);
  for (let from = 0; from < envelopes.length; from += 1) {
    const some = envelopes.slice(from);
    expect(foldEnvelopes(view, some)).toEqual(some.reduce(foldEnvelope, view));
  }
  expect(JSON.stringify(view)).toBe(before);
  const first = foldEnvelopes(view, envelopes.slice(0, 2));
  const kept = JSON.stringify(first);
  foldEnvelopes(first, envelopes.slice(2));
  expect(JSON.stringify(first)).toBe(kept);
});
