import type { Act, Session } from "@vigil/shared/contracts";
import { named, since, type Situation } from "./situation.ts";

/** Two complete checks, each when the gateway says that it is due, then the signature; the patient leaves with it. */
export function checksWanted(situation: Situation, session: Session): readonly Act[] {
  const { judgement } = situation.seen;
  if (session.phase !== "review") return [];
  if (session.checks.length >= 2 && judgement.refusals["discharge.sign"] === undefined) {
    const reason = "All criteria met in two checks; escort present, written advice given";
    return [{ type: "discharge.sign", ...named(session), reason, leaves: true }];
  }
  const due = judgement.due.some(({ what, at }) => what === "discharge check" && since(at, situation) >= 0);
  if (!due || judgement.refusals["discharge.check"] !== undefined) return [];
  return [{ type: "discharge.check", ...named(session) }];
}
