import { Millis } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";

type Limit = Limits["rules"]["twoPeople"];

/** How many readings in a row disagreed with the probe, and what the last of them said, beats a minute. */
export type Apart = { readonly times: number; readonly cuff: number; readonly probe: number } | "agree";

/**
 * The pulse of a cuff beside that of the probes, a reading at a time. Of several probes the one that differs most counts:
 * each could be on another finger. Where one of the two is missing nothing is learnt.
 */
export function comparePulses(
  before: Apart,
  cuff: number | "unavailable",
  probes: readonly number[],
  { apart }: Limit,
): Apart {
  if (cuff === "unavailable" || probes.length === 0) return before;
  const probe = probes.reduce((most, one) => (Math.abs(one - cuff) > Math.abs(most - cuff) ? one : most));
  if (Math.abs(probe - cuff) <= apart) return "agree";
  return { times: before === "agree" ? 1 : before.times + 1, cuff, probe };
}

/** Twice in a row: medium (safety S15). */
export function twoPeople(apart: Apart, limit: Limit): Finding {
  if (apart === "agree" || apart.times < limit.times) return gone;
  const { cuff, probe, times } = apart;
  const difference = Math.abs(cuff - probe);
  return {
    is: "present",
    news: "new reading",
    step: 0,
    priority: "medium",
    rule: "two people",
    evidence: {
      kind: "several",
      parts: [{ name: "pulses apart", value: difference, limit: limit.apart, unit: "/min", direction: "above" }],
      words: `pulse ${cuff} at the cuff and ${probe} at the probe, ${times} readings in a row: two people?`,
    },
    delayMs: Millis(0),
  };
}
