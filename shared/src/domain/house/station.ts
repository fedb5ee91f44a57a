import type { StationId } from "../../contracts/index.ts";
import type { HouseTurn } from "./state.ts";

/** A screen can sound, can no longer sound, or is gone. */
export function armStation({ draft, decisions, at }: HouseTurn, id: StationId, is: boolean | "gone"): void {
  const others = draft.stations.filter((station) => station.id !== id);
  const armed = is === true;
  const present = is !== "gone";
  draft.stations = present ? [...others, { id, armed }] : others;
  decisions.push({ at, event: { type: "station.changed", station: id, armed, present } });
}
