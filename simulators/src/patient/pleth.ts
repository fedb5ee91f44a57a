/**
 * One heartbeat of a plethysmogram, `phase` 0..1 → 0..1: a steep upstroke, a slower fall, and the dicrotic notch with the
 * wave after it. Two bells on a decay; the shape is for the eye and proves nothing.
 */
export function plethAt(phase: number): number {
  const systolic = bell(phase, 0.18, 0.09) + 0.62 * bell(phase, 0.33, 0.14);
  const dicrotic = 0.42 * bell(phase, 0.56, 0.085);
  return Math.min(1, (systolic + dicrotic) / 1.28);
}

const bell = (x: number, centre: number, width: number): number => Math.exp(-(((x - centre) / width) ** 2) / 2);
