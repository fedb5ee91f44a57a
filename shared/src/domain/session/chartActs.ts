import { unreachable, type Instant } from "../../kernel/index.ts";
import type { ChartEntry, Who } from "../../contracts/index.ts";
import { raiseEvent } from "../chair/events.ts";
import type { ChairTurn } from "../chair/state.ts";
import { change, openSession } from "./change.ts";
import { lineRefused } from "./lineRefused.ts";
import { takeFindings } from "./takeFindings.ts";
import { takeIntervention } from "./interventions.ts";
import { writeLine } from "./line.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";
import { takeRemark } from "./readingRemark.ts";
import { takeTyped } from "./typedReading.ts";

type Chart = Extract<SessionAct, { type: "chart.record" }>;

/**
 * What a person charts, with who, when it happened and when it was recorded (safety S12). Nothing is undone: a correction is
 * a new line, of the same kind, that points at the old one; what the old one proved is proved by the new one. Where it says
 * no time it is of the old one's.
 */
export function recordChart(
  turn: ChairTurn,
  session: SessionState,
  act: Chart,
  by: Who,
  when: Instant,
): "done" | { refused: string } {
  const { entry, corrects } = act;
  const refused = lineRefused(session, entry, corrects, turn.at);
  if (refused !== "no") return { refused };
  const old = corrects === undefined ? undefined : session.chart.find(({ id }) => id === corrects);
  const happenedAt = act.happenedAt === undefined && old !== undefined ? old.happenedAt : when;
  take(turn, writeLine(turn, entry, by, happenedAt, corrects), old);
  return "done";
}

/** Whoever saw the patient said how awake they are: of a session that is open it is a finding as any other. */
export function findAwake(turn: ChairTurn, moaas: number, by: Who): void {
  if (openSession(turn) === undefined) return;
  const findings = { moaas };
  takeFindings(turn, writeLine(turn, { kind: "findings", findings }, by, turn.at), findings, undefined);
}

/** What the line proves, in place of the old one. */
function take(turn: ChairTurn, line: ChartEntry, old: ChartEntry | undefined): void {
  const { entry } = line;
  switch (entry.kind) {
    case "findings":
      return takeFindings(turn, line, entry.findings, old);
    case "reading":
      return takeTyped(turn, line, entry, old);
    case "reading remark":
      return takeRemark(turn, entry, line.by);
    case "intervention":
      return takeIntervention(turn, line, entry, old);
    case "event":
      raiseEvent(turn, line);
      return entry.what === "agitation" ? stopCuff(turn) : undefined;
    case "adverse event":
    case "note":
      return;
    default:
      return unreachable(entry);
  }
}

/** S17: with agitation the cuff no longer starts by itself; somebody may let it again later (S5). */
function stopCuff(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined || session.facts.autoCuff === "off") return;
  change(turn, { autoCuff: "off" }, "rule", "agitation: the cuff no longer starts by itself");
}
