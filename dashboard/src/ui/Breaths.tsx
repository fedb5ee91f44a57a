import type { ChairView } from "@vigil/shared/contracts";
import { Wind } from "lucide-react";
import { useTime } from "../app/StationContext.ts";
import { readBreaths } from "../reading/breaths.ts";
import { testIds } from "./testIds.ts";

/** Breaths a minute: measured, or the last count and its age, or that nobody has counted (safety S8). */
export function Breaths({ chair }: { chair: ChairView }) {
  const { state, words } = readBreaths(chair, useTime());
  return (
    <span className="breaths" data-testid={testIds.breaths} data-state={state} title="Breaths a minute">
      <Wind aria-hidden="true" size="1.1em" /> {words}
    </span>
  );
}
