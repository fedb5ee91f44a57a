import type { Act, Session } from "@vigil/shared/contracts";
import { named, protocolOf, since, type Situation } from "./situation.ts";

/** Two complete checks, then the signature; the patient leaves with it. */
export function checksWanted(situation: Situation, session: Session): readonly Act[] {
  const { judgement } = situation.seen;
  const apartMs = protocolOf(situation)?.discharge.apartMs ?? 0;
  if (session.phase !== "review") return [];
  if (session.checks.length >= 2 && judgement.refusals["discharge.sign"] === undefined) {
    const reason = "All criteria met in two checks; escort present, written advice given";
    return [{ type: "discharge.sign", ...named(session), reason, leaves: true }];
  }
  const last = session.checks.at(-1);
  const early = last !== undefined && since(last.at, situation) < apartMs;
  if (early || judgement.refusals["discharge.check"] !== undefined) return [];
  return [{ type: "discharge.check", ...named(session) }];
}
