import type { Instant } from "../../kernel/index.ts";
import type { CriterionId } from "../../contracts/index.ts";
import type { ChairState } from "../chair/state.ts";
import type { SessionState } from "../session/state.ts";
import { proveAll, type Proven } from "./criteria.ts";
import { rulesOf } from "./human.ts";

// What a sensor says by the second keeps the patient here, and takes no signature back by itself: its alarms do (S21).
const bySensor: readonly CriterionId[] = ["pulse", "spo2"];

/**
 * What is known to be no longer met of somebody who was signed and waits for the ride (safety S21, S22): the numbers, and
 * what was found of the patient. What was signed over stays so, and what nobody looks at
 * any more is no fault.
 */
export function worseThanSigned(session: SessionState, chair: ChairState, at: Instant): readonly Proven[] {
  const { signed } = session.facts;
  const over = signed === "not yet" ? [] : (signed.override?.criteria ?? []);
  const ofPatient = rulesOf(session).flatMap(({ id, ofPatient: is }) => (is ? [id] : []));
  const judged: readonly CriterionId[] = ["bp", ...bySensor, ...ofPatient];
  return proveAll(session, chair, at).filter(
    ({ id, state }) => state === "not met" && judged.includes(id) && !over.includes(id),
  );
}

/** Of these, what takes the signature back. */
export const takesBack = ({ id }: Proven, { facts: { oxygen } }: SessionState): boolean =>
  !bySensor.includes(id) || (id === "spo2" && oxygen.flow !== "off");
