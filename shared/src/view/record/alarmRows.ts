import type { Instant } from "../../kernel/index.ts";
import type { Alarm, Announce, RecordRow, SessionRecord, VigilEvent } from "../../contracts/index.ts";
import { alarmName, alarmSentence, ruleWords } from "./alarmWords.ts";
import { rowOf } from "./row.ts";
import { spanWords } from "./spanWords.ts";

export type Changed = Extract<VigilEvent, { type: "alarm.changed" }>;
/** One episode as it stands; `waits`: since when it has been heard at its step without an answer. */
export type Episode = { told: SessionRecord["alarms"][number]; waits: Instant | "no" };

type Tell = (when: Instant, words: string, by?: string) => void;

/** The rows of one change of an alarm: what became of it, who answered, and why it was heard or was not. */
export function changeRows(
  before: Episode | undefined,
  { alarm, announce }: Changed,
  recordedAt: Instant,
): RecordRow[] {
  const rows: RecordRow[] = [];
  const tell: Tell = (when, words, by = "rule") =>
    void rows.push(rowOf({ at: when, recordedAt }, "alarm", words, by, alarm.priority));
  if (alarm.raisedAt === undefined) return [];
  tellStep(before?.told, alarm, announce, recordedAt, tell);
  tellAnswers(before, alarm, tell);
  tellEnd(before?.told, alarm, recordedAt, tell);
  if (rows.length === 0) tellSound(before?.told, alarm, announce, recordedAt, tell);
  return rows;
}

function tellStep(old: Alarm | undefined, alarm: Alarm, announce: Announce, recordedAt: Instant, tell: Tell): void {
  const { raisedAt = recordedAt, endedAt, call } = alarm;
  const sound = announce.why === "milder step" ? "" : `; ${announce.heard ? "heard" : "silent"}: ${announce.why}`;
  const called = call === undefined || call.step > 0 ? "" : `; calls the ${call.role}`;
  const sentence = alarmSentence(alarm);
  if (old?.raisedAt === undefined) tell(raisedAt, `Raised: ${sentence}${sound}${called}; rule: ${ruleWords(alarm)}`);
  else if (old.endedAt !== undefined && endedAt === undefined) tell(recordedAt, `Again: ${sentence}${sound}`);
  else if (alarm.step > old.step) tell(raisedAt, `Worse: ${sentence}${sound}${called}; rule: ${ruleWords(alarm)}`);
  else if (alarm.step < old.step) tell(recordedAt, `Milder: ${sentence}${sound}`);
}

function tellAnswers(before: Episode | undefined, alarm: Alarm, tell: Tell): void {
  const { acknowledged, paused } = alarm;
  const old = before?.told;
  if (acknowledged !== undefined && acknowledged.at !== old?.acknowledged?.at) {
    const waited =
      before === undefined || before.waits === "no"
        ? ""
        : ` ${spanWords(acknowledged.at - before.waits)} after it was heard`;
    const going = acknowledged.goingUntil === undefined ? "" : "; on the way";
    tell(acknowledged.at, `Acknowledged${waited}: ${alarmName(alarm)}${going}`, acknowledged.by.name);
  }
  if (paused !== undefined && paused.at !== old?.paused?.at) {
    const why = paused.reason === undefined ? "" : ` (${paused.reason})`;
    tell(
      paused.at,
      `Sound paused for ${spanWords(paused.until - paused.at)}${why}: ${alarmName(alarm)}`,
      paused.by.name,
    );
  }
}

function tellEnd(old: Alarm | undefined, alarm: Alarm, recordedAt: Instant, tell: Tell): void {
  const { phase, endedAt, was } = alarm;
  const name = alarmName(alarm);
  if (endedAt !== undefined && endedAt !== old?.endedAt) {
    const latched =
      was === undefined ? `Over, stays until it is answered: ${name}` : `Over, a message to be read: ${name}`;
    tell(endedAt, phase === "latched" ? latched : `Ended: ${name}`);
  } else if (phase === "cleared" && old?.phase === "latched") tell(recordedAt, `Ended: ${name}`);
}

/** A change of nothing but whether it is heard. Whom nobody's silence called has a row of its own. */
function tellSound(old: Alarm | undefined, alarm: Alarm, announce: Announce, recordedAt: Instant, tell: Tell): void {
  const { why, heard } = announce;
  if (why === "nobody answered") return;
  const { inhibited } = alarm;
  if (heard) tell(recordedAt, `Heard again, ${why}: ${alarmSentence(alarm)}`);
  else if (inhibited !== undefined && old?.inhibited === undefined) {
    const until = inhibited.until === "it ends" ? "until that ends" : `for ${spanWords(inhibited.until - recordedAt)}`;
    tell(recordedAt, `Silent by rule, ${inhibited.by}, ${until}: ${alarmName(alarm)}`);
  } else if (why === "attended") tell(recordedAt, `Attended: ${alarmName(alarm)}`);
}
