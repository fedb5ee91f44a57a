import { ChairId, ChartEntry, DeviceId, Seq, type Envelope, type VigilEvent } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";

/** 2026-11-02 08:00:00 UTC: a whole minute, and a Monday in the clinic. */
export const MORNING = Instant(Date.UTC(2026, 10, 2, 8));

export const chair = (n: number): ChairId => ChairId.parse(`chair-${n}`);
const oximeter = (n: number): DeviceId => DeviceId.parse(`oximeter-${n}`);
const cuff = (n: number): DeviceId => DeviceId.parse(`cuff-${n}`);

export const enveloped = (seq: number, at: number, event: VigilEvent): Envelope => ({
  v: 1,
  seq: Seq.parse(seq),
  at: Instant(at),
  event,
});

/** A second of one oximeter; without a number the probe is off. */
export const observed = (n: number, spo2: number | "off", pulse = 72): VigilEvent => ({
  type: "device.observed",
  chair: chair(n),
  device: oximeter(n),
  values:
    spo2 === "off"
      ? [
          { metric: "spo2", value: "unavailable", because: "probe off" },
          { metric: "pulse", value: "unavailable", because: "probe off" },
        ]
      : [
          { metric: "spo2", value: spo2, quality: "good" },
          { metric: "pulse", value: pulse, quality: "good" },
        ],
});

/** Seconds of one oximeter that a kit kept while nobody listened; without a number the probe was off. */
export const backfilled = (n: number, from: number, seconds: number, spo2: number | "off"): VigilEvent => ({
  type: "device.backfilled",
  chair: chair(n),
  device: oximeter(n),
  points: Array.from({ length: seconds }, (_, i) => ({
    happenedAt: Instant(from + i * 1_000),
    values:
      spo2 === "off"
        ? [{ metric: "spo2", value: "unavailable", because: "probe off" }]
        : [{ metric: "spo2", value: spo2, quality: "good" }],
    kit: { boot: "boot-1", seq: i },
  })),
});

export const cuffResult = (
  n: number,
  systolic: number,
  diastolic: number,
  late = false,
): Extract<VigilEvent, { type: "cuff.result" }> => ({
  type: "cuff.result",
  chair: chair(n),
  device: cuff(n),
  reading: { systolic, diastolic, mean: "unavailable", pulse: 71 },
  late,
});

/** Somebody says of the reading taken then whether it was the patient's. */
export const remarked = (n: number, taken: number, notPatient: boolean): VigilEvent => ({
  type: "chart.recorded",
  line: ChartEntry.parse({
    id: `chair-${n}-1-1`,
    chair: chair(n),
    session: `chair-${n}-1`,
    entry: { kind: "reading remark", reading: taken, notPatient },
    by: { name: "Ada", verified: false },
    happenedAt: taken,
    recordedAt: taken,
  }),
});

export const linked = (n: number, why: string): VigilEvent => ({
  type: "device.link",
  chair: chair(n),
  device: oximeter(n),
  link: "online",
  why,
});

export const stepped = (byMs: number): VigilEvent => ({ type: "clock.stepped", byMs });

/** `seconds` of `chairs` oximeters at 1 Hz, numbered from `firstSeq`. */
export function ward(chairs: number, seconds: number, firstSeq = 1, from: number = MORNING): Envelope[] {
  return Array.from({ length: chairs * seconds }, (_, i) => {
    const second = Math.floor(i / chairs);
    const spo2 = 94 + ((second + i) % 5);
    return enveloped(
      firstSeq + i,
      from + second * 1_000,
      observed((i % chairs) + 1, spo2, 60 + ((second * 7 + i) % 40)),
    );
  });
}

export const seqOf = (n: number): Seq => Seq.parse(n);
