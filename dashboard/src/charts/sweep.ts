/** Pleth samples that were received, by gateway time. Drops what no sweep can show any more. */
export type Samples = { readonly at: number; readonly hz: number; readonly values: Uint8Array }[];

export const SWEEP_MS = 8_000;
/** The head runs behind the newest sample, so that blocks of half a second are drawn as one flow. */
export const BEHIND_MS = 1_000;
/** The dark bar before the head that parts new from old. */
const BAR_MS = 350;

export type Stroke = readonly { x: number; y: number }[];

/**
 * The lines to draw when the head stands at `head`: x in 0..1 across the sweep, y in 0..1 from the bottom. Time runs left to
 * right and begins again at the left; what lies before the bar is a sweep old. Where samples are missing the line breaks.
 */
export function sweepStrokes(blocks: Samples, head: number): readonly Stroke[] {
  const start = Math.floor(head / SWEEP_MS) * SWEEP_MS;
  const oldest = head - SWEEP_MS + BAR_MS;
  const strokes: { x: number; y: number }[][] = [];
  let stroke: { x: number; y: number }[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const block of blocks) {
    const step = 1_000 / block.hz;
    block.values.forEach((value, index) => {
      const at = block.at + index * step;
      if (at < oldest || at > head) return;
      const wraps = before < start && at >= start;
      if (wraps || at - before > 2.5 * step) {
        if (stroke.length > 1) strokes.push(stroke);
        stroke = [];
      }
      stroke.push({ x: (at - Math.floor(at / SWEEP_MS) * SWEEP_MS) / SWEEP_MS, y: value / 127 });
      before = at;
    });
  }
  if (stroke.length > 1) strokes.push(stroke);
  return strokes;
}

// A block is stamped when its bytes arrived, some tens of milliseconds early or late. One that follows within this is joined
// to the one before; a twentieth of the difference is made good each time, so that the drawing keeps to the clock.
const JOIN_MS = 400;
const MADE_GOOD = 0.05;

/** Takes a block, joined to the one before where nothing is missing, and forgets those that have left the sweep. */
export function withBlock(blocks: Samples, block: Samples[number]): Samples {
  const expected = newestAt(blocks);
  const off = expected === undefined ? Number.POSITIVE_INFINITY : block.at - expected;
  const at = expected !== undefined && Math.abs(off) <= JOIN_MS ? expected + off * MADE_GOOD : block.at;
  return [...blocks.filter((held) => held.at > block.at - SWEEP_MS - BEHIND_MS * 2), { ...block, at }];
}

/** When the newest sample was taken; undefined when there is none. */
export function newestAt(blocks: Samples): number | undefined {
  const last = blocks.at(-1);
  return last === undefined ? undefined : last.at + (last.values.length / last.hz) * 1_000;
}
