import type { FollowUp } from "@vigil/shared/contracts";
import { useState } from "react";
import { ageWords } from "../../../reading/age.ts";
import { dateWords } from "../../../reading/sessionWords.ts";
import { useAct, useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ActDialog } from "../ActDialog.tsx";
import { AreaField } from "../AreaField.tsx";
import { useHeardNow } from "../useHeardNow.ts";

/** Tasks that outlive a session; with the last of them done it is closed (safety S22). */
export function FollowUps({ followUps }: { followUps: readonly FollowUp[] }) {
  const [doing, setDoing] = useState<FollowUp | "nothing">("nothing");
  const now = useHeardNow();
  const blocked = useWhyNot() !== "";
  if (followUps.length === 0) return null;
  return (
    <section className="follow-ups" aria-label="Follow-ups">
      <h3>Follow-ups</h3>
      <ul>
        {followUps.map((task) => {
          const late = now !== "unknown" && task.dueAt <= now;
          return (
            <li key={`${task.session} ${task.task}`} data-testid={testIds.followUp} data-overdue={late}>
              <span>
                <b>{task.pseudonym}</b> {task.words}
                <small>{`due ${dateWords(task.dueAt)}${late ? `, ${ageWords(now - task.dueAt)} ago` : ""}`}</small>
              </span>
              <button
                type="button"
                className="button"
                data-testid={testIds.followUpDone}
                disabled={blocked}
                onClick={() => setDoing(task)}
              >
                Done…
              </button>
            </li>
          );
        })}
      </ul>
      {doing === "nothing" ? null : <DoneDialog followUp={doing} onClose={() => setDoing("nothing")} />}
    </section>
  );
}

function DoneDialog({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const { act } = useAct();
  const [note, setNote] = useState("");
  const { chair, session, task, words } = followUp;
  return (
    <ActDialog
      title={words}
      record="Record: done"
      missing={note.trim() === "" ? "what came of it" : ""}
      onCancel={onClose}
      onRecord={() => {
        onClose();
        act(`Done: ${task}`, { type: "followup.done", chair, session, task, note: note.trim().slice(0, MOST) });
      }}
    >
      <AreaField name="follow-up" label="What came of it" value={note} onChange={setNote} autoFocus />
    </ActDialog>
  );
}

// The contract's own bound for a note.
const MOST = 300;
