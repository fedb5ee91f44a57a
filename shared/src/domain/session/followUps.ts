import { after, Minutes } from "../../kernel/index.ts";
import type { Decision, FollowUp, Session } from "../../contracts/index.ts";
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
  draft.followUps = withFollowUp(draft.followUps, followUp);
  decisions.push({ at, event: { type: "followup.changed", followUp } });
}

/** The tasks that stand after these decisions of one chair: for whoever begins from a record. */
export function followUpsTold(decisions: Iterable<Decision>): readonly FollowUp[] {
  let followUps: readonly FollowUp[] = [];
  for (const told of decisions)
    if (told.type === "followup.changed") followUps = withFollowUp(followUps, told.followUp);
    else if (told.type === "session.closed") followUps = followUps.filter(({ session }) => session !== told.session);
  return followUps;
}

const withFollowUp = (all: readonly FollowUp[], followUp: FollowUp): readonly FollowUp[] => [
  ...all.filter((one) => one.session !== followUp.session || one.task !== followUp.task),
  followUp,
];

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
  // Whoever was given a dose is asked for afterwards, however the session ended; nobody is asked for a simulated patient.
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
