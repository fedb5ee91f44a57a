import { hasEnded, type Alarm, type ChairView, type Dose, type Priority, type Session } from "@vigil/shared/contracts";
import { isRaised } from "../reading/alarms.ts";
import { phaseNames, toneOf, type PhaseTone } from "../reading/sessionPhase.ts";

/** A phase as a band behind the trends. */
export type Band = { from: number; to: number; title: string; tone: PhaseTone };
/** What happened at one instant: the pump started or stopped, a part of a dose was given. */
export type DoseMark = { at: number; words: string };
/** An alarm from when it was raised to when its condition ended, or to now. */
export type AlarmMark = {
  from: number;
  to: number;
  priority: Exclude<Priority, "info">;
  metric: "spo2" | "pulse" | "bp" | "other";
  words: string;
};
export type Marks = { bands: readonly Band[]; doses: readonly DoseMark[]; alarms: readonly AlarmMark[] };

/** Everything to be marked between `from` and `to`, in the chart's own milliseconds. */
export function marksOf(chair: Pick<ChairView, "session" | "alarms" | "ended">, from: number, to: number): Marks {
  const { session } = chair;
  return {
    bands: session === "none" ? [] : bandsOf(session, from, to),
    doses: session === "none" ? [] : dosesOf(session).filter(({ at }) => at >= from && at <= to),
    alarms: alarmsOf(chair, from, to),
  };
}

function bandsOf({ phases }: Session, from: number, to: number): Band[] {
  return phases.flatMap(({ phase, at }, index) => {
    // An end is no span: what comes after it belongs to no session.
    if (hasEnded(phase)) return [];
    const band = { from: Math.max(at, from), to: Math.min(phases[index + 1]?.at ?? to, to) };
    return band.to > band.from ? [{ ...band, title: phaseNames[phase].title, tone: toneOf(phase) }] : [];
  });
}

function dosesOf({ dose }: Session): DoseMark[] {
  if (dose === "none") return [];
  if (dose.route === "iv") {
    const started = { at: dose.startedAt, words: `pump started: ${dose.drug} ${dose.mg} mg` };
    return dose.stoppedAt === "not yet" ? [started] : [started, { at: dose.stoppedAt, words: "pump stopped" }];
  }
  return dose.parts.map(({ at, mg }, index) => ({ at, words: `${partName(dose, index)}: ${dose.drug} ${mg} mg` }));
}

/** "injected", "device 2", "tablet", and of what is given again "again". */
function partName({ route, partsPlanned }: Dose, index: number): string {
  if (route === "intranasal") return `device ${index + 1}`;
  return index >= partsPlanned ? "again" : route === "sublingual" ? "tablet" : "injected";
}

function alarmsOf({ alarms, ended }: Pick<ChairView, "alarms" | "ended">, from: number, to: number): AlarmMark[] {
  return [...Object.values(alarms).filter(isRaised), ...ended].flatMap((alarm) => {
    const { priority, raisedAt, endedAt } = alarm;
    if (priority === "info" || raisedAt === undefined) return [];
    const span = { from: Math.max(raisedAt, from), to: Math.min(endedAt ?? to, to) };
    if (span.to < span.from) return [];
    return [{ ...span, priority, metric: metricOf(alarm), words: `${priority} alarm, ${alarm.condition}` }];
  });
}

function metricOf({ condition }: Alarm): AlarmMark["metric"] {
  const [metric] = condition.split("/");
  return metric === "spo2" || metric === "pulse" || metric === "bp" ? metric : "other";
}

/** Where `at` lies between `from` and `to`, %. */
export const placeOf = (at: number, from: number, to: number): number => ((at - from) / (to - from)) * 100;
