import type { ChairView, Dose, Session } from "@vigil/shared/contracts";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { clockTime } from "../../reading/age.ts";
import { mgPerKgWords } from "../../reading/sessionDose.ts";
import { goingWords } from "../../reading/sessionDosing.ts";
import { limbWords } from "../../reading/sessionPhase.ts";
import { baselineWords, oxygenWords } from "../../reading/sessionWords.ts";
import { clockWords, riskWords } from "../../reading/sessionRisks.ts";
import { useDosing } from "./useDosing.ts";
import { useHeardNow } from "./useHeardNow.ts";

/** The facts of a session that a hand-over begins with. */
export function SessionFacts({ chair, session }: { chair: ChairView; session: Session }) {
  const { stoppedEarly, cleared } = session;
  return (
    <dl className="facts">
      <Fact name="Dose">
        <DoseFact session={session} />
      </Fact>
      <Fact name="Baseline">{baselineWords(session)}</Fact>
      <Fact name="Limbs">{limbWords(session)}</Fact>
      <Fact name="Oxygen">{oxygenWords(session)}</Fact>
      {riskWords(session) === "" ? null : <Fact name="Watch for">{riskWords(session)}</Fact>}
      {session.clock.length === 0 ? null : <Fact name="Discharge">{clockWords(session)}</Fact>}
      {chair.place === "home" ? <Fact name="Support">{session.support}</Fact> : null}
      {cleared === "not needed" ? null : (
        <Fact name="Hold cleared">{`${clockTime(cleared.at)} ${cleared.by.name}: ${cleared.reason}`}</Fact>
      )}
      {stoppedEarly === "no" ? null : (
        <Fact name="Stopped early">{`${clockTime(stoppedEarly.at)} ${stoppedEarly.by.name}: ${stoppedEarly.reason}`}</Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function DoseFact({ session }: { session: Session }) {
  const now = useHeardNow();
  const dosing = useDosing(session);
  const { dose } = session;
  if (dose === "none") return "none yet";
  const kind = dosing === "not known" ? dosing : dosing.kind;
  const rate = dose.rates.at(-1);
  const said = [
    `${dose.drug} ${dose.mg} mg, ${mgPerKgWords(dose.mgPerKg)}`,
    `from ${clockTime(dose.startedAt)}`,
    dose.pump === "stopped" ? goingWords(dose, kind, now) : "",
    dose.parts.length > 1 ? dose.parts.map(({ at, mg }) => `${clockTime(at)} ${mg} mg`).join(", ") : "",
    rate === undefined ? "" : `${rate.mlPerHour} mL/h since ${clockTime(rate.at)}`,
    lotsOf(dose),
  ];
  return (
    <>
      {said.filter((words) => words !== "").join(" · ")}
      {dose.unconfirmed ? (
        <strong className="unconfirmed">
          <TriangleAlert aria-hidden="true" size={14} /> not confirmed at the pump
        </strong>
      ) : null}
    </>
  );
}

const lotsOf = ({ parts }: Dose): string => {
  const lots = [...new Set(parts.map(({ lot }) => lot).filter((lot) => lot !== undefined))];
  return lots.length === 0 ? "" : `lot ${lots.join(", ")}`;
};
