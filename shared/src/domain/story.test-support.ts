import { Instant, Millis } from "../kernel/index.ts";
import {
  ChairId,
  CommandId,
  DeviceId,
  Epoch,
  StationId,
  type Act,
  type Alarm,
  type AlarmCondition,
  type Because,
  type CuffFailure,
  type Decision,
  type DeviceInfo,
  type Input,
  type Limits,
  type Link,
  type Observation,
  type Protocol,
  type Quality,
  type Who,
} from "../contracts/index.ts";
import {
  advanceChair,
  defaultLimits,
  deadlineOfChair,
  newChair,
  protocols,
  type ChairState,
  type Timed,
} from "./index.ts";

export const chair = ChairId.parse("chair-1");
export const ox = DeviceId.parse("ox-1");
export const ox2 = DeviceId.parse("ox-2");
export const cuff = DeviceId.parse("cuff-1");
export const desk = StationId.parse("station-desk");
export const ada: Who = { name: "Ada", verified: false };
/** She may clear holds and adjust limits. */
export const cleo: Who = { name: "Cleo", verified: false, role: "clinician" };

const devices: readonly DeviceInfo[] = [device(ox, "oximeter", 5_000, 4_000), device(cuff, "cuff", 900_000, "unknown")];

export function device(
  id: DeviceId,
  kind: DeviceInfo["kind"],
  freshForMs: number,
  averagingMs: number | "unknown",
): DeviceInfo {
  return {
    id,
    chair,
    profile: "story",
    kind,
    freshForMs: Millis(freshForMs),
    averagingMs: averagingMs === "unknown" ? averagingMs : Millis(averagingMs),
    canMeasure: kind === "cuff",
  };
}

export type Setting = {
  devices?: readonly DeviceInfo[];
  limits?: Limits;
  protocols?: readonly Protocol[];
  place?: "chair" | "home";
  /** Without a screen that can sound. */
  station?: "none";
  /** Lines of whom alarms call; they are left out of every other story. */
  calls?: "told";
};

export function started(at: Setting & { downForMs?: number | "unknown" }): Input {
  const downForMs = at.downForMs ?? "unknown";
  return {
    type: "gateway.started",
    epoch: Epoch.parse("e1"),
    version: "0",
    site: "story",
    simulated: true,
    downForMs: downForMs === "unknown" ? downForMs : Millis(downForMs),
    chairs: [{ id: chair, label: "Chair 1", place: at.place ?? "chair" }],
    devices: [...(at.devices ?? devices)],
    limits: at.limits ?? defaultLimits,
    protocols: [...(at.protocols ?? protocols)],
  };
}

type Said = number | Because;
type Values = { spo2?: Said; pulse?: Said; perfusionIndex?: Said; rr?: Said; quality?: Quality };

export function observed({ quality = "good", ...said }: Values, from: DeviceId = ox): Input {
  const values: Observation[] = [];
  for (const metric of ["spo2", "pulse", "perfusionIndex", "rr"] as const) {
    const value = said[metric];
    if (typeof value === "number") values.push({ metric, value, quality });
    else if (value !== undefined) values.push({ metric, value: "unavailable", because: value });
  }
  return { type: "device.observed", chair, device: from, values };
}

/** What was told of alarms, as one line each: `12 spo2/low active 1 medium heard first`; seconds since the story began. */
export function lineOf({ at, event }: Timed): string {
  const seconds = at / 1_000;
  switch (event.type) {
    case "alarm.changed": {
      const { condition, phase, step, priority } = event.alarm;
      const { heard, why } = event.announce;
      return `${seconds} ${condition} ${phase} ${step} ${priority} ${heard ? "heard" : "silent"}: ${why}`;
    }
    case "command.refused":
      return `${seconds} refused: ${event.why}`;
    case "command.done":
      return `${seconds} done`;
    case "cuff.asked":
      return `${seconds} cuff asked: ${event.ask}`;
    case "session.judged":
      return `${seconds} judged`;
    case "session.opened":
    case "session.ended":
      return `${seconds} ${event.type}: ${event.session.phase}`;
    case "session.changed":
      return `${seconds} ${event.session.phase}: ${event.why}`;
    case "watch.started":
    case "watch.ended":
    case "station.changed":
    case "decisions.differ":
    case "session.closed":
      return `${seconds} ${event.type}`;
    case "alarm.called":
      return `${seconds} called ${event.role}: ${event.why}`;
    case "chart.recorded":
      return `${seconds} charted ${event.line.entry.kind}`;
    case "followup.changed":
      return `${seconds} follow-up ${event.followUp.task} ${event.followUp.done === "not yet" ? "open" : "done"}`;
  }
}

