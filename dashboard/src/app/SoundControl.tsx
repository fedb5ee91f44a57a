import { Volume2, VolumeX } from "lucide-react";
import { useStore } from "../store/useStore.ts";
import { testIds } from "../ui/testIds.ts";
import { useStation } from "./StationContext.ts";

/** A page that cannot be heard says so until somebody arms it; a browser gives sound only after a gesture. */
export function SoundControl() {
  const station = useStation();
  const sound = useStore(station.sounder.state, (value) => value);
  if (sound.is === "armed")
    return (
      <button
        type="button"
        className="head-button sound-on"
        data-testid={testIds.soundOn}
        title="Alarms are heard here. Press for a short test."
        onClick={() => station.sounder.play("low")}
      >
        <Volume2 aria-hidden="true" size={18} />
        <span>Sound on</span>
      </button>
    );
  return (
    <span className="no-sound" data-testid={testIds.noSound} role="status" title={sound.why}>
      <VolumeX aria-hidden="true" size={20} />
      <b>NO SOUND</b>
      <button type="button" data-testid={testIds.armSound} onClick={() => void station.arm()}>
        Arm
      </button>
    </span>
  );
}
