import { unreachable, type Instant } from "../../kernel/index.ts";
import type { Alarm } from "../../contracts/index.ts";
import { announceOf } from "./announceOf.ts";
import { keep, tell, type Entry, type Turn } from "./book.ts";
import { gone, type Finding, type Grade, type Subject } from "./finding.ts";

type Present = Extract<Finding, { is: "present" }>;

/** The only way from what a rule finds to an alarm: every phase, step and announcement is decided here. */
export function follow(turn: Turn, subject: Subject, finding: Finding): void {
  const entry = turn.draft.alarms[subject.key];
  if (entry === undefined) return begin(turn, subject, finding);
  const { phase } = entry.alarm;
  switch (phase) {
    case "cleared":
      return begin(turn, subject, finding);
    case "pending":
      if (finding.is === "gone") return endNow(turn, entry);
      if (finding.is === "pending") return keep(turn, { ...entry, present: finding });
      return raise(turn, entry.alarm, finding);
    case "active":
      if (finding.is === "present") return goOn(turn, entry, finding);
      return goAway(turn, subject, entry, finding);
    case "latched":
      // What is information only makes no sound of its own, and waits behind what has to be acknowledged.
      if (finding.is === "present" && finding.priority !== "info") return comeBack(turn, entry, finding);
      return keep(turn, { ...entry, present: finding });
    default:
      return unreachable(phase);
  }
}

/** Clears an alarm whatever its phase: the patient has left or was seen, or a pending hold came to nothing. */
export function endNow(turn: Turn, { alarm }: Entry): void {
  const { paused: _, ...rest } = alarm;
  const cleared: Alarm = { ...rest, phase: "cleared", endedAt: turn.at };
  tell(turn, { alarm: cleared, present: gone }, { heard: false, why: "ended" });
}

/** Something that was true before we listened: it is over, and waits only to be acknowledged (safety S12). */
export function recall(turn: Turn, subject: Subject, grade: Grade): void {
  const alarm: Alarm = { ...opened(subject, grade, turn.at), phase: "latched", raisedAt: turn.at, endedAt: turn.at };
  tell(turn, { alarm, present: gone }, announceOf(alarm, "first"));
}

/** The alarm at another step; an acknowledgement or a pause then covers that step and no longer the worse one (S1). */
export function atStep(alarm: Alarm, grade: Grade, at: Instant): Alarm {
  const { step } = grade;
  return {
    ...alarm,
    ...shown(grade),
    raisedAt: at,
    ...(alarm.acknowledged && { acknowledged: { ...alarm.acknowledged, step } }),
    ...(alarm.paused && { paused: { ...alarm.paused, step } }),
  };
}

function begin(turn: Turn, subject: Subject, finding: Finding): void {
  if (finding.is === "gone") return;
  const alarm: Alarm = { ...opened(subject, finding, turn.at), phase: "pending" };
  if (finding.is === "present") return raise(turn, alarm, finding);
  tell(turn, { alarm, present: finding }, { heard: false, why: "pending" });
}

function raise(turn: Turn, alarm: Alarm, finding: Present): void {
  const raised: Alarm = { ...alarm, ...shown(finding), phase: "active", raisedAt: turn.at };
  tell(turn, { alarm: raised, present: finding }, announceOf(raised, "first"));
}

function goOn(turn: Turn, entry: Entry, finding: Present): void {
  const { alarm } = entry;
  if (finding.step > alarm.step) return escalate(turn, alarm, finding);
  if (finding.step < alarm.step) return easeOff(turn, entry, finding);
  if (finding.news === undefined) return keep(turn, { ...entry, present: finding });
  const renewed: Alarm = { ...unacknowledged(alarm), evidence: finding.evidence };
  tell(turn, { alarm: renewed, present: finding }, announceOf(renewed, finding.news));
}

// S1: a worse step of the same condition sounds, whatever was said about the milder one.
function escalate(turn: Turn, alarm: Alarm, finding: Present): void {
  const worse: Alarm = { ...unsilenced(alarm), ...shown(finding), raisedAt: turn.at };
  tell(turn, { alarm: worse, present: finding }, announceOf(worse, "escalated"));
}

function easeOff(turn: Turn, entry: Entry, finding: Present): void {
  // A high that nobody has acknowledged latches within its episode.
  if (mustBeSeen(entry.alarm)) return keep(turn, { ...entry, present: finding });
  const before = finding.news === undefined ? entry.alarm : unacknowledged(entry.alarm);
  const milder = atStep(before, finding, turn.at);
  const announce = announceOf(milder, finding.news ?? "first");
  const silent = announce.heard && finding.news === undefined;
  tell(turn, { alarm: milder, present: finding }, silent ? { heard: false, why: "milder step" } : announce);
}

function goAway(turn: Turn, subject: Subject, entry: Entry, finding: Finding): void {
  if (mustBeSeen(entry.alarm)) {
    const latched: Alarm = { ...entry.alarm, phase: "latched", endedAt: turn.at };
    return tell(turn, { alarm: latched, present: finding }, announceOf(latched, "still latched"));
  }
  endNow(turn, entry);
  // A worse step may end while the hold of a milder one still runs: that is the next episode.
  begin(turn, subject, finding);
}

// A new episode: an acknowledgement of what had ended must not cover what has just begun. It keeps the worse step of the two.
function comeBack(turn: Turn, { alarm }: Entry, finding: Present): void {
  const { endedAt: _, ...rest } = unsilenced(alarm);
  const worse = finding.step >= alarm.step ? shown(finding) : {};
  const back: Alarm = { ...rest, ...worse, phase: "active", episode: turn.at, raisedAt: turn.at };
  tell(turn, { alarm: back, present: finding }, announceOf(back, "first"));
}

const mustBeSeen = (alarm: Alarm): boolean => alarm.priority === "high" && alarm.acknowledged === undefined;

function opened(subject: Subject, grade: Grade, episode: Instant): Omit<Alarm, "phase"> {
  return { ...subject, episode, ...shown(grade) };
}

type Shown = Pick<Alarm, "step" | "priority" | "rule" | "evidence" | "delayMs">;

function shown({ step, priority, rule, evidence, delayMs }: Grade): Shown {
  return { step, priority, rule, evidence, delayMs };
}

function unacknowledged(alarm: Alarm): Alarm {
  const { acknowledged: _, ...rest } = alarm;
  return rest;
}

function unsilenced(alarm: Alarm): Alarm {
  const { acknowledged: _, paused: __, ...rest } = alarm;
  return rest;
}
