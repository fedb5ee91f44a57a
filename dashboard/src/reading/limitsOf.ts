import { limitsInForce, type ChairView, type Limits, type Protocol } from "@vigil/shared/contracts";

type Judged = Pick<ChairView, "session">;
type Site = { limits: Limits; protocols: readonly Protocol[] };

/** The protocol of the session at this chair, as the gateway has it now; "none" where there is none. */
export function protocolOf(protocols: readonly Protocol[], { session }: Judged): Protocol | "none" {
  if (session === "none") return "none";
  return protocols.find(({ id }) => id === session.protocol.id) ?? "none";
}

/** What this chair is judged by now: the same reckoning as the engine's (safety S14). */
export const limitsOf = ({ limits, protocols }: Site, chair: Judged): Limits =>
  limitsInForce(limits, protocolOf(protocols, chair), chair.session);
