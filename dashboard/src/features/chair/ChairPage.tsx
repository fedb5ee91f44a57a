import { ChairId, type ChairView } from "@vigil/shared/contracts";
import { ArrowLeft } from "lucide-react";
import { lazy, Suspense, useEffect } from "react";
import { Link, useParams } from "react-router";
import { useStation, useView } from "../../app/StationContext.ts";
import { PlethSweep } from "../../charts/PlethSweep.tsx";
import { Age } from "../../ui/Age.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PressureVital } from "../../ui/PressureVital.tsx";
import { Vital } from "../../ui/Vital.tsx";
import { LimitsBeside } from "../session/limits/LimitsBeside.tsx";
import { SessionPanel } from "../session/SessionPanel.tsx";
import { SessionWork } from "../session/SessionWork.tsx";
import { Timeline } from "../session/Timeline.tsx";
import { Actions } from "./Actions.tsx";
import { AlarmPanel } from "./AlarmPanel.tsx";
import { ChairLinks } from "./ChairLinks.tsx";
import { EndedAlarms } from "./EndedAlarms.tsx";
import { useShortcuts } from "./useShortcuts.ts";
import "./chair.css";

// recharts is large, and only this page needs it.
const Trends = lazy(async () => {
  const { Trends: component } = await import("../../charts/Trends.tsx");
  return { default: component };
});

export function ChairPage() {
  const view = useView();
  const { id } = useParams();
  if (view === undefined)
    return <EmptyState title="Waiting for the gateway" words="The chair appears when the gateway answers." />;
  const chair = id === undefined ? undefined : view.chairs[id];
  if (chair === undefined)
    return (
      <EmptyState title="No such chair" words={`The gateway knows no chair “${id ?? ""}”.`}>
        <Link className="button" to="/">
          Back to the floor
        </Link>
      </EmptyState>
    );
  return <OneChair key={chair.id} chair={chair} />;
}

function OneChair({ chair }: { chair: ChairView }) {
  const station = useStation();
  const { id } = chair;
  useEffect(() => {
    station.look(ChairId.parse(id));
    return () => station.look(null);
  }, [station, id]);
  useShortcuts(chair);
  const charts = (
    <>
      <PlethSweep chair={chair.id} />
      <Suspense fallback={<section className="trends trends-waiting">Opening the trends…</section>}>
        <Trends id={chair.id} session={chair.session} alarms={chair.alarms} ended={chair.ended} />
      </Suspense>
    </>
  );
  return (
    <div className="chair-page" data-session={chair.session === "none" ? "none" : "shown"}>
      <header className="chair-head">
        <Link to="/" className="back" aria-label="Back to the floor">
          <ArrowLeft aria-hidden="true" size={20} />
        </Link>
        <h1>{chair.label}</h1>
        <span className="chair-watch">
          {chair.watchedSince === "not watched" ? (
            "Not watched: no patient alarms"
          ) : (
            <>
              Watched for <Age at={chair.watchedSince} />
            </>
          )}
        </span>
        <ChairLinks chair={chair} />
        <Actions chair={chair} />
      </header>
      <section className="chair-vitals" aria-label="Now">
        <Vital chair={chair} metric="spo2" />
        <Vital chair={chair} metric="pulse" />
        <PressureVital chair={chair} />
        <LimitsBeside chair={chair} />
      </section>
      <aside className="chair-side">
        <AlarmPanel chair={chair} />
        {/* Beside the work, not below it: a course is looked at while something is due. */}
        {chair.session === "none" ? null : charts}
        <EndedAlarms chair={chair} />
      </aside>
      <SessionPanel chair={chair} />
      {chair.session === "none" ? null : <SessionWork chair={chair} session={chair.session} />}
      {chair.session === "none" ? charts : <Timeline session={chair.session} />}
    </div>
  );
}
