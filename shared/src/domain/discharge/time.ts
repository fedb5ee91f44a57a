import { between } from "../../kernel/index.ts";
import { passedWords, spanWords } from "../span.ts";
import { proof, type Proof, type Scene } from "./proof.ts";

/** S21 and clinical 7: the least time until the signature, by the timer that decides. */
export function timeProof({ session, timing, at }: Scene): Proof {
  // S21: the 120 minutes of the nasal spray are nobody's to shorten.
  const overridable = session.protocol.discharge.timeOverridable;
  const { from, ms, words } = timing;
  const passed = between(from, at);
  const now = `${passedWords(passed, ms)} since ${words}`;
  return passed >= ms
    ? proof("met", `${words}: at least ${spanWords(ms)} ago`, { at: from, now, overridable })
    : proof("not met", `${words}: less than ${spanWords(ms)} ago`, { at: from, now, overridable });
}
