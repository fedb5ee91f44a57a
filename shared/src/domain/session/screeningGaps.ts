import type { ChairState } from "../chair/state.ts";
import { isBound } from "./binding.ts";
import { itemWords } from "./screeningWords.ts";
import type { SessionState } from "./state.ts";

/** What has to be answered or done before the dose beside the baseline, each as a nurse can act on it (clinical 6; S5, S15). */
export function screeningGaps(session: SessionState, chair: ChairState): readonly string[] {
  const { screening, limbs } = session.facts;
  const asked = session.protocol.screening;
  const open = asked.filter((item) => screening.items[item] === undefined).map((item) => itemWords[item].open);
  const gaps: string[] = [];
  const gap = (is: boolean, words: string): void => {
    if (is) gaps.push(words);
  };
  const isYes = (item: (typeof asked)[number]): boolean =>
    asked.includes(item) && screening.items[item]?.answer === "yes";
  gap(open.length === 1, `${open.join("")} is not answered`);
  gap(open.length > 1, `not answered: ${open.join(", ")}`);
  gap(
    screening.factors === "not asked",
    "what makes breathing less sure is not asked: opioids, sleep apnoea and so on",
  );
  gap(screening.medicines === "not asked", "the medicines of the monitoring form are not asked");
  gap(isYes("escort named") && screening.escort === "not named", "the escort has no name yet");
  gap(
    isYes("address of today confirmed") && screening.address === "not recorded",
    "the address of today is not recorded",
  );
  gap(
    isYes("local emergency number known") && screening.emergencyNumber === "not recorded",
    "the local emergency number is not recorded",
  );
  gap(limbs.cuff === "unknown", "the limb of the cuff is not recorded");
  gap(limbs.probe === "unknown", "the place of the probe is not recorded");
  gap(limbs.infusion === "unknown", "the limb of the infusion is not recorded");
  gap(!isBound(session, chair), unboundWords(chair));
  return gaps;
}

/** Safety S15: nobody knows whose finger it is. */
export const unboundWords = ({ devices }: ChairState): string =>
  devices.some(({ info }) => info.kind === "oximeter")
    ? "take the probe off and put it on this patient's finger"
    : "there is no oximeter here: without one there is no dose";
