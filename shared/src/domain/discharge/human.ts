import type { FindingName, Found } from "../../contracts/index.ts";
import type { SessionState } from "../session/state.ts";
import { spanWords } from "../span.ts";
import type { HumanRule } from "./humanRule.ts";
import { humanRules } from "./humanRules.ts";
import { isFresh, proof, type Proof, type Scene } from "./proof.ts";

/** The rules that are asked in this session: some have their place only at home, some only in a clinic. */
export const rulesOf = (session: SessionState): readonly HumanRule[] =>
  humanRules.filter(({ asked }) => asked === undefined || asked(session));

/** What was found for a criterion, and by which of its findings. */
export function foundFor(
  { from }: HumanRule,
  { facts: { findings }, protocol }: SessionState,
): { readonly name: FindingName; readonly found: Found } | undefined {
  let last: { readonly name: FindingName; readonly found: Found } | undefined;
  for (const name of from(protocol.discharge)) {
    const found = findings[name];
    if (found !== undefined && (last === undefined || found.at > last.found.at)) last = { name, found };
  }
  return last;
}

export function humanProof(rule: HumanRule, { session, since, sinceWords, at }: Scene): Proof {
  const { protocol, facts } = session;
  const last = foundFor(rule, session);
  const final = { overridable: rule.final !== true };
  if (last === undefined) return proof("not known", "nobody has recorded it", final);
  const { name, found } = last;
  const words = `${rule.say(found, name)}, ${found.by.name}`;
  const of = { at: found.at, ...final };
  const { findingFreshMs } = protocol.discharge;
  if (isOfDose(rule) && found.at <= since) return proof("not known", `${words}: not recorded since ${sinceWords}`, of);
  if (rule.stands === "clear head" && isInWindow(found, facts))
    return proof("not known", `${words}: said in the dissociative window, ask again`, of);
  if (rule.stands === "a while" && !isFresh(found.at, findingFreshMs, at))
    return proof("not known", `${words}: more than ${spanWords(findingFreshMs)} ago`, of);
  return proof(rule.isMet(found, protocol.discharge) ? "met" : "not met", words, of);
}

/** Whether one of these findings is a complete check that fails: the count begins anew (clinical 6). */
export const failsCheck = (found: Readonly<Record<string, Found>>, session: SessionState): boolean =>
  rulesOf(session).some(
    ({ from, isMet, ofPatient }) =>
      ofPatient &&
      from(session.protocol.discharge).some((name) => {
        const now = found[name];
        return now !== undefined && !isMet(now, session.protocol.discharge);
      }),
  );

const isOfDose = ({ stands }: HumanRule): boolean => stands === "a while" || stands === "since the dose";

const isInWindow = ({ at }: Found, { window }: SessionState["facts"]): boolean =>
  window !== "none" && at >= window.from && (window.to === "dose goes on" || at < window.to);
