import type { Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { moaasScale, rrChoices } from "../../../reading/sessionFindings.ts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { OtherRate } from "../findings/OtherRate.tsx";
import { useFind } from "../findings/useFind.ts";

type Props = { session: Session; settled: boolean; refused: boolean };
type Picked = number | "not yet";
/** Over a camera breaths cannot always be counted: at a home MOAA/S alone is a check, and says so. */
type Breaths = Picked | "not counted";

/** Breaths and MOAA/S, counted together (safety S8): a tap each, in whichever order; the second records both. */
export function BreathingCheck({ session, settled, refused }: Props) {
  const find = useFind(session);
  const blocked = useWhyNot() !== "" || !settled || refused;
  const [rr, setRr] = useState<Breaths>("not yet");
  const [moaas, setMoaas] = useState<Picked>("not yet");
  const pick = (breaths: Breaths, awake: Picked): void => {
    if (breaths === "not yet" || awake === "not yet") {
      setRr(breaths);
      setMoaas(awake);
      return;
    }
    setRr("not yet");
    setMoaas("not yet");
    if (breaths === "not counted") find(`MOAA/S ${awake}, breaths not counted`, { moaas: awake });
    else find(`${breaths} breaths a minute, MOAA/S ${awake}`, { rr: breaths, moaas: awake });
  };
  const other = typeof rr === "number" && !rrChoices.some((choice) => choice === rr);
  return (
    <div className="breathing">
      <div className="breathing-row">
        <span>Breaths {other ? rr : ""}</span>
        <div className="finding-choices" role="group" aria-label="Breaths a minute">
          {rrChoices.map((count) => (
            <button
              key={count}
              type="button"
              aria-pressed={rr === count}
              aria-label={`${count} breaths a minute`}
              data-testid={testIds.checkRr(String(count))}
              disabled={blocked}
              onClick={() => pick(count, moaas)}
            >
              {count}
            </button>
          ))}
          {session.protocol.setting === "home" ? (
            <button
              type="button"
              aria-pressed={rr === "not counted"}
              aria-label="breaths not counted"
              title="not counted"
              data-testid={testIds.checkRr("none")}
              disabled={blocked}
              onClick={() => pick("not counted", moaas)}
            >
              —
            </button>
          ) : null}
          <OtherRate testId={testIds.checkRr("other")} disabled={blocked} onRate={(count) => pick(count, moaas)} />
        </div>
      </div>
      <div className="breathing-row">
        <span>MOAA/S</span>
        <div className="finding-choices" role="group" aria-label="MOAA/S">
          {moaasScale.map(([score, words]) => (
            <button
              key={score}
              type="button"
              aria-pressed={moaas === score}
              aria-label={`MOAA/S ${score}: ${words}`}
              title={words}
              data-testid={testIds.checkMoaas(score)}
              disabled={blocked}
              onClick={() => pick(rr, score)}
            >
              {score}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}
