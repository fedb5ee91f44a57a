import type { Judgement, Session } from "@vigil/shared/contracts";
import { AlarmClock, Clock, FileText } from "lucide-react";
import { Link } from "react-router";
import { countdown } from "../../reading/age.ts";
import { goingWords, nextDeviceAt } from "../../reading/sessionDosing.ts";
import { readDue } from "../../reading/sessionDue.ts";
import { phaseNames, toneOf } from "../../reading/sessionPhase.ts";
import { signedOffWords } from "../../reading/sessionWords.ts";
import { minutesWords } from "../../reading/tile.ts";
import { testIds } from "../../ui/testIds.ts";
import { EmergencyButton } from "./course/EmergencyButton.tsx";
import { useDosing } from "./useDosing.ts";
import { useHeardNow } from "./useHeardNow.ts";

/**
 * Phase and minutes in it, whose session, by which protocol, and what is due next. The way to declare an emergency is here, so
 * that it is in one place in every phase, and on the first screen of a tablet.
 */
export function SessionHead({ session, judgement }: { session: Session; judgement: Judgement }) {
  const { phase, protocol, pseudonym, ageYears, since } = session;
  const { title } = phaseNames[phase];
  return (
    <header className="session-head" data-tone={toneOf(phase)}>
      <div className="session-title">
        <h2 data-testid={testIds.sessionPhase} data-phase={phase}>
          {title}
        </h2>
        <span className="session-minutes">
          <InPhase since={since} />
        </span>
      </div>
      <div className="session-head-acts">
        <Link className="session-record" to={`/record/${session.id}`} data-testid={testIds.recordLink}>
          <FileText aria-hidden="true" size={16} /> Record
        </Link>
        {session.ended === "no" && session.emergency === "no" ? (
          <EmergencyButton session={session} judgement={judgement} />
        ) : null}
      </div>
      <Going session={session} />
      <p className="session-who">
        <b>{pseudonym}</b> <span>{ageYears} y</span> <span>{protocol.label}</span>
        {protocol.simulated ? <mark className="mark-simulated">SIMULATED: short times</mark> : null}
        <mark>{signedOffWords(session)}</mark>
      </p>
      {session.ended === "no" ? <Next due={judgement.due} /> : null}
    </header>
  );
}

function InPhase({ since }: Pick<Session, "since">) {
  const now = useHeardNow();
  return <>{now === "unknown" ? "" : minutesWords(now - since)}</>;
}

/** While the dose goes on: how much of the pump's time has run, which device it is, how long the tablet still needs. */
function Going({ session }: { session: Session }) {
  const now = useHeardNow();
  const dosing = useDosing(session);
  const { dose } = session;
  if (dose === "none" || dose.pump === "stopped") return null;
  const next = nextDeviceAt(dose, dosing);
  return (
    <span className="session-pump">
      {goingWords(dose, dosing === "not known" ? dosing : dosing.kind, now)}
      {next === "none" || now === "unknown" ? null : (
        <b data-testid={testIds.interlock}>
          {next > now ? ` · next in ${countdown(next - now)}` : " · next may be given"}
        </b>
      )}
    </span>
  );
}

function Next({ due }: Pick<Judgement, "due">) {
  const now = useHeardNow();
  const [first] = due;
  if (first === undefined) return <p className="session-next quiet">Nothing is due by the clock</p>;
  const { words, when, overdue } = readDue(first, now);
  return (
    <p className="session-next" data-testid={testIds.sessionDue} data-overdue={overdue}>
      {overdue ? <AlarmClock aria-hidden="true" size={18} /> : <Clock aria-hidden="true" size={18} />}
      <span>{words}</span> <b>{when}</b>
      {due.length > 1 ? <small>{`+${due.length - 1} more`}</small> : null}
    </p>
  );
}
