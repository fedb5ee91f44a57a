import type { ChairView } from "@vigil/shared/contracts";
import { BatteryLow, BatteryMedium, MessageCircle, Router, UserCheck, UserRound } from "lucide-react";
import { useTime } from "../../app/StationContext.ts";
import { readKit } from "../../reading/kit.ts";
import { readHomeCheck } from "../../reading/homeCheck.ts";
import { shortName } from "../../reading/names.ts";
import { testIds } from "../../ui/testIds.ts";

/** How a home is reached: its kit's link, battery and when it was heard last, and the support person by name. */
export function HomeStrip({ chair }: { chair: ChairView }) {
  const kit = readKit(chair, useTime());
  const { session } = chair;
  const support = session === "none" || session.support === "none" ? "nobody named" : session.support;
  if (kit === "no kit") return <div className="tile-kit">No kit</div>;
  const Battery = kit.batteryLow ? BatteryLow : BatteryMedium;
  return (
    <div className="tile-kit" data-testid={testIds.tileKit} data-link={kit.link} title={kit.why}>
      <span className="tile-kit-link">
        <Router aria-hidden="true" />
        <span className="visually-hidden">Kit: </span>
        {kit.link}
      </span>
      {kit.heard === "" ? null : (
        <span className="tile-kit-heard">
          <span className="if-roomy">heard </span>
          {kit.heard}
        </span>
      )}
      {kit.battery === "" ? null : (
        <span className="tile-kit-battery" data-low={kit.batteryLow}>
          <Battery aria-hidden="true" />
          <span className="visually-hidden">Battery: </span>
          {kit.battery}
        </span>
      )}
      <HomeCheck chair={chair} />
      <span className="tile-kit-support" title={`Support person: ${support}`}>
        <UserRound aria-hidden="true" />
        <span className="visually-hidden">Support person: </span>
        {support === "nobody named" ? support : shortName(support)}
      </span>
    </div>
  );
}

/** When the patient replies next, or the support person taps; how late either is (safety S18). */
function HomeCheck({ chair }: { chair: ChairView }) {
  const check = readHomeCheck(chair, useTime());
  if (check === "nothing") return null;
  return (
    <span className="tile-kit-check" data-testid={testIds.tileCheck} data-late={check.late}>
      {check.what === "reply" ? <MessageCircle aria-hidden="true" /> : <UserCheck aria-hidden="true" />}
      <span className={check.late ? "" : "if-roomy"}>{check.words}</span> {check.span}
    </span>
  );
}
