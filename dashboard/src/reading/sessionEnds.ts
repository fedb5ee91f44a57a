import type { Act, Session } from "@vigil/shared/contracts";

export type Outcome = Extract<Act, { type: "session.end" }>["outcome"];
export type End = { value: Outcome; words: string };

const before: readonly End[] = [{ value: "cancelled", words: "Cancelled: no dose was given" }];
const after: readonly End[] = [
  { value: "transferred", words: "Transferred to other care" },
  { value: "left against advice", words: "Left against advice" },
  { value: "gone", words: "Gone: left without a word" },
];
const atHome: End = { value: "contact lost", words: "Contact lost: a welfare check begins" };

/** How a session may end that is no discharge (safety S22): before the dose it is cancelled, after it the patient goes. */
export const endsOf = ({ dose, protocol }: Pick<Session, "dose" | "protocol">): readonly End[] =>
  dose === "none" ? before : protocol.setting === "home" ? [...after, atHome] : after;

/** Where a patient left or cannot be reached, somebody was called, or was tried to be. */
export const wantsCalls = (outcome: Outcome): boolean =>
  outcome === "left against advice" || outcome === "gone" || outcome === "contact lost";
