import type { Act, Session } from "@vigil/shared/contracts";
import { protocolOf, since, type Situation } from "./situation.ts";

/** From the opening to the answers: somebody has to ask first. */
const ASKS_AFTER_MS = 4_000;

/** Answers all that the protocol asks before the dose, once. */
export function screeningWanted(situation: Situation, session: Session): readonly Act[] {
  const { plan, memory } = situation;
  const { phase, screening, chair, id } = session;
  if (phase !== "draft" && phase !== "screening") return [];
  const protocol = protocolOf(situation);
  if (protocol === undefined || since(session.since, situation) < ASKS_AFTER_MS) return [];
  const asked = protocol.screening;
  if (screening.factors !== "not asked" && asked.every((item) => screening.items[item] !== undefined)) return [];
  const items = Object.fromEntries(asked.map((item) => [item, "yes" as const]));
  const { support } = plan.patient(memory.round);
  const home = session.protocol.setting === "home";
  const where = home
    ? { address: "12 Example Street (simulated)", emergencyNumber: "112" }
    : { escort: support ?? "a friend (simulated)" };
  return [{ type: "screening.record", chair, session: id, answers: { items, factors: [], medicines: [], ...where } }];
}
