import { ChairId, DeviceId, Epoch, type DeviceInfo, type Input, type Protocol } from "@vigil/shared/contracts";
import {
  advanceChair,
  advanceHouse,
  deadlineOfChair,
  deadlineOfHouse,
  defaultLimits,
  newChair,
  newHouse,
  shipped,
  type ChairState,
  type HouseState,
  type Timed,
} from "@vigil/shared/domain";
import { Instant, Millis, Seconds } from "@vigil/shared/kernel";

const { iv } = shipped;

export const chairs = [ChairId.parse("chair-1"), ChairId.parse("chair-2")] as const;
export const oximeters = [DeviceId.parse("ox-1"), DeviceId.parse("ox-2"), DeviceId.parse("ox-3")] as const;
export const cuffs = [DeviceId.parse("cuff-1"), DeviceId.parse("cuff-2")] as const;

/** The IV protocol with times that a history of some minutes reaches the end of. */
export const quick: Protocol = {
  ...iv,
  simulated: true,
  baseline: { ...iv.baseline, apartMs: Seconds(20), freshForMs: Seconds(120) },
  dosing: { kind: "pump", plannedMs: Seconds(60), overrunMs: Seconds(20), confirmMs: Seconds(10) },
  active: { from: "end of dose", leastMs: Seconds(15) },
  dissociation: { fromMs: Seconds(5), afterMs: Seconds(20) },
  cadence: { ...iv.cadence, dosingMs: Seconds(30), afterMs: Seconds(45), alarmMs: Seconds(20) },
  discharge: {
    ...iv.discharge,
    timers: [{ from: "end of dose", ms: Seconds(40) }],
    earlyMs: Seconds(20),
    apartMs: Seconds(10),
    findingFreshMs: Seconds(120),
    bp: { ...iv.discharge.bp, apartMs: Seconds(10), freshForMs: Seconds(120) },
    spo2: { ...iv.discharge.spo2, overMs: Seconds(15) },
    followUps: [{ task: "next-day check", afterMs: Seconds(60), words: "Call" }],
  },
};

/** Chair 1 has two oximeters and a cuff, chair 2 one of each. */
export const chairOf = (device: DeviceId): ChairId =>
  device === oximeters[2] || device === cuffs[1] ? chairs[1] : chairs[0];

const info = (id: DeviceId, kind: DeviceInfo["kind"]): DeviceInfo => ({
  id,
  chair: chairOf(id),
  profile: "history",
  kind,
  freshForMs: Millis(kind === "oximeter" ? 5_000 : 900_000),
  averagingMs: kind === "oximeter" ? Millis(4_000) : "unknown",
  canMeasure: kind === "cuff",
});

export function started(downForMs: number | "unknown"): Input {
  return {
    type: "gateway.started",
    epoch: Epoch.parse("e"),
    version: "0",
    site: "history",
    simulated: true,
    downForMs: downForMs === "unknown" ? downForMs : Millis(downForMs),
    chairs: chairs.map((id) => ({ id, label: id })),
    devices: [...oximeters.map((id) => info(id, "oximeter")), ...cuffs.map((id) => info(id, "cuff"))],
    limits: defaultLimits,
    protocols: [quick],
  };
}

export type Heard = { readonly at: number; readonly input: Input };

/** Both chairs and the gateway's own engine, each of which takes every input. */
export type World = { readonly first: ChairState; readonly second: ChairState; readonly house: HouseState };

export const newWorld = (): World => ({ first: newChair(chairs[0]), second: newChair(chairs[1]), house: newHouse() });

export type Told = { readonly world: World; readonly decisions: readonly Timed[] };

export function advanceWorld(world: World, input: Input | "wake", ms: number): Told {
  const at = Instant(ms);
  const first = advanceChair(world.first, input, at);
  const second = advanceChair(world.second, input, at);
  const house = advanceHouse(world.house, input, at);
  return {
    world: { first: first.state, second: second.state, house: house.state },
    decisions: [...first.decisions, ...second.decisions, ...house.decisions],
  };
}

export const deadlineOfWorld = ({ first, second, house }: World): number =>
  Math.min(...[deadlineOfChair(first), deadlineOfChair(second), deadlineOfHouse(house)].map((at) => at ?? Infinity));

/** Folds a history as replay does: no wake at all. */
export function fold(history: readonly Heard[], from: World = newWorld()): Told {
  let world = from;
  const decisions: Timed[] = [];
  for (const { at, input } of history) {
    const told = advanceWorld(world, input, at);
    world = told.world;
    decisions.push(...told.decisions);
  }
  return { world, decisions };
}

/** The decisions of one subject, in order; between subjects only the time orders them. */
export function bySubject(decisions: readonly Timed[]): Record<string, readonly Timed[]> {
  const all: Record<string, Timed[]> = { gateway: [] };
  for (const decision of decisions) {
    const { event } = decision;
    const engine = event.type === "alarm.changed" && event.alarm.condition === "engine";
    const chair = event.type === "alarm.changed" ? event.alarm.chair : "chair" in event ? event.chair : undefined;
    (all[engine || chair === undefined ? "gateway" : chair] ??= []).push(decision);
  }
  return all;
}
