import type { Act, Session } from "@vigil/shared/contracts";
import { since, type Situation } from "./situation.ts";

/** A patient who is far away. */
const AFAR = { moaas: 4, rr: 13 } as const;
const AWAKE = { moaas: 5, rr: 14 } as const;

/** What is due besides the pressure: breathing and MOAA/S, replies and presence at a home. */
export function dueChecks(situation: Situation, session: Session): readonly Act[] {
  const { chair, id } = session;
  const due = situation.seen.judgement.due.filter(({ at }) => since(at, situation) >= 0).map(({ what }) => what);
  const acts: Act[] = [];
  if (due.includes("reply")) acts.push({ type: "check.answered", chair, session: id, by: "patient" });
  if (due.includes("presence")) acts.push({ type: "presence.tapped", chair, session: id });
  if (due.includes("breathing and MOAA/S")) {
    const findings = session.findings["moaas"]?.value === 5 || session.phase === "waiting" ? AWAKE : AFAR;
    acts.push({ type: "chart.record", chair, session: id, entry: { kind: "findings", findings } });
  }
  return acts;
}

/** Whoever said "I am going" arrives. */
const WALKS_MS = 12_000;

export function arrival(situation: Situation): readonly Act[] {
  const { alarms, chair } = situation.seen;
  const going = Object.values(alarms).some(
    ({ acknowledged }) => acknowledged?.goingUntil !== undefined && since(acknowledged.at, situation) >= WALKS_MS,
  );
  return going ? [{ type: "patient.attended", chair }] : [];
}

/** So many tasks of sessions that are over are left for whoever looks at the demo; the oldest are done. */
const TASKS_LEFT = 2;

export function tasksDone({ seen: { chair, followUps } }: Situation): readonly Act[] {
  const [oldest] = followUps.toSorted((a, b) => a.dueAt - b.dueAt);
  if (oldest === undefined || followUps.length <= TASKS_LEFT) return [];
  const { session, task } = oldest;
  return [{ type: "followup.done", chair, session, task, note: "Done (simulated)" }];
}
