import type { CriterionId, FindingName, Found, Protocol } from "../../contracts/index.ts";
import type { SessionState } from "../session/state.ts";

type Discharge = Protocol["discharge"];

/**
 * For how long a finding proves anything. "a while": since the dose, and fresh. "since the dose": until somebody records
 * otherwise. "the session": whenever it was recorded, for it is an arrangement and no state of the patient. "clear head": the
 * same, but for what the patient said in the dissociative window (safety S20).
 */
export type Stands = "a while" | "since the dose" | "the session" | "clear head";

/** A criterion that a person ticks. Empty until somebody does (S21). */
export type HumanRule = {
  readonly id: CriterionId;
  /** The findings that answer it: of several the one that was found last stands, of one instant the first named. */
  readonly from: (discharge: Discharge) => readonly FindingName[];
  readonly words: (discharge: Discharge) => string;
  readonly isMet: (found: Found, discharge: Discharge) => boolean;
  readonly say: (found: Found, name: FindingName) => string;
  /** Where it is asked; everywhere if absent. */
  readonly asked?: (session: SessionState) => boolean;
  readonly stands: Stands;
  /** It tells of the patient: one that fails begins the count of complete checks anew (clinical 6). */
  readonly ofPatient: boolean;
  /** Nobody may sign over it (S21). */
  readonly final?: true;
};
