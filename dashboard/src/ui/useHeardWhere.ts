import { useStation, useView } from "../app/StationContext.ts";
import { useStore } from "../store/useStore.ts";

/** Where an alarm that asks for sound is heard: by this page, by another station only, or by nobody. */
export type HeardWhere = "here" | "elsewhere" | "nowhere";

export function useHeardWhere(): HeardWhere {
  const here = useStore(useStation().sounder.state, (sound) => sound.is === "armed");
  const stations = useView()?.stations;
  if (here) return "here";
  return Object.values(stations ?? {}).some(({ armed }) => armed) ? "elsewhere" : "nowhere";
}
