import { Seconds, type Millis } from "@vigil/shared/kernel";

/** How long a probe is off while somebody clips it to another finger: long enough for every device to say so. */
const OFF = Seconds(5);

/**
 * What somebody does to a patient's probe while the simulation runs: the story of a script does not know when. Kept by time,
 * so that a patient stays a function of it.
 */
export type Hands = { resite(at: Millis): void; spans(): readonly { at: number; lasts: number }[] };

export function hands(): Hands {
  const taken: { at: number; lasts: number }[] = [];
  return {
    resite(at) {
      taken.push({ at, lasts: OFF });
      // What is long over is no business of a device any more.
      if (taken.length > 8) taken.shift();
    },
    spans: () => taken,
  };
}
