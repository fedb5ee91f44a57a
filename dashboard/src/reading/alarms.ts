import type { Alarm, ChairView, Priority, View } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";

const rank = { high: 3, medium: 2, low: 1, info: 0 } as const satisfies Record<Priority, number>;

export const atLeast = (priority: Priority, floor: Priority): boolean => rank[priority] >= rank[floor];

export const isRaised = (alarm: Alarm): boolean => alarm.phase === "active" || alarm.phase === "latched";

/** An acknowledgement covers the step it was given at and milder ones, nothing else (safety S1). */
export const isAcknowledged = (alarm: Alarm): boolean =>
  alarm.acknowledged !== undefined && alarm.acknowledged.step >= alarm.step;

/** While the gateway's time is unknown a pause is not trusted to be still running: the alarm is heard. */
export const isPaused = (alarm: Alarm, now: Instant | "unknown"): boolean =>
  alarm.paused !== undefined && alarm.paused.step >= alarm.step && now !== "unknown" && now < alarm.paused.until;

/** A named rule keeps it silent for a while (safety S11, S13). Without a clock it is not trusted to last: the alarm is heard. */
export const isInhibited = ({ inhibited }: Alarm, now: Instant | "unknown"): boolean =>
  inhibited !== undefined && (inhibited.until === "it ends" || (now !== "unknown" && now < inhibited.until));

/** A medium that ended unanswered: to be read, no longer heard. */
export const isMessage = (alarm: Alarm): boolean => alarm.phase === "latched" && alarm.was !== undefined;

/** Raised alarms, worst first; of equal ones those nobody has answered, then the oldest. */
export function raisedOf(alarms: Record<string, Alarm>): readonly Alarm[] {
  return Object.values(alarms)
    .filter(isRaised)
    .toSorted(
      (a, b) =>
        rank[b.priority] - rank[a.priority] ||
        Number(isAcknowledged(a)) - Number(isAcknowledged(b)) ||
        Number(a.kind === "technical") - Number(b.kind === "technical") ||
        (a.raisedAt ?? a.episode) - (b.raisedAt ?? b.episode),
    );
}

/** High and medium alarms that nobody has acknowledged, worst first: the urgent strip. */
export function urgentOf(view: View): readonly { chair: ChairView; alarm: Alarm }[] {
  return view.order
    .flatMap((id) => {
      const chair = view.chairs[id];
      return chair === undefined ? [] : raisedOf(chair.alarms).map((alarm) => ({ chair, alarm }));
    })
    .filter(({ alarm }) => atLeast(alarm.priority, "medium") && !isAcknowledged(alarm))
    .toSorted((a, b) => rank[b.alarm.priority] - rank[a.alarm.priority] || raised(a.alarm) - raised(b.alarm));
}

const raised = (alarm: Alarm): number => alarm.raisedAt ?? alarm.episode;

/** `***` physiological, `!!!` technical, one to three by priority: an alarm never speaks by colour alone. */
export const prefixOf = (alarm: Pick<Alarm, "kind" | "priority">): string =>
  alarm.priority === "info" ? "i" : (alarm.kind === "technical" ? "!" : "*").repeat(rank[alarm.priority]);

export type Silence = "" | "acknowledged" | "paused" | "inhibited" | "message" | "information only";

/** Why an alarm that is raised is not heard; empty when it is. No alarm is silent without a visible reason. */
export function whySilent(alarm: Alarm, now: Instant | "unknown"): Silence {
  if (isMessage(alarm)) return "message";
  if (alarm.priority === "info") return "information only";
  if (isAcknowledged(alarm)) return "acknowledged";
  return isPaused(alarm, now) ? "paused" : isInhibited(alarm, now) ? "inhibited" : "";
}
