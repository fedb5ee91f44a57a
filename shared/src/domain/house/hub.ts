import { earliest, type Instant } from "../../kernel/index.ts";
import type { Input } from "../../contracts/index.ts";
import type { Subject } from "../alarm/finding.ts";
import { gradingDue, gradingFinding, gradingStatus, judgeTrouble, noTrouble } from "../alarm/grading.ts";
import { hubKey } from "../alarm/key.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { HouseState, HouseTurn, LostHub } from "./state.ts";

type HubLink = Extract<Input, { type: "hub.link" }>;

/** Lost together, devices are one alarm that names their chairs, as grave as a lost oximeter (safety S13). */
export function takeHub(turn: HouseTurn, { hub, chairs, up }: HubLink): void {
  const { draft } = turn;
  const before = draft.hubs.find((one) => one.hub === hub) ?? { hub, chairs, lost: noTrouble };
  judge(turn, { ...before, chairs }, !up);
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

function judge({ at, draft, decisions }: HouseTurn, { hub, chairs, lost }: LostHub, there: boolean): void {
  const grades = draft.limits.linkOximeter;
  const now = judgeTrouble(lost, { there, counts: true, atOnce: false, upTo: grades.length - 1 }, grades, at);
  const others = draft.hubs.filter((one) => one.hub !== hub);
  draft.hubs = there ? [...others, { hub, chairs, lost: now }] : others;
  if (gradingStatus(now) === gradingStatus(lost)) return;
  const subject: Subject = { key: hubKey(hub), condition: "hub", kind: "technical" };
  const labels = chairs.map((chair) => draft.labels[chair] ?? chair);
  const finding = gradingFinding(now, grades, "hub lost", `line ${hub} lost: ${labels.join(", ")}`);
  follow({ at, draft, decisions }, subject, finding);
}
