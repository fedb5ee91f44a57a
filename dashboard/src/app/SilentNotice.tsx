import { useState } from "react";
import { ageWords } from "../reading/age.ts";
import { testIds } from "../ui/testIds.ts";
import { useStore } from "../store/useStore.ts";
import { usePage, useStation, useTime } from "./StationContext.ts";

/** Said over the whole page within five seconds of the gateway's last beat. */
export function SilentNotice() {
  const station = useStation();
  const { heartbeat, silentFor } = useTime();
  const lastBeat = usePage((page) => page.lastBeat);
  const armed = useStore(station.sounder.state, (sound) => sound.is === "armed");
  const [heardOf, setHeardOf] = useState<typeof lastBeat>("never");
  if (heartbeat !== "silent" || lastBeat === "never") return null;
  return (
    <div className="notice notice-silent" role="alert" data-testid={testIds.gatewaySilent}>
      <b>GATEWAY SILENT{silentFor === "unknown" ? "" : ` for ${ageWords(silentFor)}`}</b>
      <span>No number here is current and no new alarm can come. Watch the bedside devices.</span>
      {armed && heardOf !== lastBeat ? (
        <button
          type="button"
          onClick={() => {
            station.hearSilence();
            setHeardOf(lastBeat);
          }}
        >
          Stop this sound
        </button>
      ) : null}
    </div>
  );
}
