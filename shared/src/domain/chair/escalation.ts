import type { Escalation } from "../alarm/book.ts";
import { clinicEscalation } from "../protocol/clinic.ts";
import type { ChairState } from "./state.ts";

type Asked = Pick<ChairState, "session" | "protocols" | "place">;

/** The chain by which a chair calls: its open session's, or that of the site's first protocol for such a place. */
export function escalationOf({ session, protocols, place }: Asked): Escalation {
  if (session !== "no session" && session.facts.ended === "no") return session.protocol.escalation;
  const setting = place === "home" ? "home" : "clinic";
  return protocols.find((protocol) => protocol.setting === setting)?.escalation ?? clinicEscalation;
}
