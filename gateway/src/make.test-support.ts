import { Millis, type Instant } from "@vigil/shared/kernel";
import {
  AlarmKey,
  ChairId,
  CommandId,
  DeviceId,
  Epoch,
  Seq,
  StationId,
  WIRE_VERSION,
  type Command,
  type Envelope,
  type Input,
  type VigilEvent,
} from "@vigil/shared/contracts";
import { defaultLimits, protocols } from "@vigil/shared/domain";

export const chairId = (n: number): ChairId => ChairId.parse(`chair-${n}`);
export const oximeterId = (n: number): DeviceId => DeviceId.parse(`ox-${n}`);
export const cuffId = (n: number): DeviceId => DeviceId.parse(`cuff-${n}`);
export const seqOf = (n: number): Seq => Seq.parse(n);
export const stationId = StationId.parse("station-of-a-test");

export const enveloped = (seq: number, at: Instant, event: VigilEvent): Envelope => ({
  v: WIRE_VERSION,
  seq: seqOf(seq),
  at,
  event,
});

/** A start of a gateway with an oximeter and a cuff at each chair. */
export function started({
  chairs = 1,
  downForMs = "unknown",
  epoch = "epoch-1",
}: { chairs?: number; downForMs?: Millis | "unknown"; epoch?: string } = {}): Extract<
  Input,
  { type: "gateway.started" }
> {
  const numbers = Array.from({ length: chairs }, (_, at) => at + 1);
  return {
    type: "gateway.started",
    epoch: Epoch.parse(epoch),
    version: "0.0.0",
    site: "Test clinic",
    simulated: true,
    downForMs,
    chairs: numbers.map((n) => ({ id: chairId(n), label: `Chair ${n}` })),
    devices: numbers.flatMap((n) => [
      {
        id: oximeterId(n),
        chair: chairId(n),
        profile: "contec-v7",
        kind: "oximeter" as const,
        freshForMs: Millis(5_000),
        averagingMs: "unknown" as const,
        canMeasure: false,
      },
      {
        id: cuffId(n),
        chair: chairId(n),
        profile: "ad-tm2657",
        kind: "cuff" as const,
        freshForMs: Millis(900_000),
        averagingMs: "unknown" as const,
        canMeasure: true,
      },
    ]),
    limits: defaultLimits,
    protocols: [...protocols],
  };
}

export const observed = (n: number, spo2: number): Extract<Input, { type: "device.observed" }> => ({
  type: "device.observed",
  chair: chairId(n),
  device: oximeterId(n),
  values: [{ metric: "spo2", value: spo2, quality: "good" }],
});

export const pressure = (n: number, systolic: number, diastolic: number): Extract<Input, { type: "cuff.result" }> => ({
  type: "cuff.result",
  chair: chairId(n),
  device: cuffId(n),
  reading: { systolic, diastolic, mean: "unavailable", pulse: "unavailable" },
  late: false,
});

export const command = (id: string, act: Command["act"]): Command => ({
  id: CommandId.parse(id.padEnd(8, "-")),
  by: { name: "Nurse Test", verified: false },
  act,
});

export const keyOf = (text: string): AlarmKey => AlarmKey.parse(text);
