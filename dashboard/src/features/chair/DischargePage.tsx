import { ArrowLeft } from "lucide-react";
import { Link, useParams } from "react-router";
import { useView } from "../../app/StationContext.ts";
import { phaseNames } from "../../reading/sessionPhase.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PressureVital } from "../../ui/PressureVital.tsx";
import { Vital } from "../../ui/Vital.tsx";
import { DischargePanel } from "../session/DischargePanel.tsx";
import "../session/dialogs.css";
import "../session/session.css";
import "../session/work.css";
import "./discharge-page.css";

/** The discharge of one chair by itself, so that all of it is in one screen (safety S24); the numbers stay to be seen. */
export function DischargePage() {
  const view = useView();
  const { id = "" } = useParams();
  const chair = view?.chairs[id];
  if (view === undefined)
    return <EmptyState title="Waiting for the gateway" words="The discharge appears when the gateway answers." />;
  if (chair === undefined || chair.session === "none")
    return (
      <EmptyState title="No discharge here" words="No session is open at this chair.">
        <Link className="button" to={chair === undefined ? "/" : `/chair/${id}`}>
          Back
        </Link>
      </EmptyState>
    );
  const { session } = chair;
  return (
    <div className="discharge-page">
      <header>
        <Link to={`/chair/${id}`} className="back" aria-label={`Back to ${chair.label}`}>
          <ArrowLeft aria-hidden="true" size={20} />
        </Link>
        <h1>{chair.label}</h1>
        <p>{`${session.pseudonym} · ${phaseNames[session.phase].title} · ${session.protocol.label}`}</p>
        <div className="discharge-vitals">
          <Vital chair={chair} metric="spo2" />
          <Vital chair={chair} metric="pulse" />
          <PressureVital chair={chair} />
        </div>
      </header>
      <section className="panel" aria-label="Discharge">
        <DischargePanel chair={chair} session={session} />
      </section>
    </div>
  );
}
