import { after } from "../../kernel/index.ts";
import { isBound } from "../session/binding.ts";
import { spanWords } from "../span.ts";
import { airOver } from "./air.ts";
import { proof, type Proof, type Scene } from "./proof.ts";
import { valuesNow } from "./valuesNow.ts";

/** S21: the lowest saturation of the span on room air, and enough of the span seen. %. */
export function saturationProof({ session, chair, at }: Scene): Proof {
  const { least, belowBaseline, overMs, validShare } = session.protocol.discharge.spo2;
  const { baseline, oxygen } = session.facts;
  if (oxygen.flow !== "off") return proof("not met", `oxygen runs, ${oxygen.flow} l/min: room air is needed`);
  if (oxygen.since !== "never" && at < after(oxygen.since, overMs))
    return proof("not met", `oxygen was stopped less than ${spanWords(overMs)} ago`, { at: oxygen.since });
  if (!isBound(session, chair)) return proof("not known", "nobody knows whose finger the probe is on");
  const limit = baseline === "not yet" ? least : Math.min(least, baseline.spo2 - belowBaseline);
  const over = airOver(session.air, at, overMs);
  const lowest = Math.min(...valuesNow(chair, "spo2"), over.lowest === "none" ? Infinity : over.lowest);
  const share = Math.floor(Math.round(over.validShare * 1_000_000) / 10_000);
  const span = `${share} % of ${spanWords(overMs)} seen`;
  if (lowest < limit) return proof("not met", `lowest ${lowest} %, at least ${limit} % is needed; ${span}`);
  const enough = Math.round(validShare * 100);
  if (share < enough) return proof("not known", `${span}, at least ${enough} % is needed`);
  return proof("met", `lowest ${lowest} % on room air, at least ${limit} % is needed; ${span}`);
}
