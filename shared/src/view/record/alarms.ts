import { between, Millis, type Instant } from "../../kernel/index.ts";
import type { Alarm, Envelope, RecordRow, SessionRecord, VigilEvent } from "../../contracts/index.ts";
import { alarmName, alarmSentence } from "./alarmWords.ts";
import { at, rowOf } from "./row.ts";
import { spanWords } from "./spanWords.ts";

type Changed = Extract<VigilEvent, { type: "alarm.changed" }>;
type Told = SessionRecord["alarms"][number];
/** One episode as it stands; `waits`: since when it has been heard at its step without an answer. */
type Episode = { told: Told; waits: Instant | "no" };

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
    if (show) rows.push(...changes(before, alarm, envelope.at));
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
  const told: Told = {
    ...alarm,
    ...(heardAt === undefined ? {} : { heardAt }),
    ...(responseMs === undefined ? {} : { responseMs }),
  };
  const worse = before === undefined || alarm.step > before.told.step;
  const unanswered = worse || answered === undefined ? (before?.waits ?? "no") : "no";
  return { told, waits: announce.heard && (worse || unanswered === "no") ? when : unanswered };
}

function changes(before: Episode | undefined, alarm: Alarm, recordedAt: Instant): RecordRow[] {
  const old = before?.told;
  const rows: RecordRow[] = [];
  const told = (when: Instant, words: string, by = "rule"): void =>
    void rows.push(rowOf({ at: when, recordedAt }, "alarm", words, by, alarm.priority));
  const { raisedAt, acknowledged, paused, endedAt } = alarm;
  if (raisedAt === undefined) return [];

  if (old?.raisedAt === undefined) told(raisedAt, `Raised: ${alarmSentence(alarm)}`);
  else if (old.endedAt !== undefined && endedAt === undefined) told(recordedAt, `Again: ${alarmSentence(alarm)}`);
  else if (alarm.step > old.step) told(raisedAt, `Worse: ${alarmSentence(alarm)}`);
  else if (alarm.step < old.step) told(recordedAt, `Milder: ${alarmSentence(alarm)}`);

  if (acknowledged !== undefined && acknowledged.at !== old?.acknowledged?.at) {
    const waited =
      before === undefined || before.waits === "no"
        ? ""
        : ` ${spanWords(acknowledged.at - before.waits)} after it was heard`;
    told(acknowledged.at, `Acknowledged${waited}: ${alarmName(alarm)}`, acknowledged.by.name);
  }
  if (paused !== undefined && paused.at !== old?.paused?.at)
    told(paused.at, `Sound paused for ${spanWords(paused.until - paused.at)}: ${alarmName(alarm)}`, paused.by.name);

  if (endedAt !== undefined && endedAt !== old?.endedAt)
    told(
      endedAt,
      alarm.phase === "latched"
        ? `Over, stays until it is answered: ${alarmName(alarm)}`
        : `Ended: ${alarmName(alarm)}`,
    );
  else if (alarm.phase === "cleared" && old?.phase === "latched") told(recordedAt, `Ended: ${alarmName(alarm)}`);
  return rows;
}
