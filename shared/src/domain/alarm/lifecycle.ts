import { unreachable, type Instant } from "../../kernel/index.ts";
import type { Alarm } from "../../contracts/index.ts";
import { announceOf } from "./announceOf.ts";
import { keep, tell, type Entry, type Turn } from "./book.ts";
import { chainBegun, nextCall } from "./calls.ts";
import { rank } from "./fault.ts";
import { gone, type Finding, type Grade, type Subject } from "./finding.ts";
import { inhibitionOf, uninhibit } from "./inhibit.ts";
import { saysOther } from "./saysOther.ts";
import { without } from "./without.ts";

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
  const cleared: Alarm = { ...without(alarm, "paused"), phase: "cleared", endedAt: turn.at };
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
  announce(turn, { ...raised, ...inhibitionOf(finding, turn.at) }, finding, "first");
}

function goOn(turn: Turn, entry: Entry, finding: Present): void {
  const { alarm } = entry;
  // By the limits of another protocol the same step may be graver.
  if (finding.step > alarm.step || rank[finding.priority] > rank[alarm.priority]) return escalate(turn, alarm, finding);
  // As many things as before, and not the same ones: no step tells of it.
  if (finding.step === alarm.step && saysOther(alarm.condition, alarm.evidence, finding.evidence))
    return escalate(turn, alarm, finding);
  if (finding.step < alarm.step) return easeOff(turn, entry, finding);
  const excused = inhibitionOf(finding, turn.at).inhibited !== undefined;
  if (alarm.inhibited !== undefined && !excused) return uninhibit(turn, { alarm, present: finding });
  if (finding.news === undefined) return keep(turn, { ...entry, present: finding });
  const renewed: Alarm = { ...without(alarm, "acknowledged"), evidence: finding.evidence };
  // Where nobody has answered, the chain goes on as it was.
  if (alarm.acknowledged !== undefined) return announce(turn, renewed, finding, finding.news);
  tell(turn, { alarm: renewed, present: finding }, announceOf(renewed, finding.news));
}

// S1: a worse step of the same condition sounds, whatever was said about the milder one.
function escalate(turn: Turn, alarm: Alarm, finding: Present): void {
  // What has been heard no rule silences any more, however much worse it grows.
  const excuse = alarm.inhibited === undefined && alarm.priority !== "info" ? {} : inhibitionOf(finding, turn.at);
  const rest = without(alarm, "acknowledged", "paused", "inhibited", ...(isLoud(finding) ? ["was" as const] : []));
  announce(turn, { ...rest, ...shown(finding), raisedAt: turn.at, ...excuse }, finding, "escalated");
}

function easeOff(turn: Turn, { alarm }: Entry, finding: Present): void {
  // A high that nobody has acknowledged latches within its episode.
  if (mustBeSeen(alarm)) return keep(turn, { alarm, present: finding });
  const before = without(alarm, "inhibited", ...(finding.news === undefined ? [] : ["acknowledged" as const]));
  const milder = isLoud(finding)
    ? atStep(before, finding, turn.at)
    : without(atStep(remembered(before), finding, turn.at), "call");
  const excuse = alarm.inhibited === undefined ? {} : inhibitionOf(finding, turn.at);
  const freed = alarm.inhibited !== undefined && excuse.inhibited === undefined;
  if (freed) return announce(turn, milder, finding, "no longer inhibited");
  if (alarm.acknowledged !== undefined && finding.news !== undefined)
    return announce(turn, milder, finding, finding.news);
  const eased: Alarm = { ...milder, ...excuse };
  const announcement = announceOf(eased, finding.news ?? "first");
  const silent = announcement.heard && finding.news === undefined;
  tell(turn, { alarm: eased, present: finding }, silent ? { heard: false, why: "milder step" } : announcement);
}

function goAway(turn: Turn, subject: Subject, entry: Entry, finding: Finding): void {
  const { alarm } = entry;
  if (mustBeSeen(alarm)) {
    const latched: Alarm = { ...alarm, phase: "latched", endedAt: turn.at };
    return tell(turn, { alarm: latched, present: finding }, announceOf(latched, "still latched"));
  }
  const { was } = remembered(alarm);
  if (was !== undefined) {
    const rest = without(alarm, "paused", "inhibited", "call");
    const message: Alarm = { ...rest, phase: "latched", priority: "info", was, endedAt: turn.at };
    return tell(turn, { alarm: message, present: finding }, { heard: false, why: "message" });
  }
  endNow(turn, entry);
  // A worse step may end while the hold of a milder one still runs: that is the next episode.
  begin(turn, subject, finding);
}

// A new episode: an acknowledgement of what had ended must not cover what has just begun. It keeps the worse step of the
// two, and its chain goes on, for nobody has answered, or begins anew where it was at its end. Of a message the new finding
// is shown whole; that it was graver is told again when it ends. So is another emergency (safety S1, S17): its step counts
// what happened in it, and is no depth that the last one had reached.
function comeBack(turn: Turn, { alarm }: Entry, finding: Present): void {
  const isMessage = alarm.priority === "info";
  const rest = without(alarm, "paused", "endedAt", ...(isLoud(finding) ? ["was" as const] : []));
  const isAnother = alarm.condition === "emergency";
  const worse = isMessage || isAnother || finding.step >= alarm.step ? shown(finding) : {};
  const back: Alarm = { ...rest, ...worse, phase: "active", episode: turn.at, raisedAt: turn.at };
  if (isMessage) return announce(turn, { ...back, ...inhibitionOf(finding, turn.at) }, finding, "first");
  if (isAnother || finding.step > alarm.step || nextCall(back, turn.draft.escalation) === undefined)
    return announce(turn, back, finding, "first");
  tell(turn, { alarm: back, present: finding }, announceOf(back, "first"));
}

/** Tells what is to be heard anew, and whoever watches is called by it. */
function announce(turn: Turn, alarm: Alarm, present: Present, why: Parameters<typeof announceOf>[1]): void {
  const called = chainBegun(alarm, turn.at, turn.draft.escalation);
  tell(turn, { alarm: called, present }, announceOf(called, why));
}

// What a rule excused from its beginning nobody heard of, and nobody has to have seen.
const mustBeSeen = ({ priority, acknowledged, inhibited }: Alarm): boolean =>
  priority === "high" && acknowledged === undefined && inhibited === undefined;

/** S10: a medium that nobody has acknowledged becomes a message when it ends, from whatever milder step. */
function remembered(alarm: Alarm): Alarm {
  if (alarm.acknowledged !== undefined || alarm.inhibited !== undefined) return alarm;
  return alarm.priority === "medium" ? { ...alarm, was: "medium" } : alarm;
}

// Medium and high: these call, and are never over without a trace.
const isLoud = ({ priority }: Grade): boolean => priority === "medium" || priority === "high";

function opened(subject: Subject, grade: Grade, episode: Instant): Omit<Alarm, "phase"> {
  return { ...subject, episode, ...shown(grade) };
}

type Shown = Pick<Alarm, "step" | "priority" | "rule" | "evidence" | "delayMs">;

function shown({ step, priority, rule, evidence, delayMs }: Grade): Shown {
  return { step, priority, rule, evidence, delayMs };
}
