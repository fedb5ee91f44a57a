import { between, Millis, type Instant } from "../../kernel/index.ts";
import type { Envelope, RecordRow, SessionRecord } from "../../contracts/index.ts";
import { changeRows, type Changed, type Episode } from "./alarmRows.ts";
import { alarmSentence } from "./alarmWords.ts";
import { at, rowOf } from "./row.ts";

/**
 * Alarms of one session: a row for each that was raised, grew worse or milder, was answered or ended. What stood already
 * when the session was opened is told at the opening.
 */
export function alarmsOf(
  envelopes: readonly Envelope[],
  opened: Envelope,
): { rows: RecordRow[]; alarms: SessionRecord["alarms"] } {
  const episodes = new Map<string, Episode>();
  const rows: RecordRow[] = [];
  const take = (envelope: Envelope, show: boolean): void => {
    if (envelope.event.type !== "alarm.changed") return;
    const { alarm } = envelope.event;
    const key = `${alarm.key} ${alarm.episode}`;
    const before = episodes.get(key);
    const now = followed(before, envelope.event, envelope.at);
    episodes.set(key, now);
    if (show) rows.push(...changeRows(before, envelope.event, envelope.at));
  };

  for (const envelope of envelopes) if (envelope.seq < opened.seq) take(envelope, false);
  for (const [key, { told }] of episodes)
    if (told.phase === "cleared") episodes.delete(key);
    else if (told.raisedAt !== undefined)
      rows.push(
        rowOf(at(opened.at), "alarm", `Stood before the session: ${alarmSentence(told)}`, "rule", told.priority),
      );
  for (const envelope of envelopes) if (envelope.seq > opened.seq) take(envelope, true);

  const raised = [...episodes.values()].map(({ told }) => told).filter(({ raisedAt }) => raisedAt !== undefined);
  return { rows, alarms: raised.toSorted((a, b) => a.episode - b.episode) };
}

function followed(before: Episode | undefined, { alarm, announce }: Changed, when: Instant): Episode {
  const heardAt = before?.told.heardAt ?? (announce.heard ? when : undefined);
  const answered = alarm.acknowledged;
  // The first answer is the response; a worse step may be acknowledged again.
  const responseMs =
    before?.told.responseMs ??
    (answered === undefined || heardAt === undefined ? undefined : Millis(Math.max(between(heardAt, answered.at), 0)));
  const told: Episode["told"] = {
    ...alarm,
    ...(heardAt === undefined ? {} : { heardAt }),
    ...(responseMs === undefined ? {} : { responseMs }),
  };
  const worse = before === undefined || alarm.step > before.told.step;
  const unanswered = worse || answered === undefined ? (before?.waits ?? "no") : "no";
  return { told, waits: announce.heard && (worse || unanswered === "no") ? when : unanswered };
}
