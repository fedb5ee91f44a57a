import type { Instant } from "@vigil/shared/kernel";
import { useTime } from "../app/StationContext.ts";
import { ageAt } from "../reading/age.ts";

/** How long ago, drawn again at every tick. */
export function Age({ at }: { at: Instant }) {
  const { now } = useTime();
  return <>{ageAt(at, now)}</>;
}
