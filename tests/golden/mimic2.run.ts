import {
  ChairId,
  CommandId,
  DeviceId,
  Epoch,
  StationId,
  type Act,
  type Alarm,
  type DeviceInfo,
  type Input,
  type Observation,
} from "@vigil/shared/contracts";
import { advanceChair, defaultLimits, newChair, shipped, type ChairState, type Timed } from "@vigil/shared/domain";
import { Instant, Millis, Minutes, Seconds } from "@vigil/shared/kernel";
import type { Minute } from "../support/recordings.ts";

const chair = ChairId.parse("chair-1");
const monitor = DeviceId.parse("monitor-1");
const cuff = DeviceId.parse("cuff-1");
/** The recording begins after the session was made ready; its minute 0 is this instant. */
const ZERO = Minutes(60);
const at = (minutes: number): Instant => Instant(ZERO + Math.round(minutes * 60_000));

const device = (id: DeviceId, kind: DeviceInfo["kind"], freshForMs: Millis): DeviceInfo => ({
  id,
  chair,
  profile: "recording",
  kind,
  freshForMs,
  averagingMs: "unknown",
  canMeasure: false,
});

/** The minutes of the recording at which an alarm was raised or grew worse, and the alarm. */
export type Raised = { readonly minutes: number; readonly alarm: Alarm };

/**
 * Plays a recording through the engine as an IV session that is dosing from minute 2, on the baseline of that row. Values
 * stand until the next row, 90 s at most. Somebody reads each alarm once it is over, and counts breaths every eight minutes.
 */
export function play(rows: readonly Minute[]): readonly Raised[] {
  let state: ChairState = newChair(chair);
  const told: Timed[] = [];
  let commands = 0;
  const take = (input: Input | "wake", minutes: number): void => {
    const { state: next, decisions } = advanceChair(state, input, at(minutes));
    state = next;
    told.push(...decisions);
  };
  const does = (act: Act, minutes: number): void => {
    commands += 1;
    const by = { name: "Ada", verified: false, role: "nurse" } as const;
    const command = { id: CommandId.parse(`command-${commands}`), by, act };
    const before = told.length;
    take({ type: "command.received", chair, command }, minutes);
    const refused = told.slice(before).find(({ event }) => event.type === "command.refused");
    if (refused?.event.type === "command.refused") throw new Error(`${act.type}: ${refused.event.why}`);
  };
  const observes = (row: Omit<Minute, "minute" | "bp">, minutes: number): void => {
    const values = (["spo2", "pulse", "rr"] as const).map((metric): Observation => {
      const value = row[metric];
      return value === "no data"
        ? { metric, value: "unavailable", because: "no value" }
        : { metric, value, quality: "good" };
    });
    take({ type: "device.observed", chair, device: monitor, values }, minutes);
  };
  const reads = (reading: { systolic: number; diastolic: number; mean: number | "unavailable" }, minutes: number) =>
    take(
      {
        type: "cuff.result",
        chair,
        device: cuff,
        reading: { ...reading, pulse: "unavailable" },
        late: false,
        saidAt: `${minutes}`,
      },
      minutes,
    );

  take(started, -20);
  take(
    {
      type: "command.received",
      command: {
        id: CommandId.parse("armed-station"),
        by: { name: "Ada", verified: false },
        act: { type: "station.armed", station: StationId.parse("station-1"), armed: true },
      },
    },
    -20,
  );
  makeReady();
  for (const row of rows.filter(({ minute }) => minute >= 2)) {
    observes(row, row.minute);
    if (row.bp !== "no reading") reads(row.bp, row.minute);
    if (row.minute % 8 === 3) charts(row.minute);
    // Just before the next row, whatever is over is read.
    take("wake", row.minute + 0.9);
    for (const { alarm } of Object.values(state.alarms))
      if (alarm.phase === "latched")
        does({ type: "alarm.acknowledge", key: alarm.key, episode: alarm.episode, step: alarm.step }, row.minute + 0.9);
  }
  return raisedIn(told.filter((one) => one.at >= at(2)));

  function open(): Exclude<ChairState["session"], "no session"> {
    if (state.session === "no session") throw new Error("no session");
    return state.session;
  }

  function charts(minutes: number): void {
    const entry = { kind: "findings", findings: { moaas: 5, rr: 16 } } as const;
    does({ type: "chart.record", chair, session: open().facts.id, entry }, minutes);
  }

  /** A session that is dosing from minute 2, as any other; then its baseline is that of the row. */
  function makeReady(): void {
    observes({ spo2: "no data", pulse: "no data", rr: "no data" }, -19);
    take(
      {
        type: "device.observed",
        chair,
        device: monitor,
        values: [{ metric: "spo2", value: "unavailable", because: "probe off" }],
      },
      -19,
    );
    const limbs = { cuff: "left arm", probe: "right hand", infusion: "right arm" } as const;
    const patient = { pseudonym: "s25047", ageYears: 60, limbs };
    does({ type: "session.open", chair, protocol: "iv", ...patient }, -18);
    take(
      {
        type: "device.observed",
        chair,
        device: monitor,
        values: [{ metric: "spo2", value: "unavailable", because: "probe off" }],
      },
      -17.5,
    );
    const calm = { spo2: 97, pulse: 72, rr: 14 } as const;
    for (let minute = -17; minute <= 1.5; minute += 0.5) {
      observes(calm, minute);
      if (minute === -5 || minute === -1) reads({ systolic: 121, diastolic: 77, mean: 92 }, minute);
      if (minute === -16) screens(minute);
    }
    const { id, phase } = open().facts;
    const named = { chair, session: id, phase };
    does({ type: "dose.start", ...named, drug: "ketamine", mg: 35, weightKg: 70, plannedMs: Minutes(120) }, 2);
    const session = open();
    if (session.facts.baseline === "not yet") throw new Error("no baseline");
    const baseline = { ...session.facts.baseline, systolic: 87, diastolic: 46, pulse: 88.5, spo2: 95.7 };
    state = { ...state, session: { ...session, readings: [], facts: { ...session.facts, baseline } } };
  }

  function screens(minutes: number): void {
    const items = Object.fromEntries(shipped.iv.screening.map((item) => [item, "yes" as const]));
    const answers = { items, factors: [], medicines: [], escort: "Sam" };
    does({ type: "screening.record", chair, session: open().facts.id, answers }, minutes);
  }
}

const started: Input = {
  type: "gateway.started",
  epoch: Epoch.parse("e1"),
  version: "0",
  site: "recording",
  simulated: false,
  downForMs: "unknown",
  chairs: [{ id: chair, label: "Chair 1", place: "chair" }],
  devices: [device(monitor, "oximeter", Seconds(90)), device(cuff, "cuff", Minutes(30))],
  limits: defaultLimits,
  protocols: Object.values(shipped),
};

/** Each alarm as it is raised, and each step to a worse one; what makes no sound is left out. */
function raisedIn(told: readonly Timed[]): readonly Raised[] {
  const before = new Map<string, { episode: number; step: number }>();
  return told.flatMap(({ at: instant, event }) => {
    if (event.type !== "alarm.changed" || event.alarm.phase !== "active") return [];
    const { alarm } = event;
    const last = before.get(alarm.key);
    const worst = last?.episode === alarm.episode ? last.step : -1;
    before.set(alarm.key, { episode: alarm.episode, step: Math.max(worst, alarm.step) });
    if (alarm.step <= worst || alarm.priority === "info") return [];
    return [{ minutes: (instant - ZERO) / 60_000, alarm }];
  });
}
