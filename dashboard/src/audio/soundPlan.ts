import type { Alarm, View } from "@vigil/shared/contracts";
import { isRaised, whySilent } from "../reading/alarms.ts";
import type { PageTime } from "../reading/pageTime.ts";
import type { Audible } from "./burst.ts";

/** What should be heard now: one priority for the whole station, and each alarm that asks for it, at the step it has. */
export type SoundPlan = { priority: Audible; asks: readonly string[] } | "nothing";

/**
 * One burst for the highest priority among alarms that are raised and that nobody has acknowledged or paused. A gateway
 * that was there and went silent asks too, for then no alarm can come: a lost link is an alarm at both ends (clinical 4.1).
 */
export function soundPlan(view: View | undefined, time: PageTime, silenceHeard: boolean): SoundPlan {
  const asking: { priority: Audible; ask: string }[] = [];
  if (time.heartbeat === "silent" && !silenceHeard) asking.push({ priority: "medium", ask: "gateway silent" });
  for (const alarm of view === undefined ? [] : allAlarms(view)) {
    if (alarm.priority === "info" || !isRaised(alarm) || whySilent(alarm, time.now) !== "") continue;
    asking.push({ priority: alarm.priority, ask: `${alarm.key} ${alarm.episode} ${alarm.step} ${alarm.raisedAt}` });
  }
  for (const priority of ["high", "medium", "low"] as const) {
    const asks = asking.filter((one) => one.priority === priority).map((one) => one.ask);
    if (asks.length > 0) return { priority, asks };
  }
  return "nothing";
}

const allAlarms = (view: View): readonly Alarm[] => [
  ...Object.values(view.alarms),
  ...view.order.flatMap((id) => Object.values(view.chairs[id]?.alarms ?? {})),
];
