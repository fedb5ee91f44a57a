import { limitsInForce, type ChairView, type Limits, type Protocol, type View } from "@vigil/shared/contracts";

type Judged = Pick<ChairView, "session">;

/** The protocol of the session at this chair, as the gateway has it now; "none" where there is none. */
export function protocolOf(protocols: readonly Protocol[], { session }: Judged): Protocol | "none" {
  if (session === "none") return "none";
  return protocols.find(({ id }) => id === session.protocol.id) ?? "none";
}

/** What this chair is judged by now: the same reckoning as the engine's (safety S14). */
export const limitsOf = ({ limits, protocols }: Pick<View, "limits" | "protocols">, chair: Judged): Limits =>
  limitsInForce(limits, protocolOf(protocols, chair), chair.session);
