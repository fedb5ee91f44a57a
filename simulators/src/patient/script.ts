import { Millis } from "@vigil/shared/kernel";

/** Something that happens to the patient or the probe. Times are milliseconds since the simulation began. */
export type Episode =
  /** Saturation falls to `nadir` (%) by `fall` %/s, stays for `hold`, comes back by `recover` %/s. */
  | { kind: "desaturation"; at: Millis; nadir: number; fall: number; hold: Millis; recover: number }
  | { kind: "probe off"; at: Millis; lasts: Millis }
  | { kind: "motion"; at: Millis; lasts: Millis }
  /** The pulse wanders to `to` (/min), stays, and comes back. */
  | { kind: "pulse"; at: Millis; lasts: Millis; to: number }
  /** An intravenous infusion; the rises (mmHg, mmHg, /min) are reached at its end. */
  | { kind: "infusion"; at: Millis; lasts: Millis; systolic: number; diastolic: number; pulse: number };

/** What one cuff measurement comes to: the patient's pressure of that moment, a fixed one, or an error code. */
export type CuffOutcome = "as it is" | { systolic: number; diastolic: number } | { error: string };

export type CuffPlan = {
  /** When somebody first presses the button, and how often after that. */
  first: Millis;
  every: Millis | "only when asked";
  /** Outcomes of the first readings, in order; then `cycle` round and round, or the patient's own pressure. */
  opening: readonly CuffOutcome[];
  cycle: readonly CuffOutcome[];
};

export type Baseline = { systolic: number; diastolic: number; pulse: number; spo2: number };

export type Script = {
  /** Fixed values; what is not given is drawn by the seed. */
  baseline?: Partial<Baseline>;
  opening: readonly Episode[];
  /** Episodes that come again every `every`, the first time at `from`; their own times count from each beginning. */
  cycle?: { from: Millis; every: Millis; episodes: readonly Episode[] };
  cuff: CuffPlan;
};

/** The episodes that can matter at `at`, each with its absolute time. */
export function episodesAround(script: Script, at: Millis): readonly Episode[] {
  const { cycle } = script;
  if (cycle === undefined || at < cycle.from) return script.opening;
  const round = Math.floor((at - cycle.from) / cycle.every);
  // The round before may still be ending.
  const begun = [round - 1, round].filter((n) => n >= 0).map((n) => cycle.from + n * cycle.every);
  const repeated = begun.flatMap((start) =>
    cycle.episodes.map((episode) => ({ ...episode, at: Millis(start + episode.at) })),
  );
  return [...script.opening, ...repeated];
}

export function outcomeOf(plan: CuffPlan, reading: number): CuffOutcome {
  const first = plan.opening[reading];
  if (first !== undefined) return first;
  return plan.cycle[(reading - plan.opening.length) % Math.max(1, plan.cycle.length)] ?? "as it is";
}
