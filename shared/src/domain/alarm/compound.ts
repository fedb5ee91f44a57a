import { earliest, Millis, type Instant } from "../../kernel/index.ts";
import type { Evidence, Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";
import { dueAt, elapsed, freeze, run, unstarted, type Stopwatch } from "./stopwatch.ts";

/** One live number that holds the alarm, or did until it was lost from sight; `ending` runs while it is back inside. */
type Part = { readonly low: number | "no"; readonly ending: Stopwatch };

/** Sedated, and breathing too little: what of the breathing is too low, while the patient is sedated. */
export type Compound =
  | {
      readonly moaas: number;
      readonly limit: number;
      readonly spo2: Part;
      readonly rr: Part;
      readonly counted: number | "no";
    }
  | "awake";

/** What is known now. SpO2 in %, `rr` of a device and `counted` by a person in breaths a minute. */
export type Breathing = {
  readonly moaas: number | "not recorded";
  /** Sedated at or below: more is asked of a patient with a factor (safety S9). */
  readonly limit: number;
  readonly spo2: number | "unknown";
  readonly rr: number | "unknown";
  /** `fresh`: counted lately enough to begin an alarm; any count that is not low ends what an older one began. */
  readonly counted: { readonly value: number; readonly fresh: boolean } | "not recorded";
};

const inside: Part = { low: "no", ending: unstarted };

/**
 * Begins at once; ends with a higher MOAA/S, with a better count, or after 15 s at or beyond limit + 1 (safety S3). What is
 * lost from sight ends nothing (S2).
 */
export function judgeCompound(before: Compound, now: Breathing, limits: Limits, at: Instant): Compound {
  const { moaas, limit, spo2, rr, counted } = now;
  if (moaas === "not recorded" || moaas > limit) return "awake";
  const { spo2Below, rrBelow } = limits.rules.compound;
  const old = before === "awake" ? { spo2: inside, rr: inside, counted: "no" as const } : before;
  return {
    moaas,
    limit,
    spo2: advance(old.spo2, spo2, spo2Below, limits.episodeEnd, at),
    rr: advance(old.rr, rr, rrBelow, limits.episodeEnd, at),
    counted: count(old.counted, counted, rrBelow),
  };
}

export function compoundDue(compound: Compound, { episodeEnd }: Limits): Instant | undefined {
  if (compound === "awake") return undefined;
  const ends = ({ low, ending }: Part): Instant | undefined =>
    low === "no" ? undefined : dueAt(ending, episodeEnd.holdMs);
  return earliest(ends(compound.spo2), ends(compound.rr));
}

export function compoundFinding(compound: Compound, { compound: { spo2Below, rrBelow } }: Limits["rules"]): Finding {
  if (compound === "awake") return gone;
  const { moaas, limit, spo2, rr, counted } = compound;
  const low: Evident[] = [];
  if (spo2.low !== "no") low.push(below("SpO2", spo2.low, spo2Below, "%"));
  if (rr.low !== "no") low.push(below("breaths", rr.low, rrBelow, "/min"));
  if (counted !== "no") low.push(below("breaths counted", counted, rrBelow, "/min"));
  if (low.length === 0) return gone;
  const words = low.map(({ name, value, unit }) => `${name} ${value}${unit === "%" ? " %" : ""}`).join(", ");
  return {
    is: "present",
    step: 0,
    priority: "high",
    rule: "compound",
    evidence: {
      kind: "several",
      parts: [below("MOAA/S", moaas, limit, ""), ...low],
      words: `MOAA/S ${moaas} with ${words}`,
    },
    delayMs: Millis(0),
  };
}

/** After a restart: what was low stays so until it is seen again, and no time of the gap counts. */
export function restartCompound(compound: Compound): Compound {
  if (compound === "awake") return compound;
  const still = ({ low }: Part): Part => ({ low, ending: unstarted });
  return { ...compound, spo2: still(compound.spo2), rr: still(compound.rr) };
}

type Evident = Extract<Evidence, { kind: "several" }>["parts"][number];

const below = (name: string, value: number, limit: number, unit: string): Evident => ({
  name,
  value,
  limit,
  unit,
  direction: "below",
});

function advance(
  part: Part,
  value: number | "unknown",
  limit: number,
  { margin, holdMs }: Limits["episodeEnd"],
  at: Instant,
): Part {
  // What was due is taken first, by the value that stood until now.
  const ended = elapsed(part.ending, at) >= holdMs;
  const before = ended ? inside : part;
  if (value === "unknown") return { low: before.low, ending: freeze(before.ending, at) };
  if (value < limit) return { low: value, ending: unstarted };
  if (before.low === "no") return inside;
  return { low: before.low, ending: value >= limit + margin ? run(before.ending, at) : unstarted };
}

function count(before: number | "no", counted: Breathing["counted"], limit: number): number | "no" {
  if (counted === "not recorded") return before;
  if (counted.value >= limit) return "no";
  return counted.fresh ? counted.value : before;
}
