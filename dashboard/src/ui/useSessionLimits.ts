import type { Limits, Protocol, Session } from "@vigil/shared/contracts";
import { useMemo } from "react";
import { useLimits, usePage } from "../app/StationContext.ts";
import { limitsOf } from "../reading/limitsOf.ts";
import type { PageState } from "../store/pageState.ts";

const protocolsOf = ({ held }: PageState): readonly Protocol[] | undefined =>
  held === "nothing yet" ? undefined : held.view.protocols;

/** By what a session's patient is judged now; the same object until something of it changes, for what is costly to draw. */
export function useSessionLimits(session: Session | "none"): Limits | undefined {
  const limits = useLimits();
  const protocols = usePage(protocolsOf);
  return useMemo(
    () => (limits === undefined || protocols === undefined ? undefined : limitsOf({ limits, protocols }, { session })),
    [limits, protocols, session],
  );
}
