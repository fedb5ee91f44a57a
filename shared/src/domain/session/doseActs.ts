import type { Instant } from "../../kernel/index.ts";
import type { Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };
type PartAct = Extract<SessionAct, { type: "dose.device" | "dose.again" | "dose.rate" }>;

/** The next nasal device, a booster, another rate of the pump. */
export function recordPart(_turn: ChairTurn, _session: SessionState, _act: PartAct, _by: Who, _when: Instant): Answer {
  return { refused: "Parts of a dose are not built yet" };
}
