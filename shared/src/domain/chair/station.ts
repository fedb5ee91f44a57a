import type { Input } from "../../contracts/index.ts";
import { gradingFinding, gradingStatus, judgeTrouble } from "../alarm/grading.ts";
import { endNow, follow } from "../alarm/lifecycle.ts";
import { stageOf } from "../session/stageOf.ts";
import type { ChairTurn } from "./state.ts";
import { sessionSubject } from "./subject.ts";

/** What tells of a screen that can sound, or no longer can. */
type StationInput = Extract<Input, { type: "command.received" | "station.gone" }>;

/** It concerns every chair, for each asks whether anybody could hear its alarms. */
export const isOfStation = (input: Input): boolean =>
  input.type === "station.gone" || (input.type === "command.received" && input.command.act.type === "station.armed");

/** Notes it; the house answers whoever asked. */
export function noteStation({ draft }: ChairTurn, input: StationInput): void {
  const said = input.type === "station.gone" ? { station: input.station, armed: false } : input.command.act;
  if (!("armed" in said)) return;
  const others = draft.armed.filter((id) => id !== said.station);
  draft.armed = said.armed ? [...others, said.station] : others;
}

/**
 * S10: no screen can sound for a session that runs, or that is open and somebody is watched. It ends without a latch as soon
 * as one can: whoever armed that screen is its answer.
 */
export function judgeStation(turn: ChairTurn): void {
  const { draft, at } = turn;
  const there = draft.armed.length === 0 && isWanted(turn);
  if (!there && !draft.station.trouble) return;
  const before = draft.station;
  const grades = draft.limits.rules.station;
  const now = judgeTrouble(before, { there, counts: true, atOnce: false, upTo: grades.length - 1 }, grades, at);
  if (now === before) return;
  draft.station = now;
  const subject = sessionSubject(draft.id, "station");
  const entry = draft.alarms[subject.key];
  if (!there) return entry === undefined ? undefined : endNow(turn, entry);
  // Every start begins without one: before it counts, nothing is told.
  const status = gradingStatus(now);
  if (status !== "pending" && status !== gradingStatus(before))
    follow(turn, subject, gradingFinding(now, grades, "station", "no screen that can sound is connected"));
}

function isWanted({ draft: { session, watch } }: ChairTurn): boolean {
  if (session === "no session" || session.facts.ended !== "no") return false;
  return watch !== "not watched" || stageOf(session.facts.phase) !== "before the dose";
}
