import {
  ChairId,
  CommandId,
  DeviceId,
  Epoch,
  StationId,
  type Act,
  type CuffReading,
  type DeviceInfo,
  type Input,
  type Observation,
} from "@vigil/shared/contracts";
import { advanceChair, defaultLimits, newChair, shipped, type ChairState, type Timed } from "@vigil/shared/domain";
import { Instant, Minutes, Seconds, type Millis } from "@vigil/shared/kernel";

/** What an oximeter says of one instant; of what it does not know, nothing. */
export type Vitals = Partial<Record<"spo2" | "pulse" | "rr", number | "no data">>;

type Options = { chair?: string; freshForMs?: Millis };

/** One chair's engine with an oximeter and a cuff, without a gateway: inputs by the minute, and all that was decided. */
export class ChairPlayer {
  readonly told: Timed[] = [];
  readonly chair: ChairId;
  readonly #monitor: DeviceId;
  readonly #cuff: DeviceId;
  state: ChairState;
  #commands = 0;

  /** An hour lies before minute 0, for what makes a session ready. */
  static readonly zero = Minutes(60);
  static at = (minutes: number): Instant => Instant(ChairPlayer.zero + Math.round(minutes * 60_000));

  constructor({ chair = "chair-1", freshForMs = Seconds(5) }: Options = {}) {
    this.chair = ChairId.parse(chair);
    this.#monitor = DeviceId.parse(`${chair}-monitor`);
    this.#cuff = DeviceId.parse(`${chair}-cuff`);
    this.state = newChair(this.chair);
    this.take(this.#started(freshForMs), -20);
    const act: Act = { type: "station.armed", station: StationId.parse("station-1"), armed: true };
    this.take({ type: "command.received", command: this.#command(act) }, -20);
  }

  take(input: Input | "wake", minutes: number): readonly Timed[] {
    const { state, decisions } = advanceChair(this.state, input, ChairPlayer.at(minutes));
    this.state = state;
    this.told.push(...decisions);
    return decisions;
  }

  /** Throws where it is refused. */
  does(act: Act, minutes: number): void {
    for (const { event } of this.take(
      { type: "command.received", chair: this.chair, command: this.#command(act) },
      minutes,
    ))
      if (event.type === "command.refused") throw new Error(`${act.type}: ${event.why}`);
  }

  sees(vitals: Vitals, minutes: number): void {
    const values = (["spo2", "pulse", "rr"] as const).flatMap((metric): Observation[] => {
      const value = vitals[metric];
      if (value === undefined) return [];
      return value === "no data"
        ? [{ metric, value: "unavailable", because: "no value" }]
        : [{ metric, value, quality: "good" }];
    });
    this.take({ type: "device.observed", chair: this.chair, device: this.#monitor, values }, minutes);
  }

  reads(reading: Omit<CuffReading, "pulse">, minutes: number): void {
    this.take(
      {
        type: "cuff.result",
        chair: this.chair,
        device: this.#cuff,
        reading: { ...reading, pulse: "unavailable" },
        late: false,
        saidAt: `${minutes}`,
      },
      minutes,
    );
  }

  get session(): Exclude<ChairState["session"], "no session"> {
    if (this.state.session === "no session") throw new Error("no session");
    return this.state.session;
  }

  charts(findings: { moaas: number; rr: number }, minutes: number): void {
    const entry = { kind: "findings", findings } as const;
    this.does({ type: "chart.record", chair: this.chair, session: this.session.facts.id, entry }, minutes);
  }

  /** An IV session as any other, screened, with a baseline of 121/77; the pump runs from this minute on. */
  doses(minutes: number, plannedMs: Millis = Minutes(40)): this {
    const { chair } = this;
    const off: Observation = { metric: "spo2", value: "unavailable", because: "probe off" };
    const limbs = { cuff: "left arm", probe: "right hand", infusion: "right arm" } as const;
    this.does({ type: "session.open", chair, protocol: "iv", pseudonym: "P-1", ageYears: 60, limbs }, minutes - 20);
    this.take({ type: "device.observed", chair, device: this.#monitor, values: [off] }, minutes - 19.5);
    const items = Object.fromEntries(shipped.iv.screening.map((item) => [item, "yes" as const]));
    const answers = { items, factors: [], medicines: [], escort: "Sam" };
    for (let minute = minutes - 19; minute < minutes; minute += 0.5) {
      this.sees({ spo2: 97, pulse: 72, rr: 14 }, minute);
      if (minute === minutes - 18)
        this.does({ type: "screening.record", chair, session: this.session.facts.id, answers }, minute);
      if (minute === minutes - 7 || minute === minutes - 3)
        this.reads({ systolic: 121, diastolic: 77, mean: 92 }, minute);
    }
    this.sees({ spo2: 97, pulse: 72, rr: 14 }, minutes);
    const { id: session, phase } = this.session.facts;
    const dose = { drug: "ketamine", mg: 35, weightKg: 70, plannedMs } as const;
    this.does({ type: "dose.start", chair, session, phase, ...dose }, minutes);
    return this;
  }

  #command(act: Act) {
    this.#commands += 1;
    const by = { name: "Ada", verified: false, role: "nurse" } as const;
    return { id: CommandId.parse(`command-${this.#commands}`), by, act };
  }

  #started(freshForMs: Millis): Input {
    const device = (id: DeviceId, kind: DeviceInfo["kind"], fresh: Millis): DeviceInfo => ({
      id,
      chair: this.chair,
      profile: "player",
      kind,
      freshForMs: fresh,
      averagingMs: "unknown",
      canMeasure: false,
    });
    return {
      type: "gateway.started",
      epoch: Epoch.parse("e1"),
      version: "0",
      site: "player",
      simulated: false,
      downForMs: "unknown",
      chairs: [{ id: this.chair, label: "Chair", place: "chair" }],
      devices: [device(this.#monitor, "oximeter", freshForMs), device(this.#cuff, "cuff", Minutes(30))],
      limits: defaultLimits,
      protocols: Object.values(shipped),
    };
  }
}
