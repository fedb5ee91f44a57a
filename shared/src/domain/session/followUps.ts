import { after, Minutes } from "../../kernel/index.ts";
import type { FollowUp, Session } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import type { SessionState } from "./state.ts";

/** The second look at a discharge that was signed over a criterion (S21): our judgement, the next day. */
const REVIEW = Minutes(24 * 60);

/** Sets down what is to be done of a session that is over now (safety S22): those of its protocol, and what its end asks for. */
export function planFollowUps(turn: ChairTurn, session: SessionState, facts: Session): void {
  for (const followUp of followUpsOf(turn, session, facts)) keepFollowUp(turn, followUp);
}

/** One task of one session, in place of the same that stands; told. */
export function keepFollowUp({ draft, decisions, at }: ChairTurn, followUp: FollowUp): void {
  const others = draft.followUps.filter((one) => one.session !== followUp.session || one.task !== followUp.task);
  draft.followUps = [...others, followUp];
  decisions.push({ at, event: { type: "followup.changed", followUp } });
}

function followUpsOf({ at, draft }: ChairTurn, { protocol }: SessionState, facts: Session): readonly FollowUp[] {
  const task = (name: FollowUp["task"], words: string, dueAt: FollowUp["dueAt"]): FollowUp => ({
    chair: draft.id,
    session: facts.id,
    pseudonym: facts.pseudonym,
    task: name,
    words,
    dueAt,
    done: "not yet",
  });
  const tasks: FollowUp[] = [];
  // Whoever was given a dose is asked for afterwards, however the session ended; what was given up was none.
  if (facts.dose !== "none" && facts.phase !== "abandoned")
    for (const { task: name, words, afterMs } of protocol.discharge.followUps)
      tasks.push(task(name, words, after(at, afterMs)));
  // S22: a home that cannot be reached is looked after at once.
  if (facts.phase === "contact lost")
    tasks.push(task("welfare check", "Contact was lost: see that the patient is well", at));
  if (facts.signed !== "not yet" && facts.signed.override !== undefined) {
    const { criteria, reason } = facts.signed.override;
    const words = `Look again at the discharge that was signed over ${criteria.join(", ")}: ${reason}`;
    tasks.push(task("review of the override", words, after(at, REVIEW)));
  }
  return tasks;
}