const isOfCall = ({ event }: Timed): boolean =>
  event.type === "alarm.called" || (event.type === "alarm.changed" && event.announce.why === "nobody answered");

/** A story of one chair on a line of time, in seconds. Every verb says what was decided by it, and by the deadlines before it. */
export class Story {
  #state: ChairState = newChair(chair);
  #at = 0;
  #command = 0;
  readonly all: Timed[] = [];

  readonly #setting: Setting;

  constructor(setting: Setting = {}) {
    this.#setting = setting;
    this.takes(started(setting));
    this.#arms();
  }

  get state(): ChairState {
    return this.#state;
  }

  /** Goes on where another story is, in its own way: no state is ever changed, so many may go on from one. */
  goesOnFrom(other: Story): this {
    this.#state = other.#state;
    this.#at = other.#at;
    this.#command = other.#command;
    this.all.push(...other.all);
    return this;
  }

  /** Moves on; deadlines on the way fire. */
  at(seconds: number): this {
    this.#at = seconds * 1_000;
    return this;
  }

  takes(input: Input | "wake"): readonly string[] {
    const { state, decisions } = advanceChair(this.#state, input, Instant(Math.round(this.#at)));
    this.#state = state;
    this.all.push(...decisions);
    return decisions.filter((told) => this.#setting.calls === "told" || !isOfCall(told)).map(lineOf);
  }

  reads(values: Values, from?: DeviceId): readonly string[] {
    return this.takes(observed(values, from));
  }

  /** The same values once a second up to and including the second given. */
  readsUntil(seconds: number, values: Values, from?: DeviceId): readonly string[] {
    const lines: string[] = [];
    for (let next = Math.floor(this.#at / 1_000) + 1; next <= seconds; next += 1)
      lines.push(...this.at(next).reads(values, from));
    return lines;
  }

  waits(seconds: number): readonly string[] {
    return this.at(seconds).takes("wake");
  }

  measures(
    systolic: number,
    diastolic: number,
    more: { late?: boolean; saidAt?: string; pulse?: number } = {},
  ): readonly string[] {
    const { late = false, pulse = "unavailable" as const, ...said } = more;
    const reading = { systolic, diastolic, mean: "unavailable" as const, pulse };
    return this.takes({ type: "cuff.result", chair, device: cuff, reading, late, ...said });
  }

  fails(because: CuffFailure): readonly string[] {
    return this.takes({ type: "cuff.failed", chair, device: cuff, because });
  }

  link(link: Link, of: DeviceId = ox): readonly string[] {
    return this.takes({ type: "device.link", chair, device: of, link, why: "" });
  }

  does(act: Act): readonly string[] {
    return this.doesAs(ada, act);
  }

  doesAs(by: Who, act: Act): readonly string[] {
    this.#command += 1;
    const command = { id: CommandId.parse(`command-${this.#command}`), by, act };
    return this.takes({ type: "command.received", chair, command });
  }

  /** Answers an alarm as it is now, or as it was seen. */
  answers(what: "acknowledge" | "pause" | "resume" | "busy", alarm: Alarm): readonly string[] {
    return this.does({ type: `alarm.${what}`, key: alarm.key, episode: alarm.episode, step: alarm.step });
  }

  restarts(
    downForMs: number | "unknown" = "unknown",
    limits: Limits = this.#setting.limits ?? defaultLimits,
  ): readonly string[] {
    const lines = this.takes(started({ ...this.#setting, downForMs, limits }));
    return [...lines, ...this.#arms()];
  }

  /** A screen that can sound is connected at once, unless the story is of that. */
  #arms(): readonly string[] {
    return this.#setting.station === "none" ? [] : this.station(true);
  }

  station(armed: boolean, station: StationId = desk): readonly string[] {
    this.#command += 1;
    const act = { type: "station.armed", station, armed } as const;
    const command = { id: CommandId.parse(`command-${this.#command}`), by: ada, act };
    return this.takes({ type: "command.received", command });
  }

  alarm(condition: AlarmCondition): Alarm {
    const found = this.find(condition);
    if (found === undefined) throw new Error(`no alarm ${condition}`);
    return found;
  }

  find(condition: AlarmCondition): Alarm | undefined {
    return Object.values(this.#state.alarms).find(({ alarm }) => alarm.condition === condition)?.alarm;
  }

  get deadline(): number | undefined {
    const due = deadlineOfChair(this.#state);
    return due === undefined ? undefined : due / 1_000;
  }

  told(type: Decision["type"]): readonly Timed[] {
    return this.all.filter(({ event }) => event.type === type);
  }
}

/** A story in which somebody with calm values is watched since second 0. */
export function watched(setting: Setting = {}): Story {
  const story = new Story(setting);
  story.reads({ spo2: 97, pulse: 70 });
  return story;
}
