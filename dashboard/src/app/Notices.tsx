import { raisedOf } from "../reading/alarms.ts";
import { AlarmRow } from "../ui/AlarmRow.tsx";
import { testIds } from "../ui/testIds.ts";
import { RestartNotice } from "./RestartNotice.tsx";
import { SilentNotice } from "./SilentNotice.tsx";
import { usePage, useView } from "./StationContext.ts";

/** Trouble that concerns every page: the gateway silent, the line lost, the log not writable, the gateway's own alarms. */
export function Notices() {
  const view = useView();
  const misheard = usePage((page) => page.misheard);
  const connection = usePage((page) => page.connection);
  const lost = misheard.newer + misheard.unknown + misheard.malformed;
  return (
    <div className="notices">
      <SilentNotice />
      <RestartNotice />
      {connection.is === "refused" ? (
        <p className="notice notice-high">Refused by the gateway: {connection.why}</p>
      ) : null}
      {view === undefined || view.log.writable ? null : (
        <p className="notice notice-high" data-testid={testIds.logTrouble}>
          <b>The log cannot be written.</b> Alarms go on; what is done now is not recorded. {view.log.why}
          {view.log.lost > 0 ? ` ${view.log.lost} entries were lost.` : ""}
        </p>
      )}
      {view === undefined ? null : raisedOf(view.alarms).map((alarm) => <AlarmRow key={alarm.key} alarm={alarm} />)}
      {lost === 0 ? null : (
        <p className="notice notice-low">
          {lost} message(s) from the gateway were not understood ({misheard.newer} newer, {misheard.unknown} unknown,{" "}
          {misheard.malformed} malformed). Reload this page.
        </p>
      )}
    </div>
  );
}
