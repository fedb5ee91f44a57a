import type { Episode } from "./script.ts";

const MINUTE = 60_000;

/**
 * The share (0..1) of an infusion's effect at `sinceMs` from its start: rises with a time constant of 14 min to 1 at its end
 * and falls with 20 min (facts/clinical 2.2, infusion curve).
 */
export function infusionShare(sinceMs: number, lastsMs: number): number {
  if (sinceMs <= 0) return 0;
  const t = Math.min(sinceMs, lastsMs) / MINUTE;
  const rise = (1 - Math.exp(-t / 14)) / (1 - Math.exp(-lastsMs / MINUTE / 14));
  return sinceMs <= lastsMs ? rise : rise * Math.exp(-(sinceMs - lastsMs) / MINUTE / 20);
}

type Desaturation = Extract<Episode, { kind: "desaturation" }>;

/** How far (%) saturation lies under `from` at `atMs`: a straight fall, a floor, a straight return. */
export function desaturationDepth(episode: Desaturation, from: number, atMs: number): number {
  const deepest = from - episode.nadir;
  const since = (atMs - episode.at) / 1_000;
  if (since <= 0 || deepest <= 0) return 0;
  const falling = deepest / episode.fall;
  const rising = since - falling - episode.hold / 1_000;
  if (rising <= 0) return Math.min(deepest, since * episode.fall);
  return Math.max(0, deepest - rising * episode.recover);
}

/** The share (0..1) of a change that comes over 8 s, stays, and goes over 8 s. */
export function plateau(sinceMs: number, lastsMs: number): number {
  const ramp = 8_000;
  if (sinceMs <= 0 || sinceMs >= lastsMs) return 0;
  return Math.min(1, sinceMs / ramp, (lastsMs - sinceMs) / ramp);
}
