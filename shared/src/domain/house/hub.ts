import { earliest, type Instant } from "../../kernel/index.ts";
import type { Input } from "../../contracts/index.ts";
import type { Subject } from "../alarm/finding.ts";
import { gradingDue, gradingFinding, gradingStatus, judgeTrouble, noTrouble, type Grading } from "../alarm/grading.ts";
import { hubKey } from "../alarm/key.ts";
import { endNow, follow } from "../alarm/lifecycle.ts";
import type { HouseState, HouseTurn, LostHub } from "./state.ts";

type HubLink = Extract<Input, { type: "hub.link" }>;

/**
 * Lost together, devices are one alarm that names their chairs, as grave as a lost oximeter (safety S13). Where nobody is
 * watched, nobody is lost: it is told, and grows no worse until somebody is.
 */
export function takeHub(turn: HouseTurn, { hub, chairs, watched = chairs, up }: HubLink): void {
  const { draft } = turn;
  const before = draft.hubs.find((one) => one.hub === hub) ?? { hub, chairs, watched, lost: noTrouble };
  const wasWatched = before.watched.length > 0;
  // The last patient has left, and with them what was lost: it begins anew, of an empty room.
  const lost = wasWatched && watched.length === 0 ? forgotten(turn, before) : before.lost;
  judge(turn, { ...before, chairs, watched, lost }, !up);
}

/** Grades every lost line by how long it has been so. */
export function judgeHubs(turn: HouseTurn): void {
  for (const hub of turn.draft.hubs) judge(turn, hub, true);
}

/** When one of them takes its next step. */
export function hubsDue({ hubs, limits }: HouseState): Instant | undefined {
  let due: Instant | undefined;
  for (const { lost } of hubs) due = earliest(due, gradingDue(lost, limits.linkOximeter));
  return due;
}

function judge({ at, draft, decisions }: HouseTurn, { hub, chairs, watched, lost }: LostHub, there: boolean): void {
  const grades = draft.limits.linkOximeter;
  const upTo = watched.length === 0 ? 0 : grades.length - 1;
  const now = judgeTrouble(lost, { there, counts: true, atOnce: false, upTo }, grades, at);
  const others = draft.hubs.filter((one) => one.hub !== hub);
  draft.hubs = there ? [...others, { hub, chairs, watched, lost: now }] : others;
  if (gradingStatus(now) === gradingStatus(lost)) return;
  const labels = chairs.map((chair) => draft.labels[chair] ?? chair);
  const finding = gradingFinding(now, grades, "hub lost", `line ${hub} lost: ${labels.join(", ")}`);
  follow({ at, draft, decisions }, subjectOf(hub), finding);
}

/** What was raised of it is over, and counts no more; what was only told stays told. */
function forgotten(turn: HouseTurn, { hub, lost }: LostHub): Grading {
  if (!lost.trouble || lost.step === "none" || lost.step === 0) return lost;
  const entry = turn.draft.alarms[hubKey(hub)];
  if (entry !== undefined) endNow(turn, entry);
  return noTrouble;
}

const subjectOf = (hub: string): Subject => ({ key: hubKey(hub), condition: "hub", kind: "technical" });
