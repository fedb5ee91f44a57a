import { mix } from "./random.ts";

/**
 * A smooth wander between -1 and 1 that depends on nothing but `seed` and time, so that it can be asked for any instant in
 * any order. `periodMs` is the distance of its knots.
 */
export function drift(seed: number, atMs: number, periodMs: number): number {
  const knot = Math.floor(atMs / periodMs);
  const part = atMs / periodMs - knot;
  const eased = part * part * (3 - 2 * part);
  const from = knotAt(seed, knot);
  return from + (knotAt(seed, knot + 1) - from) * eased;
}

const knotAt = (seed: number, knot: number): number => (mix(seed ^ Math.imul(knot, 0x9e3779b1)) / 2 ** 32) * 2 - 1;
