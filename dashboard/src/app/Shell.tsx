import { Outlet } from "react-router";
import { useView } from "./StationContext.ts";
import { testIds } from "../ui/testIds.ts";
import { AlarmHerald } from "./AlarmHerald.tsx";
import { Header } from "./Header.tsx";
import { Notices } from "./Notices.tsx";
import { UrgentStrip } from "./UrgentStrip.tsx";
import "./shell.css";

/**
 * What stands on every page: SIMULATED, the head, what is wrong with the gateway, what is to be
 * answered, and the page.
 */
export function Shell() {
  const simulated = useView()?.simulated === true;
  return (
    <div className="shell">
      {simulated ? (
        <div className="simulated" data-testid={testIds.simulated}>
          SIMULATED <span>These are not patients. Never use this to treat anybody.</span>
        </div>
      ) : null}
      <Header />
      <Notices />
      <UrgentStrip />
      <main className="page">
        <Outlet />
      </main>
      <AlarmHerald />
    </div>
  );
}
