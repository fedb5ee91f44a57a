import type { ChairView } from "@vigil/shared/contracts";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import { useStation } from "../../app/StationContext.ts";
import { isAcknowledged, raisedOf } from "../../reading/alarms.ts";
import { titleOf } from "../../reading/sentence.ts";
import { useAct } from "../../ui/ActProvider.tsx";
import { seenOf } from "../../ui/seenOf.ts";
import { useSettled } from "../../ui/useSettled.ts";

/** A acknowledges the worst alarm nobody has answered, P pauses its audio, M asks the cuff, Escape goes back to the floor. */
export function useShortcuts(chair: ChairView): void {
  const { act } = useAct();
  const navigate = useNavigate();
  const station = useStation();
  const settled = useSettled(
    raisedOf(chair.alarms)
      .map((alarm) => `${alarm.key} ${alarm.step}`)
      .join(" "),
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isBusy(event.target)) return;
      if (event.key === "Escape") return void navigate("/");
      if (station.time.get().heartbeat !== "heard") return;
      const worst = settled ? raisedOf(chair.alarms).find((alarm) => !isAcknowledged(alarm)) : undefined;
      const key = event.key.toLowerCase();
      if (key === "a" && worst !== undefined)
        act(`Acknowledge ${titleOf(worst)}`, { type: "alarm.acknowledge", ...seenOf(worst) });
      if (key === "p" && worst !== undefined && worst.priority !== "info")
        act(`Pause ${titleOf(worst)}`, { type: "alarm.pause", ...seenOf(worst) });
      if (key === "m" && chair.cuff.is !== "measuring") act("Measure BP", { type: "bp.measure", chair: chair.id });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [chair, act, navigate, station, settled]);
}

const isBusy = (target: EventTarget | null): boolean =>
  document.querySelector("dialog[open]") !== null ||
  (target instanceof HTMLElement && target.closest("input, textarea, select") !== null);
