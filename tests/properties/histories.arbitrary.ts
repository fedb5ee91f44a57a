import fc from "fast-check";
import {
  CommandId,
  CuffFailure,
  Metric,
  StationId,
  type Act,
  type Alarm,
  type Because,
  type DeviceId,
  type Input,
  type Link,
  type Quality,
  type Who,
} from "@vigil/shared/contracts";
import { actOf, type Intent } from "./courses.act.ts";
import {
  advanceWorld,
  chairOf,
  chairs,
  cuffs,
  newWorld,
  oximeters,
  started,
  type Heard,
  type World,
} from "./histories.world.ts";

/** One move in a history. `answer` picks among the alarms that are there when its turn comes. */
export type Move =
  | {
      kind: "reads";
      device: DeviceId;
      spo2: number;
      pulse: number;
      rr?: number | undefined;
      perfusion?: number | undefined;
      quality: Quality;
      times: number;
    }
  | { kind: "off"; device: DeviceId; because: Because }
  | { kind: "link"; device: DeviceId; link: Link }
  | {
      kind: "measures";
      device: DeviceId;
      systolic: number;
      diastolic: number;
      late: boolean;
      said: number | "not said";
    }
  | { kind: "fails"; device: DeviceId; because: CuffFailure }
  | { kind: "waits"; ms: number }
  | { kind: "answers"; what: "acknowledge" | "pause" | "resume" | "busy"; which: number; stepOff: number }
  | { kind: "does"; what: "patient.seen" | "patient.attended" | "patient.left" | "bp.measure"; chair: 0 | 1 }
  | { kind: "undelivered"; which: number }
  | { kind: "station"; is: "armed" | "muted" | "gone" }
  | { kind: "acts"; what: Intent; chair: 0 | 1 }
  | { kind: "starts cuff"; device: DeviceId }
  | { kind: "restarts"; waitMs: number; downMs: number | "unknown" }
  | { kind: "log"; writable: boolean };

const device = fc.constantFrom(...oximeters);
const cuff = fc.constantFrom(...cuffs);
const because = fc.constantFrom<Because[]>("probe off", "sensor disconnected", "searching for pulse", "interference");
// Numbers at and around every default limit, more often than any other.
const spo2 = fc.oneof(fc.constantFrom(79, 80, 87, 88, 91, 92, 93, 94, 97), fc.integer({ min: 60, max: 100 }));
const pulse = fc.oneof(
  { weight: 3, arbitrary: fc.constant(70) },
  fc.constantFrom(39, 40, 49, 50, 110, 111, 121, 131, 151),
);
const pressures = fc.constantFrom(
  ...([
    [120, 80],
    [162, 90],
    [170, 100],
    [185, 95],
    [190, 112],
    [205, 122],
    [85, 50],
    [75, 40],
  ] as const),
);

const reads = fc.record({
  kind: fc.constant("reads" as const),
  device,
  spo2,
  pulse,
  rr: fc.option(fc.constantFrom(0, 8, 9, 10, 14, 24, 25, 30), { nil: undefined }),
  perfusion: fc.option(fc.constantFrom(0.3, 0.4, 2), { nil: undefined }),
  quality: fc.constantFrom<Quality[]>("good", "poor"),
  times: fc.integer({ min: 1, max: 20 }),
});
const off = fc.record({ kind: fc.constant("off" as const), device, because });
const fails = fc.record({
  kind: fc.constant("fails" as const),
  device: cuff,
  because: fc.constantFrom(...CuffFailure.options),
});
const link = (to: fc.Arbitrary<Link>) =>
  fc.record({ kind: fc.constant("link" as const), device: fc.oneof(device, cuff), link: to });
