import type { Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { change } from "./change.ts";
import type { SessionState } from "./state.ts";

/** Oxygen is a state: started, changed or stopped, litres a minute (safety S8). */
export function recordOxygen(
  turn: ChairTurn,
  { facts }: SessionState,
  flow: number | "off",
  by: Who,
): "done" | { refused: string } {
  const { oxygen } = facts;
  if (flow === "off") {
    if (oxygen.flow === "off") return { refused: "No oxygen is recorded as running" };
    change(turn, { oxygen: { flow, since: turn.at } }, by, "oxygen off");
    return "done";
  }
  if (oxygen.flow === flow) return { refused: `Oxygen is recorded at ${flow} L/min already` };
  const since = oxygen.flow === "off" ? turn.at : oxygen.since;
  change(turn, { oxygen: { flow, since } }, by, `oxygen ${flow} L/min`);
  return "done";
}
