import type { Session } from "@vigil/shared/contracts";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useView } from "../../../app/StationContext.ts";
import { clockTime } from "../../../reading/age.ts";
import { changesOf, extremesOf, numbersOf, ownLimits, typedNumbers } from "../../../reading/limitEdit.ts";
import { limitFields, type LimitKey } from "../../../reading/limitFields.ts";
import { protocolOf } from "../../../reading/limitsOf.ts";
import { useAct } from "../../../ui/ActProvider.tsx";
import { ClinicianOnly } from "../../../ui/ClinicianOnly.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { useRole } from "../../../ui/useRole.ts";
import { ActDialog } from "../ActDialog.tsx";
import { ofSession } from "../ofSession.ts";
import { TextField } from "../TextField.tsx";

type Props = { session: Session; onClose: () => void };

/** Other limits for this session: by a clinician, with a reason, within the bounds of safety S14. They end with the session. */
export function LimitsDialog({ session, onClose }: Props) {
  const { act } = useAct();
  const role = useRole();
  const view = useView();
  const own = view === undefined ? undefined : ownLimits(view.limits, protocolOf(view.protocols, { session }), session);
  const before = own === undefined ? "none" : numbersOf(own);
  const [typed, setTyped] = useState<Partial<Record<LimitKey, string>>>({});
  const [reason, setReason] = useState("");
  if (own === undefined || before === "none") return null;
  const text = (key: LimitKey): string => typed[key] ?? String(before[key]);
  const numbers = typedNumbers({
    spo2Medium: text("spo2Medium"),
    spo2MediumHold: text("spo2MediumHold"),
    spo2High: text("spo2High"),
    spo2HighHold: text("spo2HighHold"),
    bpSystolic: text("bpSystolic"),
    bpDiastolic: text("bpDiastolic"),
    pulseLow: text("pulseLow"),
    pulseHigh: text("pulseHigh"),
  });
  const wrong = "wrong" in numbers ? numbers.wrong : [];
  const changes = "wrong" in numbers ? {} : changesOf(own, numbers);
  const extremes = "wrong" in numbers ? [] : extremesOf(numbers);
  const missing = [
    role === "clinician" ? "" : "a clinician",
    wrong.length > 0 ? "numbers within their bounds" : Object.keys(changes).length === 0 ? "a change" : "",
    reason.trim() === "" ? "a reason" : "",
  ];
  return (
    <ActDialog
      title="Alarm limits of this session"
      record="Change the limits"
      missing={missing.filter((words) => words !== "").join(", ")}
      onCancel={onClose}
      onRecord={() => {
        onClose();
        act("Change the limits", { type: "limits.adjust", ...ofSession(session), limits: changes, reason });
      }}
    >
      <ClinicianOnly />
      <div className="limit-fields">
        {limitFields.map((field) => (
          <div key={field.key} className="limit-field" data-wrong={wrong.includes(field.key)}>
            <TextField
              name={field.key}
              label={field.title}
              value={text(field.key)}
              numeric="whole"
              maxLength={3}
              onChange={(value) => setTyped({ ...typed, [field.key]: value })}
            />
            <small>{`${field.from} to ${field.to} ${field.unit}`}</small>
          </div>
        ))}
      </div>
      <p className="limit-extreme" role="status">
        {extremes.length === 0 ? null : (
          <>
            <TriangleAlert aria-hidden="true" size={16} />{" "}
            {`As loose as it may be: ${extremes.join(", ")}. The page says so until it is back.`}
          </>
        )}
      </p>
      <TextField name="reason" label="Reason" value={reason} onChange={setReason} />
      <p className="dialog-note">
        High stays at 180/110 and at what the protocol adds. What oxygen or an over-reading oximeter asks for stands
        above these. The protocol&apos;s limits are back at discharge.
      </p>
      <Revert session={session} reason={reason} onClose={onClose} />
    </ActDialog>
  );
}

/** Back to the protocol's, where somebody has changed them; by anybody, for it only makes them stricter or as meant. */
function Revert({ session, reason, onClose }: Props & { reason: string }) {
  const { act } = useAct();
  const { limits } = session;
  if (limits === "as in the protocol") return null;
  return (
    <p className="limit-revert">
      <span>{`Changed by ${limits.by.name} (not verified), ${clockTime(limits.at)}: ${limits.reason}`}</span>
      <button
        type="button"
        className="button"
        data-testid={testIds.limitsRevert}
        disabled={reason.trim() === ""}
        onClick={() => {
          onClose();
          act("Back to the protocol's limits", { type: "limits.revert", ...ofSession(session), reason });
        }}
      >
        Back to the protocol&apos;s
      </button>
    </p>
  );
}
