import { between, Seconds, type Instant } from "@vigil/shared/kernel";
import type { Observation } from "@vigil/shared/contracts";

/** Safety S7: a pleth that is flat for so long is no signal, whatever number stands beside it. */
const FLAT_FOR = Seconds(10);

/**
 * Watches the pleth beside the numbers of one oximeter. Where no sample differs from the one before for 10 s while the device
 * still says a saturation, nothing it says is of now: its numbers are unavailable until the pleth moves again. A device that
 * sends no pleth is never judged.
 */
export function flatPleth(): {
  sample(sample: number, at: Instant): void;
  judged(values: readonly Observation[], at: Instant): readonly Observation[];
  drop(): void;
} {
  // Since when each sample is as this one.
  let still: { readonly sample: number; readonly since: Instant } | undefined;
  let saysNumber = false;

  return {
    sample(sample, at) {
      if (saysNumber && still?.sample !== sample) still = { sample, since: at };
    },
    judged(values, at) {
      const spo2 = values.find(({ metric }) => metric === "spo2");
      // Where it says nothing of it, what it said stands.
      if (spo2 !== undefined) saysNumber = spo2.value !== "unavailable";
      if (!saysNumber) still = undefined;
      return still === undefined || between(still.since, at) < FLAT_FOR ? values : values.map(lost);
    },
    drop() {
      still = undefined;
      saysNumber = false;
    },
  };
}

const lost = (value: Observation): Observation =>
  value.value === "unavailable" ? value : { metric: value.metric, value: "unavailable", because: "pulse lost" };
