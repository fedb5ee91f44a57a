import type { ChairView } from "@vigil/shared/contracts";
import { ageWords } from "./age.ts";
import { isHeard, type PageTime } from "./pageTime.ts";
import { spanLeft } from "./sessionDue.ts";

export type HomeCheck = { words: string; late: boolean };

const names = { reply: "reply", presence: "presence" } as const;

/** The reply or the presence that is due first at a home, or how late it is (safety S18); nothing while the gateway is not heard. */
export function readHomeCheck({ judgement }: Pick<ChairView, "judgement">, time: PageTime): HomeCheck | "nothing" {
  if (!isHeard(time)) return "nothing";
  const [first] = judgement.due
    .flatMap(({ what, at }) => (what === "reply" || what === "presence" ? [{ what, at }] : []))
    .toSorted((a, b) => a.at - b.at);
  if (first === undefined) return "nothing";
  const left = first.at - time.now;
  const name = names[first.what];
  return left > 0
    ? { words: `${name} ${spanLeft(left)}`, late: false }
    : { words: `no ${name} ${ageWords(-left)}`, late: true };
}