const waits = fc.record({
  kind: fc.constant("waits" as const),
  ms: fc.oneof(
    fc.constantFrom(0, 1, 5_000, 10_000, 15_000, 60_000, 120_000, 300_000),
    fc.integer({ min: 0, max: 90_000 }),
  ),
});
const restarts = fc.record({
  kind: fc.constant("restarts" as const),
  waitMs: fc.integer({ min: 0, max: 60_000 }),
  downMs: fc.oneof(fc.constant("unknown" as const), fc.integer({ min: 0, max: 60_000 })),
});
const measures = fc
  .record({
    kind: fc.constant("measures" as const),
    device: cuff,
    pressures,
    late: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    said: fc.oneof(fc.constant("not said" as const), fc.integer({ min: 0, max: 3 })),
  })
  .map(({ pressures: [systolic, diastolic], ...rest }): Move => ({ ...rest, systolic, diastolic }));
const answers = fc.record({
  kind: fc.constant("answers" as const),
  what: fc.constantFrom(
    "acknowledge" as const,
    "acknowledge" as const,
    "pause" as const,
    "resume" as const,
    "busy" as const,
  ),
  which: fc.nat(5),
  stepOff: fc.constantFrom(0, 0, 0, -1),
});
const does = fc.record({
  kind: fc.constant("does" as const),
  what: fc.constantFrom(
    "patient.seen" as const,
    "patient.attended" as const,
    "patient.left" as const,
    "bp.measure" as const,
  ),
  chair: fc.constantFrom(0 as const, 1 as const),
});
const undelivered = fc.record({ kind: fc.constant("undelivered" as const), which: fc.nat(5) });
const station = fc.record({
  kind: fc.constant("station" as const),
  is: fc.constantFrom("armed" as const, "armed" as const, "muted" as const, "gone" as const),
});
const log = fc.record({ kind: fc.constant("log" as const), writable: fc.boolean() });

const anyLink = link(fc.constantFrom<Link[]>("online", "online", "stale", "silent", "unplugged"));
export const any: fc.Arbitrary<Move> = fc.oneof(
  { weight: 8, arbitrary: reads },
  { weight: 3, arbitrary: off },
  { weight: 2, arbitrary: anyLink },
  { weight: 4, arbitrary: measures },
  { weight: 1, arbitrary: fails },
  { weight: 4, arbitrary: waits },
  { weight: 5, arbitrary: answers },
  { weight: 1, arbitrary: does },
  { weight: 1, arbitrary: restarts },
  { weight: 1, arbitrary: log },
  { weight: 1, arbitrary: undelivered },
  { weight: 1, arbitrary: station },
);

// A pause is soon broken by chance; this one is left alone until it ends by itself.
const pauseLeftAlone = fc.nat(5).map((which): readonly Move[] => [
  { kind: "answers", what: "pause", which, stepOff: 0 },
  { kind: "waits", ms: 120_000 },
]);

export const moves: fc.Arbitrary<readonly Move[]> = fc
  .array(fc.oneof({ weight: 12, arbitrary: any.map((move) => [move]) }, { weight: 1, arbitrary: pauseLeftAlone }), {
    minLength: 5,
    maxLength: 40,
  })
  .map((parts) => parts.flat());

/** Only the ways in which data is lost, and time. */
export const losses: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(off, link(fc.constantFrom<Link[]>("stale", "silent", "unplugged")), waits, fails, restarts),
  { minLength: 1, maxLength: 12 },
);

const desk = StationId.parse("station-desk");
// She may do whatever anybody may: who may not is no matter of a history.
const who: Who = { name: "Ada", verified: false, role: "clinician" };

export const alarmsOf = ({ first, second, house }: World): readonly Alarm[] =>
  [first, second, house].flatMap(({ alarms }) => Object.values(alarms).map(({ alarm }) => alarm));

