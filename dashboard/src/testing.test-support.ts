import { Alarm, Envelope, LatestItem, Limits, View, VigilEvent, type ChairView } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { emptyView } from "@vigil/shared/view";

/** Builders for the page's own tests. Everything goes through the contracts, so that no test leans on what cannot come. */
export const T0 = 1_000_000;

export const limits = Limits.parse({
  spo2Low: [
    { limit: 94, holdMs: 60_000, priority: "info" },
    { limit: 92, holdMs: 15_000, priority: "medium" },
    { limit: 88, holdMs: 5_000, priority: "high" },
    { limit: 80, holdMs: 0, priority: "high" },
  ],
  pulseLow: [{ limit: 50, holdMs: 15_000, priority: "medium" }],
  pulseHigh: [{ limit: 120, holdMs: 300_000, priority: "medium" }],
  bpLow: [{ systolic: 90, priority: "medium", when: "once" }],
  bpHigh: [{ systolic: 165, diastolic: 105, priority: "medium", when: "once" }],
  confirm: { notBeforeMs: 60_000, repeatDueMs: 120_000, overdueHighMs: 300_000 },
  episodeEnd: { margin: 1, holdMs: 15_000 },
  signal: [{ afterMs: 10_000, priority: "low" }],
  signalAfterLow: { spo2: 92, withinMs: 60_000 },
  linkOximeter: [{ afterMs: 10_000, priority: "info" }],
  linkCuff: [{ afterMs: 10_000, priority: "info" }],
  cuffFailures: ["low"],
  pauseMs: 120_000,
  rrLow: [{ limit: 10, holdMs: 30_000, priority: "medium" }],
  rrHigh: [{ limit: 24, holdMs: 60_000, priority: "medium" }],
  signalRecovery: [{ afterMs: 30_000, priority: "low" }],
  rules: {
    saturationSeconds: 50,
    threeTimes: { count: 3, withinMs: 60_000, deep: 2, longMs: 3_000 },
    rapid: 10,
    fall: { points: 4, holdMs: 30_000 },
    slope: { points: 1, perMs: 20_000, overMs: 60_000, samples: 40, upTo: 94 },
    overRead: { medium: 94, high: 90 },
    oxygenMedium: 94,
    poor: { perfusionIndex: 0.4, holdMs: 30_000 },
    differ: { points: 4, holdMs: 30_000 },
    twoPeople: { apart: 20, times: 2 },
    slowBaseline: { from: 45, to: 55, less: 10, floor: 40 },
    bpOfBaseline: 0.7,
    meanBelow: 60,
    vasovagal: { systolicBelow: 90, pulseBelow: 50 },
    paradox: { systolicFrom: 180, pulseBelow: 50, moaasDrop: 2 },
    twoRising: { each: 10, share: 0.2, repeatMs: 180_000 },
    sedation: { medium: 3, high: 2 },
    compound: { moaas: 3, withFactors: 4, spo2Below: 92, rrBelow: 10 },
    apnoeaMs: 20_000,
    cuffExcuse: { spo2From: 94, forMs: 60_000, times: 2, withinMs: 600_000 },
    battery: { low: 20, medium: 10 },
    clockOffMs: 120_000,
    station: [{ afterMs: 15_000, priority: "medium" }],
    offMonitor: { allowedMs: 300_000, highAfterMs: 120_000, spo2From: 94 },
  },
  answer: {
    goingMs: 60_000,
    repeatGraveMs: 60_000,
    repeatMs: 180_000,
    graveSpo2: 88,
    longPauseMs: 600_000,
  },
});

export const event = (raw: unknown): VigilEvent => VigilEvent.parse(raw);

export const envelope = (seq: number, raw: unknown, at = T0): Envelope => Envelope.parse({ v: 1, seq, at, event: raw });

/** Two chairs; the first has two oximeters (`ox-1`, `ox-2`, fresh for 5 s) and a cuff (fresh for 10 min). */
export function view(asOf = 10): View {
  const oximeter = { kind: "oximeter", profile: "x", freshForMs: 5_000, averagingMs: "unknown", canMeasure: false };
  const started = event({
    type: "gateway.started",
    epoch: "e1",
    version: "0",
    site: "test",
    simulated: true,
    downForMs: "unknown",
    chairs: [
      { id: "one", label: "One" },
      { id: "two", label: "Two" },
    ],
    devices: [
      { ...oximeter, id: "ox-1", chair: "one" },
      { ...oximeter, id: "ox-2", chair: "one" },
      { ...oximeter, id: "cuff-1", chair: "one", kind: "cuff", freshForMs: 600_000, canMeasure: true },
    ],
    limits,
  });
  if (started.type !== "gateway.started") throw new Error("not a start");
  const empty = emptyView(started, Instant(T0), undefined);
  const online = Object.values(empty.chairs).map((chair) => [
    chair.id,
    {
      ...chair,
      devices: Object.fromEntries(
        Object.entries(chair.devices).map(([id, device]) => [id, { ...device, link: "online" }]),
      ),
    },
  ]);
  return View.parse({ ...empty, asOf, chairs: Object.fromEntries(online) });
}

export const latest = (device: string, metric: string, value: number | string, at = T0): LatestItem =>
  LatestItem.parse({
    chair: "one",
    device,
    at,
    freshForMs: 5_000,
    observation:
      typeof value === "number" ? { metric, value, quality: "good" } : { metric, value: "unavailable", because: value },
  });

export function chair(of: View, id = "one"): ChairView {
  const found = of.chairs[id];
  if (found === undefined) throw new Error(`no chair ${id}`);
  return found;
}

export const alarm = (changes: Record<string, unknown> = {}): Alarm =>
  Alarm.parse({
    key: "one/spo2/low",
    chair: "one",
    condition: "spo2/low",
    rule: "spo2 below limit",
    kind: "physiological",
    episode: T0,
    phase: "active",
    step: 2,
    priority: "high",
    evidence: { kind: "number", value: 84, limit: 88, unit: "%", direction: "below", quality: "good" },
    raisedAt: T0 + 5_000,
    delayMs: 5_000,
    ...changes,
  });

export const changed = (one: Alarm, heard = true): unknown => ({
  type: "alarm.changed",
  alarm: one,
  announce: heard ? { heard: true, why: "first" } : { heard: false, why: "ended" },
});
