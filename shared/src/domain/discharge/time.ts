import { between } from "../../kernel/index.ts";
import { passedWords, spanWords } from "../span.ts";
import { proof, type Proof, type Scene } from "./proof.ts";

/** S21 and clinical 7: the least time from the end of the dose to the signature. */
export function timeProof({ session, doseEnd, at }: Scene): Proof {
  const { leastMs } = session.protocol.discharge;
  const passed = between(doseEnd, at);
  const now = `${passedWords(passed, leastMs)} since the pump stopped`;
  return passed >= leastMs
    ? proof("met", `the pump stopped at least ${spanWords(leastMs)} ago`, { at: doseEnd, now })
    : proof("not met", `the pump stopped less than ${spanWords(leastMs)} ago`, { at: doseEnd, now });
}
