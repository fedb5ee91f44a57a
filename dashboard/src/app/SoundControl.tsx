import { Volume2, VolumeX } from "lucide-react";
import { useStore } from "../store/useStore.ts";
import { testIds } from "../ui/testIds.ts";
import { soundPlan } from "../audio/soundPlan.ts";
import { useStation, useTime, useView } from "./StationContext.ts";

/** A page that cannot be heard says so until somebody arms it; a browser gives sound only after a gesture. */
export function SoundControl() {
  const station = useStation();
  const sound = useStore(station.sounder.state, (value) => value);
  const view = useView();
  const time = useTime();
  if (sound.is === "armed")
    return (
      <button
        type="button"
        className="head-button sound-on"
        data-testid={testIds.soundOn}
        title="Alarms are heard here. Press for a short test."
        onClick={() => void station.arm()}
      >
        <Volume2 aria-hidden="true" size={18} />
        <span>Sound on</span>
      </button>
    );
  const needed = soundPlan(view, time, false) !== "nothing";
  return (
    <span className="no-sound" data-testid={testIds.noSound} data-needed={needed} title={sound.why}>
      <VolumeX aria-hidden="true" size={20} />
      <b role="status">
        NO SOUND<span className="visually-hidden">{needed ? ": an alarm is not heard here" : ""}</span>
      </b>
      <button
        type="button"
        aria-label="Arm the sound"
        data-testid={testIds.armSound}
        onClick={() => void station.arm()}
      >
        Arm
      </button>
    </span>
  );
}
