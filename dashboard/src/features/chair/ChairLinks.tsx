import type { ChairView } from "@vigil/shared/contracts";
import { BatteryLow, BatteryMedium } from "lucide-react";
import { useTime } from "../../app/StationContext.ts";
import { readKit } from "../../reading/kit.ts";
import { LinkMark } from "../../ui/LinkMark.tsx";
import { testIds } from "../../ui/testIds.ts";

/** How each device of this chair is reached; at a home its kit, which all of them hang on. */
export function ChairLinks({ chair }: { chair: ChairView }) {
  const shown = Object.values(chair.devices).filter(({ via }) => via === undefined);
  return (
    <span className="chair-links">
      {shown.map((device) => (
        <span key={device.id} className="chair-link">
          {device.id} <LinkMark device={device} />
        </span>
      ))}
      <KitFacts chair={chair} />
    </span>
  );
}

function KitFacts({ chair }: { chair: ChairView }) {
  const kit = readKit(chair, useTime());
  if (kit === "no kit") return null;
  const Battery = kit.batteryLow ? BatteryLow : BatteryMedium;
  return (
    <span className="chair-kit" data-testid={testIds.chairKit}>
      <span className="chair-battery" data-low={kit.batteryLow}>
        <Battery aria-hidden="true" size={18} /> battery {kit.battery}
      </span>
      {kit.heard === "" ? null : <span>{kit.heard === "not yet" ? "not heard yet" : `heard ${kit.heard}`}</span>}
    </span>
  );
}
