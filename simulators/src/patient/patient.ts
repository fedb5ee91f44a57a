import { Seconds, type Millis } from "@vigil/shared/kernel";
import { desaturationDepth, infusionShare, plateau } from "./curves.ts";
import { drift } from "./drift.ts";
import type { Hands } from "./hands.ts";
import { gaussian, hashOf, randomOf } from "./random.ts";
import { episodesAround, type Baseline, type Episode, type Script } from "./script.ts";

/** What a device on this patient can sense at one instant. Not rounded: a device rounds as it shows. */
export type Vitals = {
  finger: "off" | "searching" | "on";
  /** %, averaged over the last 8 s as oximeters do (facts/clinical 2.2). */
  spo2: number;
  /** /min */
  pulse: number;
  /** mmHg */
  systolic: number;
  diastolic: number;
  /** Perfusion index, %. */
  perfusion: number;
  moving: boolean;
};

export type Patient = { at(at: Millis): Vitals; script: Script };

const AVERAGING_S = 8;
/** After the probe is put on, the oximeter looks for a pulse. The recorded CMS60C took about 7 s, the N-560 16 s. */
const SEARCHING = Seconds(6);

/** A patient is a pure function of seed, script and time, but for what hands do to the probe. */
export function patientOf(seed: string, script: Script, touched?: Hands): Patient {
  const base: Baseline = { ...drawn(seed), ...script.baseline };
  const wander = hashOf(`${seed}/wander`);

  const saturation = (at: number, episodes: readonly Episode[]): number => {
    const depth = sum(episodes, (e) => (e.kind === "desaturation" ? desaturationDepth(e, base.spo2, at) : 0));
    // The wander goes as the depth comes, so that a nadir is the number its script says.
    const share = Math.max(0, 1 - depth / 4);
    return Math.min(100, base.spo2 + 0.45 * share * drift(wander, at, 23_000) - depth);
  };

  return {
    script,
    at(at) {
      const episodes = episodesAround(script, at);
      const shares = episodes.flatMap((e) =>
        e.kind === "infusion" ? [{ e, share: infusionShare(at - e.at, e.lasts) }] : [],
      );
      const depth = sum(episodes, (e) => (e.kind === "desaturation" ? desaturationDepth(e, base.spo2, at) : 0));
      let spo2 = 0;
      for (let back = 0; back < AVERAGING_S; back += 1) spo2 += saturation(at - back * 1_000, episodes);
      const pulled = sum(episodes, (e) => (e.kind === "pulse" ? (e.to - base.pulse) * plateau(at - e.at, e.lasts) : 0));
      return {
        finger: fingerAt([...offsIn(episodes), ...(touched?.spans() ?? [])], at),
        spo2: spo2 / AVERAGING_S,
        // Desaturation quickens the pulse a little.
        pulse:
          base.pulse +
          pulled +
          depth * 0.8 +
          sum(shares, ({ e, share }) => e.pulse * share) +
          2.5 * drift(wander + 1, at, 9_000),
        systolic:
          base.systolic + sum(shares, ({ e, share }) => e.systolic * share) + 3 * drift(wander + 2, at, 180_000),
        diastolic:
          base.diastolic + sum(shares, ({ e, share }) => e.diastolic * share) + 2 * drift(wander + 3, at, 180_000),
        perfusion: 3.2 + 1.4 * drift(wander + 4, at, 60_000),
        moving: episodes.some((e) => e.kind === "motion" && within(e, at)),
      };
    },
  };
}

/** Baselines as facts/clinical 2.2 has them, kept inside what raises no alarm by itself. */
function drawn(seed: string): Baseline {
  const next = randomOf(`${seed}/baseline`);
  const normal = (mean: number, sd: number, low: number, high: number): number =>
    Math.min(high, Math.max(low, mean + sd * gaussian(next)));
  return {
    systolic: normal(122, 14, 106, 138),
    diastolic: normal(75, 8, 62, 86),
    pulse: normal(74, 10, 64, 90),
    spo2: normal(97.4, 1.1, 96, 99),
  };
}

const offsIn = (episodes: readonly Episode[]): readonly Span[] => episodes.filter((e) => e.kind === "probe off");

type Span = { at: number; lasts: number };

function fingerAt(offs: readonly Span[], at: number): Vitals["finger"] {
  if (offs.some((e) => within(e, at))) return "off";
  return offs.some((e) => at >= e.at + e.lasts && at < e.at + e.lasts + SEARCHING) ? "searching" : "on";
}

const within = (episode: { at: number; lasts: number }, at: number): boolean =>
  at >= episode.at && at < episode.at + episode.lasts;

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
