import type { ChairView } from "@vigil/shared/contracts";
import { ageWords } from "./age.ts";
import { readNumeric } from "./numeric.ts";
import { isHeard, type PageTime } from "./pageTime.ts";

/** How the breathing is known: `measured` now by a device, `counted` by a person some time ago, or not at all (safety S8). */
export type Breaths = { state: "measured" | "counted" | "not counted"; words: string };

/** "RR 15"; "RR 14 · 6 min": the last count and its age, where nothing measures it. */
export function readBreaths(chair: ChairView, time: PageTime): Breaths {
  const measured = readNumeric(chair, "rr", time);
  if (measured.state === "current") return { state: "measured", words: `RR ${measured.value}` };
  const found = chair.session === "none" ? undefined : chair.session.findings["rr"];
  if (found === undefined) return { state: "not counted", words: "RR not counted" };
  const age = isHeard(time) ? ageWords(time.now - found.at) : "age unknown";
  return { state: "counted", words: `RR ${found.value} · ${age}` };
}
