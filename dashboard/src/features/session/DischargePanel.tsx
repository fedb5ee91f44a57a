import type { ChairView, Session } from "@vigil/shared/contracts";
import { Maximize2 } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import {
  checksWords,
  noOverrideWords,
  openWords,
  parted,
  signedWords,
  signingWords,
} from "../../reading/dischargeRows.ts";
import { metWords } from "../../reading/sessionWords.ts";
import { useAct, useWhyNot } from "../../ui/ActProvider.tsx";
import { testIds } from "../../ui/testIds.ts";
import { ActButton, Refusals } from "./ActButton.tsx";
import { CriterionRow } from "./discharge/CriterionRow.tsx";
import { OverrideDialog } from "./discharge/OverrideDialog.tsx";
import { SignDialog } from "./discharge/SignDialog.tsx";
import { FindingsTogether } from "./findings/FindingsTogether.tsx";
import { seenSession, type Seen } from "./seenSession.ts";
import { useHeardNow } from "./useHeardNow.ts";
import "./discharge/discharge.css";

type Asked = { what: "sign" | "override"; seen: Seen } | "nothing";

/**
 * The whole of a discharge in one screen (safety S21, S24): what is measured, what a person finds and ticks here, the checks
 * and the signature. What has buttons stands first, so that words that grow move none of them.
 */
export function DischargePanel({ chair: { judgement }, session }: { chair: ChairView; session: Session }) {
  const { act } = useAct();
  const [asked, setAsked] = useState<Asked>("nothing");
  const { criteria } = judgement;
  const open = session.phase === "recovery" || session.phase === "review";
  const refused = judgement.refusals["chart.record"] !== undefined;
  const { measured, found } = parted(criteria);
  const ask = (what: "sign" | "override"): void => setAsked({ what, seen: seenSession(session) });
  return (
    <div className="discharge" data-testid={testIds.discharge}>
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
              onPress={() => ask("sign")}
            >
              Sign discharge…
            </ActButton>
            <Link
              className="button discharge-wide"
              to={`/chair/${session.chair}/discharge`}
              data-testid={testIds.dischargeWide}
            >
              <Maximize2 aria-hidden="true" size={16} /> One screen
            </Link>
            <OverrideButton words={noOverrideWords(judgement)} onPress={() => ask("override")} />
          </div>
          <p className="discharge-state">
            <b>{metWords(criteria)}</b> <span>{openWords(criteria)}</span>
            <small>{checksWords(session)}</small>
            <small>
              <Signing judgement={judgement} />
            </small>
          </p>
        </>
      ) : null}
      {session.signed === "not yet" ? null : <p className="discharge-signed">{signedWords(session)}</p>}
      {criteria.length === 0 && open ? <p className="quiet">Not judged yet.</p> : null}
      {found.length === 0 ? null : (
        <>
          <h3 className="discharge-part">Found by you</h3>
          {open ? <FindingsTogether {...{ session, refused }} /> : null}
          <ul className="criteria">
            {found.map((criterion) => (
              <CriterionRow key={criterion.id} {...{ criterion, session }} refused={refused || !open} />
            ))}
          </ul>
        </>
      )}
      {measured.length === 0 ? null : (
        <>
          <h3 className="discharge-part">Measured</h3>
          <ul className="criteria criteria-measured">
            {measured.map((criterion) => (
              <CriterionRow key={criterion.id} {...{ criterion, session, refused }} />
            ))}
          </ul>
        </>
      )}
      {open ? (
        <Refusals
          acts={[
            { act: "discharge.check", doing: "A check" },
            { act: "discharge.sign", doing: "Signing" },
          ]}
          judgement={judgement}
        />
      ) : null}
      {asked !== "nothing" && asked.what === "sign" ? (
        <SignDialog seen={asked.seen} onClose={() => setAsked("nothing")} />
      ) : null}
      {asked !== "nothing" && asked.what === "override" ? (
        <OverrideDialog {...{ criteria }} seen={asked.seen} onClose={() => setAsked("nothing")} />
      ) : null}
    </div>
  );
}

function OverrideButton({ words, onPress }: { words: string; onPress: () => void }) {
  const whyNot = useWhyNot();
  return (
    <button
      type="button"
      className="button"
      data-testid={testIds.dischargeOverride}
      title={words}
      disabled={whyNot !== "" || words !== ""}
      onClick={onPress}
    >
      Override…
    </button>
  );
}

/** The one line of the panel that counts down. */
function Signing({ judgement }: Pick<ChairView, "judgement">) {
  return <>{signingWords(judgement, useHeardNow())}</>;
}
