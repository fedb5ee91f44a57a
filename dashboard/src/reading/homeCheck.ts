import type { ChairView } from "@vigil/shared/contracts";
import { ageWords } from "./age.ts";
import { isHeard, type PageTime } from "./pageTime.ts";
import { spanLeft } from "./sessionDue.ts";

/** `words` name it, `span` is what is left, or how late it is. */
export type HomeCheck = { what: "reply" | "presence"; words: string; span: string; late: boolean };

/** The reply or the presence that is due first at a home, or how late it is (safety S18); nothing while the gateway is not heard. */
export function readHomeCheck({ judgement }: Pick<ChairView, "judgement">, time: PageTime): HomeCheck | "nothing" {
  if (!isHeard(time)) return "nothing";
  const [first] = judgement.due
    .flatMap(({ what, at }) => (what === "reply" || what === "presence" ? [{ what, at }] : []))
    .toSorted((a, b) => a.at - b.at);
  if (first === undefined) return "nothing";
  const left = first.at - time.now;
  const { what } = first;
  return left > 0
    ? { what, words: what, span: spanLeft(left), late: false }
    : { what, words: `no ${what}`, span: ageWords(-left), late: true };
}
