import type { Alarm } from "@vigil/shared/contracts";
import type { Timed } from "@vigil/shared/domain";
import { Minutes, Seconds } from "@vigil/shared/kernel";
import { ChairPlayer } from "../support/chairPlayer.ts";
import type { Minute } from "../support/recordings.ts";

/** The minute of the recording at which an alarm was raised or grew worse, and the alarm. */
export type Raised = { readonly minutes: number; readonly alarm: Alarm };

const BEGINS = 2;

/**
 * Plays a recording through the engine as an IV session that is dosing from minute 2, on the baseline of that row. Values
 * stand until the next row, 90 s at most. Somebody reads each alarm once it is over, and counts breaths every eight minutes.
 */
export function play(rows: readonly Minute[]): readonly Raised[] {
  const player = new ChairPlayer({ freshForMs: Seconds(90) }).doses(BEGINS, Minutes(120));
  takeBaselineOf(player);
  for (const row of rows.filter(({ minute }) => minute >= BEGINS)) {
    player.sees(row, row.minute);
    if (row.bp !== "no reading") player.reads(row.bp, row.minute);
    if (row.minute % 8 === 3) player.charts({ moaas: 5, rr: 16 }, row.minute);
    // Just before the next row, whatever is over is read.
    player.take("wake", row.minute + 0.9);
    for (const { alarm } of Object.values(player.state.alarms)) {
      const { key, episode, step, phase } = alarm;
      if (phase === "latched") player.does({ type: "alarm.acknowledge", key, episode, step }, row.minute + 0.9);
    }
  }
  return raisedIn(player.told.filter(({ at }) => at >= ChairPlayer.at(BEGINS)));
}

/** No session begins on 87/46: it would be held. So it begins on another, and has the patient's from then on. */
function takeBaselineOf(player: ChairPlayer): void {
  const { session } = player;
  if (session.facts.baseline === "not yet") throw new Error("no baseline");
  const baseline = { ...session.facts.baseline, systolic: 87, diastolic: 46, pulse: 88.5, spo2: 95.7 };
  player.state = {
    ...player.state,
    session: { ...session, readings: [], facts: { ...session.facts, baseline } },
  };
}

/** Each alarm as it is raised, and each step to a worse one; what makes no sound is left out. */
function raisedIn(told: readonly Timed[]): readonly Raised[] {
  const before = new Map<string, { episode: number; step: number }>();
  return told.flatMap(({ at: instant, event }) => {
    if (event.type !== "alarm.changed" || event.alarm.phase !== "active") return [];
    const { alarm } = event;
    const last = before.get(alarm.key);
    const worst = last?.episode === alarm.episode ? last.step : -1;
    before.set(alarm.key, { episode: alarm.episode, step: Math.max(worst, alarm.step) });
    if (alarm.step <= worst || alarm.priority === "info") return [];
    return [{ minutes: (instant - ChairPlayer.zero) / 60_000, alarm }];
  });
}
