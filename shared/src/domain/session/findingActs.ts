import type { Findings, Found, Protocol, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { humanRules, type HumanRule } from "../discharge/human.ts";
import { change, openSession } from "./change.ts";
import type { SessionState } from "./state.ts";

const names = {
  moaas: "MOAA/S",
  dissociation: "dissociation",
  orientation: "orientation",
  gait: "gait",
  nausea: "nausea",
  escort: "escort",
} as const satisfies Record<keyof Findings, string>;

/** What a person found, each with who and when. It is never undone: what is found later takes its place. */
export function recordFindings(
  turn: ChairTurn,
  { facts, protocol }: SessionState,
  findings: Findings,
  by: Who,
): "done" | { refused: string } {
  const found: Record<string, Found> = {};
  const words: string[] = [];
  for (const name of ["moaas", "dissociation", "orientation", "gait", "nausea", "escort"] as const) {
    const value = findings[name];
    if (value === undefined) continue;
    found[name] = { value, at: turn.at, by };
    words.push(`${names[name]} ${value}`);
  }
  if (words.length === 0) return { refused: "Nothing was ticked: there is nothing to record" };
  const recorded = { findings: { ...facts.findings, ...found } };
  // Clinical 6: the complete checks of a discharge are consecutive, and this is one that fails.
  if (facts.checks.length > 0 && humanRules.some((rule) => failsCheck(rule, found, protocol)))
    change(turn, { ...recorded, checks: [] }, by, `${words.join(", ")}: discharge checks count anew`);
  else change(turn, recorded, by, words.join(", "));
  return "done";
}

// An escort who is still on the way tells nothing of the patient: that is asked at the check and at the signature.
function failsCheck({ id, isMet }: HumanRule, found: Record<string, Found>, { discharge }: Protocol): boolean {
  const now = found[id];
  return id !== "escort" && now !== undefined && !isMet(now.value, discharge);
}

/** Whoever saw the patient said how awake they are: of a session that is open it is a finding as any other. */
export function findAwake(turn: ChairTurn, moaas: number, by: Who): void {
  const session = openSession(turn);
  if (session !== undefined) recordFindings(turn, session, { moaas }, by);
}

/** Oxygen is a state: started, changed or stopped, litres a minute (safety S8). */
export function recordOxygen(
  turn: ChairTurn,
  { facts }: SessionState,
  flow: number | "off",
  by: Who,
): "done" | { refused: string } {
  const { oxygen } = facts;
  if (flow === "off") {
    if (oxygen.flow === "off") return { refused: "No oxygen is recorded as running" };
    change(turn, { oxygen: { flow, since: turn.at } }, by, "oxygen off");
    return "done";
  }
  if (oxygen.flow === flow) return { refused: `Oxygen is recorded at ${flow} L/min already` };
  const since = oxygen.flow === "off" ? turn.at : oxygen.since;
  change(turn, { oxygen: { flow, since } }, by, `oxygen ${flow} L/min`);
  return "done";
}
