import type { Instant } from "@vigil/shared/kernel";

/** How far a kit's clock is ahead of ours, in milliseconds, judged from what it said and when we heard it. */
export type KitClock = {
  /** A message came: `sentAt` by the kit's clock, `heardAt` by ours. */
  heard(sentAt: number, heardAt: Instant): void;
  /** "unknown" until it can be told from one slow message. */
  offset(): number | "unknown";
};

type Sample = { offset: number; heardAt: Instant };

// What came slowest says least: the offset is the largest of this many, that of the least latency.
const SAMPLES = 60;
// A clock that is further off than this was set anew, or the message waited on its way.
const JUMP_MS = 2_000;
// Set anew, say three messages in a row that agree; messages that waited together do not: they are heard at once.
const JUMPED = 3;
const JUMPED_OVER_MS = 1_500;
const AGREE_MS = 500;
// Ahead, say two that agree, this far apart.
const LEAPT_OVER_MS = 500;
// A clock this close to ours is kept by a time server, as ours is: its first word can be believed.
const NEAR_MS = 3_000;
const BELIEVED_AFTER_MS = 1_000;

/**
 * Measured, never trusted. Latency only ever makes a sample smaller, so the largest is the truest, and an error makes a
 * number look younger by no more than the quickest of `SAMPLES` messages took.
 */
export function kitClock(): KitClock {
  let samples: Sample[] = [];
  let odd: Sample[] = [];
  let ahead: Sample | undefined;
  let believed = false;

  let largest = Number.NEGATIVE_INFINITY;

  const keep = (sample: Sample): void => {
    odd = [];
    ahead = undefined;
    samples.push(sample);
    const gone = samples.length > SAMPLES ? samples.shift() : undefined;
    if (sample.offset >= largest) largest = sample.offset;
    // Looked for only when it went itself: this is asked several times for each message of a flood.
    else if (gone?.offset === largest) largest = largestOf(samples);
  };
  const reset = (to: Sample[]): void => {
    odd = [];
    ahead = undefined;
    samples = to;
    largest = largestOf(to);
  };

  // Further ahead cannot be latency: a message is not heard before it is sent. But one wild word, believed, would make what
  // is of now look late after it, and a pressure of that moment would not sound.
  const leap = (sample: Sample): void => {
    const agreed = ahead !== undefined && Math.abs(sample.offset - ahead.offset) <= AGREE_MS;
    if (!agreed || ahead === undefined) ahead = sample;
    else if (sample.heardAt - ahead.heardAt >= LEAPT_OVER_MS) reset([ahead, sample]);
  };

  return {
    heard(sentAt, heardAt) {
      const sample = { offset: sentAt - heardAt, heardAt };
      if (samples.length === 0) reset([sample]);
      else if (sample.offset > largest + JUMP_MS) leap(sample);
      else if (sample.offset >= largest - JUMP_MS) keep(sample);
      else {
        ahead = undefined;
        odd = [...odd, sample].slice(-JUMPED);
        if (agree(odd)) reset(odd);
      }
      // While nothing is believed yet, a message that had waited must not stand against one that had not.
      const first = samples[0];
      believed ||= Math.abs(largest) <= NEAR_MS;
      believed ||= first !== undefined && samples.length > 1 && heardAt - first.heardAt >= BELIEVED_AFTER_MS;
    },
    offset: () => (believed ? largest : "unknown"),
  };
}

function largestOf(samples: readonly Sample[]): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const { offset } of samples) if (offset > largest) largest = offset;
  return largest;
}

function agree(odd: readonly Sample[]): boolean {
  const [first] = odd;
  const last = odd.at(-1);
  if (odd.length < JUMPED || first === undefined || last === undefined) return false;
  const offsets = odd.map(({ offset }) => offset);
  return last.heardAt - first.heardAt >= JUMPED_OVER_MS && Math.max(...offsets) - Math.min(...offsets) <= AGREE_MS;
}