/** Plays moves from a world on and writes down what was heard, so that it can be folded again without them. */
export function play(
  list: readonly Move[],
  from: World | "new" = "new",
  at = 0,
): { history: Heard[]; world: World; at: number } {
  const history: Heard[] = [];
  let world = from === "new" ? newWorld() : from;
  let now = at;
  const hear = (input: Input) => {
    history.push({ at: now, input });
    world = advanceWorld(world, input, now).world;
  };
  // A screen that can sound comes with every start: that there is none is a move of its own.
  const start = (down: number | "unknown", index: number) => {
    hear(started(down));
    hear(armed(true, index));
  };
  if (from === "new") start("unknown", -1);
  for (const [index, move] of list.entries()) {
    if (move.kind === "waits") now += move.ms;
    else if (move.kind === "restarts") {
      const down = move.downMs;
      now += move.waitMs + (down === "unknown" ? 0 : down);
      start(down, index);
    } else if (move.kind === "reads") {
      for (let time = 0; time < move.times; time += 1) {
        hear(inputOf(move, world, index));
        now += 1_000;
      }
    } else hear(inputOf(move, world, index));
  }
  return { history, world, at: now };
}

function inputOf(move: Exclude<Move, { kind: "waits" | "restarts" }>, world: World, index: number): Input {
  switch (move.kind) {
    case "reads": {
      const { device: id, spo2: oxygen, pulse: beats, rr, perfusion, quality } = move;
      const said = { spo2: oxygen, pulse: beats, perfusionIndex: perfusion, rr };
      const values = Metric.options.flatMap((metric) => {
        const value = said[metric];
        return value === undefined ? [] : [{ metric, value, quality }];
      });
      return { type: "device.observed", chair: chairOf(id), device: id, values };
    }
    case "off": {
      const values = (["spo2", "pulse", "rr"] as const).map((metric) => ({
        metric,
        value: "unavailable" as const,
        because: move.because,
      }));
      return { type: "device.observed", chair: chairOf(move.device), device: move.device, values };
    }
    case "link":
      return { type: "device.link", chair: chairOf(move.device), device: move.device, link: move.link, why: "" };
    case "measures": {
      const { device: id, systolic, diastolic, late, said } = move;
      const reading = { systolic, diastolic, mean: "unavailable" as const, pulse: "unavailable" as const };
      const saidAt = said === "not said" ? {} : { saidAt: String(said) };
      return { type: "cuff.result", chair: chairOf(id), device: id, reading, late, ...saidAt };
    }
    case "fails":
      return { type: "cuff.failed", chair: chairOf(move.device), device: move.device, because: move.because };
    case "station":
      return move.is === "gone" ? { type: "station.gone", station: desk } : armed(move.is === "armed", index);
    case "undelivered": {
      const all = alarmsOf(world);
      const alarm = all[move.which % Math.max(1, all.length)];
      if (alarm?.call === undefined) return { type: "clock.stepped", byMs: 1 };
      const { key, episode, call, chair } = alarm;
      const of = chair === undefined || alarm.condition === "engine" ? {} : { chair };
      return { type: "call.undelivered", ...of, key, episode, step: call.step, why: "" };
    }
    case "log":
      return { type: "log.state", writable: move.writable, why: "", lost: 0 };
    case "does": {
      const chair = chairs[move.chair];
      return commanded(
        move.what === "patient.seen" ? { type: move.what, chair, moaas: 5 } : { type: move.what, chair },
        index,
      );
    }
    case "starts cuff":
      return { type: "cuff.started", chair: chairOf(move.device), device: move.device, why: "" };
    case "acts":
      return commanded(actOf(move.what, move.chair === 0 ? world.first : world.second), index);
    case "answers": {
      const all = alarmsOf(world);
      const alarm = all[move.which % Math.max(1, all.length)];
      if (alarm === undefined) return { type: "clock.stepped", byMs: 1 };
      const { key, episode } = alarm;
      const step = Math.max(0, alarm.step + move.stepOff);
      return commanded({ type: `alarm.${move.what}`, key, episode, step }, index);
    }
  }
}

function armed(is: boolean, index: number): Input {
  return commanded({ type: "station.armed", station: desk, armed: is }, index);
}

function commanded(act: Act, index: number): Input {
  return { type: "command.received", command: { id: CommandId.parse(`command-${index}`), by: who, act } };
}
