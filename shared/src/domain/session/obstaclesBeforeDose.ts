import { unreachable } from "../../kernel/index.ts";
import type { ChairState } from "../chair/state.ts";
import { spanWords } from "../span.ts";
import { gather } from "./baseline.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import { screeningGaps } from "./screeningGaps.ts";
import type { SessionState } from "./state.ts";

/** What is open before the dose may start: answers, whose finger the probe is on, and the baseline (clinical 6; S15, S19). */
export function notReady(session: SessionState, chair: ChairState): Obstacle {
  const gaps = screeningGaps(session, chair).join("; ");
  const baseline = noBaseline(session, chair);
  if (gaps === "") return baseline === "none" ? obstacle("The baseline is not judged yet") : baseline;
  const words = gaps.charAt(0).toUpperCase() + gaps.slice(1);
  return baseline === "none" ? obstacle(words) : { ...baseline, ...both(words, baseline.words) };
}

const both = (gaps: string, baseline: string): Pick<Obstacle, "words" | "why"> => {
  const words = `${gaps}. ${baseline}`;
  return { words, why: words };
};

function noBaseline(session: SessionState, chair: ChairState): Obstacle | "none" {
  const gathered = gather(session, chair);
  switch (gathered.is) {
    case "complete":
      return "none";
    case "waits for a value":
      return obstacle(`The baseline is not complete: ${gathered.of} is not known`);
    case "waits for a reading": {
      const { from, third } = gathered;
      const more = from === "unknown" ? {} : { from };
      const { agreeWithin, apartMs } = session.protocol.baseline;
      if (third)
        return obstacle(`The baseline needs a third reading: the two differ by more than ${agreeWithin} mmHg`, more);
      return obstacle(`The baseline needs two readings, at least ${spanWords(apartMs)} apart`, more);
    }
    default:
      return unreachable(gathered);
  }
}
