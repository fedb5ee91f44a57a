import type { ChairView, Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { useView } from "../../app/StationContext.ts";
import { tabNames, tabShown, tabsOf, type WorkTab } from "../../reading/sessionTabs.ts";
import { testIds } from "../../ui/testIds.ts";
import { ChartPanel } from "./chart/ChartPanel.tsx";
import { DischargePanel } from "./DischargePanel.tsx";
import { DueList } from "./due/DueList.tsx";
import { AssessPanel } from "./findings/AssessPanel.tsx";
import { ScreeningPanel } from "./screening/ScreeningPanel.tsx";
import "./tabs.css";

/** What is worked through beside the patient: what is due, of one height so that it moves nothing, and below it one of a few. */
export function SessionWork({ chair, session }: { chair: ChairView; session: Session }) {
  // Whatever is shown first stays until somebody chooses: a phase that a rule begins takes nothing from under a finger.
  const tabs = tabsOf(chair, session);
  const [chosen, setChosen] = useState<WorkTab>(() => tabShown(tabs, "not chosen", session));
  const shown = tabShown(tabs, chosen, session);
  return (
    <div className="session-work">
      {session.ended === "no" ? <DueList chair={chair} session={session} onTab={setChosen} /> : null}
      <section className="panel work" aria-label="Work">
        <div className="tabs" role="tablist">
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              role="tab"
              className="tab"
              aria-selected={tab === shown}
              data-testid={testIds.tab(tab)}
              onClick={() => setChosen(tab)}
            >
              {tabNames[tab]}
            </button>
          ))}
        </div>
        <div className="tab-shown" role="tabpanel" aria-label={tabNames[shown]}>
          <Shown tab={shown} chair={chair} session={session} />
        </div>
      </section>
    </div>
  );
}

function Shown({ tab, chair, session }: { tab: WorkTab; chair: ChairView; session: Session }) {
  const protocol = useView()?.protocols.find(({ id }) => id === session.protocol.id);
  const { judgement } = chair;
  switch (tab) {
    case "screening":
      return protocol === undefined ? (
        <p role="alert">The gateway no longer knows this protocol.</p>
      ) : (
        <ScreeningPanel {...{ session, protocol, judgement }} />
      );
    case "assess":
      return <AssessPanel {...{ session, judgement }} />;
    case "discharge":
      return <DischargePanel {...{ chair, session }} />;
    case "chart":
      return <ChartPanel {...{ chair, session }} />;
  }
}
