import type { Envelope, FollowUp, RecordRow, SessionId } from "../../contracts/index.ts";
import { at, rowOf } from "./row.ts";
import { spanWords } from "./spanWords.ts";

/** Tasks that outlive a session, when each was done and by whom, and that it is closed with the last of them. */
export function tasksOf(
  envelopes: readonly Envelope[],
  session: SessionId,
): { followUps: FollowUp[]; rows: RecordRow[] } {
  const tasks = new Map<FollowUp["task"], FollowUp>();
  const rows: RecordRow[] = [];
  for (const { at: when, event } of envelopes) {
    if (event.type === "session.closed" && event.session === session)
      rows.push(rowOf(at(when), "task", "Session closed: nothing is left to do", "rule"));
    if (event.type !== "followup.changed" || event.followUp.session !== session) continue;
    const { followUp } = event;
    const { task, words, dueAt, done } = followUp;
    if (done !== "not yet")
      rows.push(rowOf({ at: done.at, recordedAt: when }, "task", `Done, ${task}: ${done.note}`, done.by.name));
    else if (!tasks.has(task))
      rows.push(
        rowOf(at(when), "task", `To do within ${spanWords(Math.max(0, dueAt - when))}, ${task}: ${words}`, "rule"),
      );
    tasks.set(task, followUp);
  }
  return { followUps: [...tasks.values()], rows };
}
