import { unreachable, type Instant } from "@vigil/shared/kernel";
import type { ChairId, CuffReading, DeviceId, Envelope, Input, KitTelemetry } from "@vigil/shared/contracts";
import type { Clock } from "../ports.ts";
import { backfill } from "./backfill.ts";
import type { Verdict } from "./intake.ts";
import type { Mark } from "./marks.ts";

type Taken = Extract<Verdict, { happenedAt: Instant }>;

export type TelemetryIntake = {
  /** A message that is taken becomes an input of the loop: at once when it is of now, gathered when it is late. */
  take(message: KitTelemetry, device: DeviceId, verdict: Taken): void;
  flush(): void;
};

type Given = {
  chair: ChairId;
  clock: Clock;
  take(input: Input): readonly Envelope[];
  /** These messages lie behind the first of the envelopes. */
  waits(taken: readonly Envelope[], marks: readonly Mark[]): void;
  /** It was taken and leaves nothing in the log. */
  done(mark: Mark): void;
  /** The cuff gave a result, or a failure of now. */
  settled(happenedAt: Instant): void;
};

export function telemetryIntake({ chair, clock, take, waits, done, settled }: Given): TelemetryIntake {
  const late = new Map<DeviceId, ReturnType<typeof backfill>>();
  const lateOf = (device: DeviceId): ReturnType<typeof backfill> => {
    const gathers =
      late.get(device) ??
      backfill(clock, (points) => {
        const marks = points.map(({ kit }): Mark => ({ device: "oximeter", ...kit }));
        waits(take({ type: "device.backfilled", chair, device, points }), marks);
      });
    late.set(device, gathers);
    return gathers;
  };

  return {
    take(message, device, { is, happenedAt, saidAt }) {
      const kit = { boot: message.boot, seq: message.seq };
      const mark: Mark = { device: message.device, ...kit };
      const on = { chair, device, saidAt, happenedAt, kit };
      switch (message.kind) {
        case "oximetry":
          if (is === "late") return lateOf(device).add({ happenedAt, values: message.values, kit });
          return waits(take({ type: "device.observed", ...on, values: message.values }), [mark]);
        case "bp":
          if (!inOrder(message.reading)) {
            if (is === "late") return done(mark);
            settled(happenedAt);
            const because = "device fault";
            return waits(take({ type: "cuff.failed", ...on, because, code: outOfOrder(message.reading) }), [mark]);
          }
          settled(happenedAt);
          return waits(take({ type: "cuff.result", ...on, reading: message.reading, late: is === "late" }), [mark]);
        case "bp failed":
          // That a cuff failed an hour ago says nothing about now, and is no trend.
          if (is === "late") return done(mark);
          settled(happenedAt);
          return waits(take({ type: "cuff.failed", ...on, because: message.because }), [mark]);
        default:
          return unreachable(message);
      }
    },
    flush() {
      for (const gathers of late.values()) gathers.flush();
    },
  };
}

// As for the clinic's cuff: numbers that stand in each other's place are no pressure.
const inOrder = ({ systolic, diastolic, mean }: CuffReading): boolean =>
  diastolic < systolic && (mean === "unavailable" || (diastolic < mean && mean < systolic));
const outOfOrder = ({ systolic, diastolic, mean }: CuffReading): string =>
  `pressures out of order: ${systolic}/${diastolic}, mean ${mean}`;
