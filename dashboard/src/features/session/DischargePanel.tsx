import type { ChairView, Criterion, Session } from "@vigil/shared/contracts";
import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import { useState } from "react";
import { clockTime } from "../../reading/age.ts";
import { authorWords, metWords, pageWords, whenWords } from "../../reading/sessionWords.ts";
import { useAct } from "../../ui/ActProvider.tsx";
import { testIds } from "../../ui/testIds.ts";
import { ActButton, Refusals } from "./ActButton.tsx";
import { seenSession, type Seen } from "./seenSession.ts";
import { SignDialog } from "./SignDialog.tsx";
import { useHeardNow } from "./useHeardNow.ts";

/** What discharge needs, each condition with its evidence, the checks that were complete, and the signature (safety S21). */
export function DischargePanel({ chair: { judgement }, session }: { chair: ChairView; session: Session }) {
  const { act } = useAct();
  const [signing, setSigning] = useState<Seen | "no">("no");
  const { criteria } = judgement;
  const open = session.phase === "recovery" || session.phase === "review";
  return (
    <section className="panel discharge" aria-label="Discharge">
      <h2>
        Discharge <small>{metWords(criteria)}</small>
      </h2>
      {open ? (
        <>
          <div className="discharge-buttons">
            <ActButton
              act="discharge.check"
              judgement={judgement}
              testId={testIds.dischargeCheck}
              onPress={() => act("Record a discharge check", { type: "discharge.check", ...seenSession(session) })}
            >
              Record check
            </ActButton>
            <ActButton
              act="discharge.sign"
              judgement={judgement}
              testId={testIds.dischargeSign}
              tone="primary"
              onPress={() => setSigning(seenSession(session))}
            >
              Sign discharge…
            </ActButton>
            <span className="discharge-checks">{checksWords(session)}</span>
          </div>
          <Refusals
            acts={[
              { act: "discharge.check", doing: "A check" },
              { act: "discharge.sign", doing: "Signing" },
            ]}
            judgement={judgement}
          />
        </>
      ) : null}
      {session.signed === "not yet" ? null : (
        <p className="discharge-signed">
          {`Signed by ${session.signed.by.name} (not verified), ${clockTime(session.signed.at)}: ${session.signed.reason}`}
        </p>
      )}
      {criteria.length === 0 && open ? <p className="quiet">Not judged yet.</p> : null}
      <ul className="criteria">
        {criteria.map((criterion) => (
          <CriterionRow key={criterion.id} criterion={criterion} />
        ))}
      </ul>
      {signing === "no" ? null : <SignDialog seen={signing} onClose={() => setSigning("no")} />}
    </section>
  );
}

const icons = { met: CircleCheck, "not met": CircleX, "not known": CircleHelp } as const;

function CriterionRow({ criterion: { id, words, state, evidence, at } }: { criterion: Criterion }) {
  const now = useHeardNow();
  const Icon = icons[state];
  return (
    <li className="criterion" data-testid={testIds.criterion(id)} data-state={state}>
      <Icon aria-hidden="true" size={18} />
      <b className="criterion-state">{state}</b>
      <span className="criterion-words">
        {pageWords(words)}
        <small>
          {pageWords(evidence)}
          {at === "none" ? "" : ` · ${whenWords(at, now)}`}
        </small>
      </span>
    </li>
  );
}

const checksWords = ({ checks }: Session): string =>
  checks.length === 0
    ? "No complete check yet"
    : `Complete: ${checks.map(({ at, by }) => `${clockTime(at)} ${authorWords(by)}`).join(", ")}`;
