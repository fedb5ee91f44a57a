import type { Judgement, Session } from "@vigil/shared/contracts";
import { Siren } from "lucide-react";
import { useState } from "react";
import { agoWords, clockTimeSeconds } from "../../../reading/age.ts";
import { authorWords } from "../../../reading/sessionWords.ts";
import { useAct } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ActButton, Refusals } from "../ActButton.tsx";
import { ActDialog } from "../ActDialog.tsx";
import { seenSession, type Seen } from "../seenSession.ts";
import { TextField } from "../TextField.tsx";
import { useHeardNow } from "../useHeardNow.ts";

/** While it lasts: what, since when, by whom, and at a home the card to be read out to whoever is called. */
export function EmergencyBanner({ session, judgement }: { session: Session; judgement: Judgement }) {
  const { act } = useAct();
  const now = useHeardNow();
  const [calming, setCalming] = useState<Seen | "no">("no");
  const [reason, setReason] = useState("");
  const { emergency, screening, protocol } = session;
  if (emergency === "no") return null;
  const { what, since, by } = emergency;
  return (
    <section className="emergency-banner" aria-label="Emergency" data-testid={testIds.emergencyBanner}>
      <p>
        <Siren aria-hidden="true" size={22} />
        <b>{`EMERGENCY: ${what}`}</b>
        <span>
          {`since ${clockTimeSeconds(since)}, ${authorWords(by)}${now === "unknown" ? "" : ` · ${agoWords(now - since)}`}`}
        </span>
      </p>
      {protocol.setting === "home" ? (
        <p className="emergency-card">{`Dial ${screening.emergencyNumber} · ${screening.address}`}</p>
      ) : null}
      <ActButton
        act="session.calm"
        judgement={judgement}
        testId={testIds.calm}
        onPress={() => setCalming(seenSession(session))}
      >
        The emergency is over…
      </ActButton>
      <Refusals acts={[{ act: "session.calm", doing: "Ending the emergency" }]} judgement={judgement} />
      {calming === "no" ? null : (
        <ActDialog
          title="The emergency is over?"
          record="Yes, it is over"
          missing={reason.trim() === "" ? "what was done" : ""}
          onCancel={() => setCalming("no")}
          onRecord={() => {
            setCalming("no");
            act("The emergency is over", { type: "session.calm", ...calming, reason });
          }}
        >
          <p className="dialog-note">The time to discharge is counted anew: 60 minutes from now at least.</p>
          <TextField name="reason" label="What was done" value={reason} onChange={setReason} autoFocus />
        </ActDialog>
      )}
    </section>
  );
}
