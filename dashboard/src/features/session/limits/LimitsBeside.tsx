import type { ChairView } from "@vigil/shared/contracts";
import { SlidersHorizontal } from "lucide-react";
import { memo, useState } from "react";
import { besideMarks, besideWords, type Limited } from "../../../reading/limitWords.ts";
import { Breaths } from "../../../ui/Breaths.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { useLimitsOf } from "../../../ui/useLimitsOf.ts";
import { LimitsDialog } from "./LimitsDialog.tsx";
import "./limits.css";

const metrics = ["spo2", "pulse", "bp"] as const satisfies readonly Limited[];

/** Below each number the limits it is judged by now, and what is not as in the protocol (safety S14); and the breaths (S8). */
export const LimitsBeside = memo(function LimitsBeside({ chair }: { chair: ChairView }) {
  const limits = useLimitsOf(chair.id);
  const [open, setOpen] = useState(false);
  const { session } = chair;
  if (limits === undefined) return null;
  return (
    <>
      <div className="limits" data-testid={testIds.limits} role="group" aria-label="Alarm limits">
        {metrics.map((metric) => {
          const marks = besideMarks(session, metric);
          return (
            <p key={metric} data-testid={testIds.limitsOf(metric)} data-changed={marks.length > 0}>
              <span>{besideWords(limits, metric)}</span>
              {metric === "spo2" ? <Breaths chair={chair} /> : null}
              {marks.map((mark) => (
                <mark key={mark}>{mark}</mark>
              ))}
            </p>
          );
        })}
        {session === "none" || session.ended !== "no" ? null : (
          <button type="button" className="button" data-testid={testIds.limitsOpen} onClick={() => setOpen(true)}>
            <SlidersHorizontal aria-hidden="true" size={16} /> <span>Limits…</span>
          </button>
        )}
      </div>
      {open && session !== "none" ? <LimitsDialog session={session} onClose={() => setOpen(false)} /> : null}
    </>
  );
});
