import type { ChairId, Limits } from "@vigil/shared/contracts";
import { useView } from "../app/StationContext.ts";
import { limitsOf } from "../reading/limitsOf.ts";

/** By what a chair is judged now; of an alarm of the gateway itself, the site's limits. Undefined before there is a view. */
export function useLimitsOf(id: ChairId | undefined): Limits | undefined {
  const view = useView();
  if (view === undefined) return undefined;
  const chair = id === undefined ? undefined : view.chairs[id];
  return chair === undefined ? view.limits : limitsOf(view, chair);
}
