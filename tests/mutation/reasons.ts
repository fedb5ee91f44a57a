import type { Reason } from "./reason.ts";
import { ofDischarge } from "./reasonsOfDischarge.ts";

const any = /./;

export const reasons: readonly Reason[] = [
  ...ofDischarge,
  // What is told late, of an emergency, and while somebody waits for the ride.
  {
    file: /^alarm\/calls\.ts$/,
    code: /if \(last === undefined\)/,
    why: "equivalent: who was called was called by a chain; the types do not know that",
  },
  {
    file: /^alarm\/saysOther\.ts$/,
    code: /condition === "emergency"/,
    to: /^true$/,
    why: "equivalent: the evidence of an emergency is words; the types do not know that",
  },
  // What is due fires first, and what is gathered is gathered by then.
  {
    file: /^alarm\/saturation\.ts$/,
    code: /const stood = |const seen = /,
    why: "equivalent: what is due fires at its own instant, by the value that stands; a new one comes after it",
  },
  {
    file: /^alarm\/saturation\.ts$/,
    code: /stood !== "none"/,
    why: "equivalent: where nothing is or was seen nothing has been gathered, and limits without a medium are refused",
  },
  {
    file: /^alarm\/saturation\.ts$/,
    code: /if \(judged === "none"\) return false/,
    why: "only an extra wake: of what is not seen no slope is told",
  },
  {
    file: /^alarm\/saturation\.ts$/,
    code: /judged === "none" \|\| judged\.quality/,
    why: "equivalent: limits without a medium are refused, and a word is no depth",
  },
  {
    file: /^alarm\/slope\.ts$/,
    code: /spread === 0/,
    why: "equivalent: as many samples as are needed are spread over as many seconds",
  },
  {
    file: /^alarm\/slope\.ts$/,
    code: /since <= at - overMs/,
    why: "only a saving: one change more would be kept, and never looked at",
  },
  {
    file: /^alarm\/slope\.ts$/,
    code: /ahead < setting\.overMs/,
    why: "equivalent: a whole span ahead every sample is the value that stands, and its slope is nothing",
  },
  // What only the types ask for.
  {
    file: any,
    code: /^default:$/,
    why: "the types leave nothing for it: it would throw a promise of ours that was broken",
  },
  {
    file: any,
    code: /throw new Error\(/,
    why: "a promise of ours that was broken: nothing that can be put in leads there",
  },
  {
    file: /^alarm\/(answers|calls)\.ts$/,
    code: /entry (!==|===) undefined/,
    why: "equivalent: the key is one of the book's own, and no alarm leaves the book meanwhile; the types do not know that",
  },
  {
    file: /^alarm\/lifecycle\.ts$/,
    code: /^case "cleared":$/,
    why: "equivalent: a cleared alarm is not in the book; the types do not know that",
  },
  {
    file: /^alarm\/act\.ts$/,
    code: /const eased = /,
    why: "equivalent: of an active alarm its rule always says that it is there; the types do not know that",
  },
  {
    file: /^alarm\/going\.ts$/,
    code: /\?\? "nobody"/,
    why: "equivalent: only an acknowledgement lapses, and it has its person; the types do not know that",
  },
  {
    file: /^alarm\/restartAlarms\.ts$/,
    code: /acknowledged\?\.goingUntil/,
    why: "equivalent: only what is acknowledged comes here; the types do not know that",
  },
  {
    file: /^alarm\/restartAlarms\.ts$/,
    code: /raisedAt !== undefined/,
    why: "equivalent: what is active or latched was raised; the types do not know that",
  },
  {
    file: /^alarm\/adaptPressure\.ts$/,
    code: /finding === "unchanged"/,
    why: "equivalent: where nothing waits a reading always says something, and what is gone has no news; the types do not know that",
  },
  {
    file: /^alarm\/pressure\.ts$/,
    code: /present (===|!==) "none"/,
    why: "equivalent: what waits for a second reading stands itself; the types do not know that",
  },
  {
    file: /^alarm\/pressure\.ts$/,
    code: /const earlier = |pressure\.present === "none"/,
    why: "equivalent: what waits for a second reading stands itself; the types do not know that",
  },
  {
    file: /^alarm\/(grading|threshold|saturation)\.ts$/,
    code: /\?\./,
    mutator: /OptionalChaining/,
    why: "equivalent: the step is one of the limits'; the types do not know that",
  },
  {
    file: /^alarm\/saturation\.ts$/,
    code: /index < 0|limit !== undefined|limit === undefined/,
    why: "equivalent: limits without a medium or a high are refused; the types do not know that",
  },
  {
    file: /^alarm\/fall\.ts$/,
    code: /reached === undefined/,
    why: "equivalent: what is held has its evidence, and limits without a medium or a high are refused; the types do not know that",
  },
  {
    file: /^alarm\/apnoea\.ts$/,
    code: /beyond === "none"/,
    why: "equivalent: what is held has its evidence; the types do not know that",
  },
  // What is no number is neither more nor less than one.
  {
    file: any,
    code: /(until|due|next) (!==|===) undefined|typeof until === "number"/,
    why: "equivalent: what has no instant is neither before nor after one",
  },
  {
    file: /^alarm\/inhibit\.ts$/,
    code: /finding\.is !== "present"/,
    why: "equivalent: only what is there is ever excused",
  },
  {
    file: /^alarm\/(paradox|countedRr|compound)\.ts$/,
    code: /(!==|===) "not recorded"/,
    why: "equivalent: what nobody recorded is neither more nor less than a number",
  },
  {
    file: /^alarm\/offMonitor\.ts$/,
    code: /off === "no"/,
    why: "equivalent: who is on the monitor has no end of being off it",
  },
  {
    file: /^alarm\/ladder\.ts$/,
    code: /"not judged"/,
    why: "equivalent: a word is neither above nor below a pressure",
  },
  {
    file: /^alarm\/pressure\.ts$/,
    code: /const tooSoon = /,
    why: "equivalent: what has no instant is neither before nor after one",
  },
  {
    file: /^alarm\/(saturation|slope|saturationEvidence)\.ts$/,
    code: /(baseline|slope) !== "(none|unknown)"|judged === "none"/,
    why: "equivalent: a word is neither more nor less than a number",
  },
  // Where the order or the edge makes no difference.
  {
    file: any,
    code: /without\(/,
    to: /Stryker was here/,
    why: "equivalent: no alarm has what would be taken off it",
  },
  {
    file: any,
    code: /"at the limit"/,
    mutator: /StringLiteral/,
    why: "equivalent: what is neither beyond nor inside nor unknown is at the limit, by whatever name",
  },
  {
    file: /^alarm\/check(Pressure|Rules|Threshold)\.ts$/,
    code: /"up" : "down"|, "down"\)/,
    mutator: /StringLiteral/,
    why: "equivalent: every way that is not up is down",
  },
  {
    file: /^alarm\/(countedRr|threshold)\.ts$/,
    code: /\* sign/,
    mutator: /ArithmeticOperator/,
    why: "equivalent: to multiply by 1 or -1 is to divide by it",
  },
  {
    file: /^alarm\/clockOff\.ts$/,
    code: /offsetMs > 0/,
    why: "equivalent: a clock that is not off raises nothing",
  },
  {
    file: /^alarm\/people\.ts$/,
    code: /probes\.reduce/,
    why: "of two probes that differ as much either one is told",
  },
  {
    file: /^alarm\/pressure\.ts$/,
    code: /const severe = /,
    why: "equivalent: the confirmed step has the same limit as the one that waits, so the worst is never the one that waits",
  },
  {
    file: /^alarm\/compound\.ts$/,
    code: /low === "no"/,
    why: "equivalent: of what is not low nothing ends",
  },
  {
    file: /^alarm\/act\.ts$/,
    code: /announceOf\(paused/,
    why: "equivalent: what is paused is silent, so why it would be heard is not told",
  },
  {
    file: /^alarm\/lifecycle\.ts$/,
    code: /finding\.news \?\? "first"/,
    why: "equivalent: what is heard without news is told as a milder step, whatever stands here",
  },
  {
    file: /^alarm\/differ\.ts$/,
    code: /judgeHeld\(/,
    mutator: /StringLiteral/,
    why: "equivalent: of what does not lie beyond no evidence is kept",
  },
  {
    file: /^alarm\/(fall|threshold)\.ts$/,
    code: /const mark = /,
    why: "equivalent: of what does not lie beyond no evidence is kept",
  },
  {
    file: /^alarm\/held\.ts$/,
    code: /side === before\.side/,
    why: "only a saving: judged again, it comes to the same",
  },
  {
    file: /^alarm\/threshold\.ts$/,
    code: /calmBefore|mildest/,
    why: "only a saving: judged in full, a calm value comes to the same",
  },
  {
    file: /^alarm\/saturation\.ts$/,
    code: /baseline === "none"|baseline: "none"|status: "none"/,
    why: "equivalent: without a baseline nothing falls from it, and what is new has judged nothing",
  },
  {
    file: /^alarm\/checkPressure\.ts$/,
    code: /name === "bpHigh" \? checkHigh/,
    why: "equivalent: both ladders are checked each time, so it is asked of the high one with either",
  },
  {
    file: /^alarm\/key\.ts$/,
    code: /owner === "gateway"/,
    why: "equivalent: what is owned by the gateway is answered by the gateway, parsed as a chair or not",
  },
  {
    file: /^alarm\/repeat\.ts$/,
    code: /present\.is === "present"|evidence\.kind === "number"/,
    why: "equivalent: of an active alarm its rule always says that it is there, and what is no number is not below one",
  },
  {
    file: /^alarm\/threshold\.ts$/,
    code: /judged: "none", steps/,
    why: "equivalent: no value equals it, so the one that stands is judged anew",
  },
  {
    file: /^alarm\/threshold\.ts$/,
    code: /judged === "none" \? beyond : judged/,
    why: "the last value beyond and the one that stands differ in quality only while the episode ends: either hold may be told",
  },
  {
    file: /^alarm\/threshold\.ts$/,
    code: /holdMsBefore = |judged === "none" \|\| judged\.quality/,
    why: "equivalent: while nothing is seen no hold runs, so none is due",
  },
  {
    file: /^alarm\/threshold\.ts$/,
    code: /poor\.holdMs \? holdMs/,
    why: "equivalent: of two holds that are as long either one is the longer",
  },
  {
    file: /^alarm\/threshold\.ts$/,
    code: /status !== "pending" && step\.by/,
    why: "equivalent: what is only held is held by its limit",
  },
  {
    file: /^alarm\/threshold\.ts$/,
    code: /holds === true/,
    why: "equivalent: there is such a step, or it is made; the types do not know that",
  },
  {
    file: /^alarm\/threshold\.ts$/,
    code: /top < 0/,
    mutator: /StringLiteral/,
    why: "equivalent: what is new has judged nothing, by whatever name",
  },
  {
    file: /^alarm\/saturationSeconds\.ts$/,
    code: /rate <= 0/,
    why: "equivalent: nothing that does not grow is nothing, since whatever instant",
  },
  {
    file: /^alarm\/threeTimes\.ts$/,
    code: /violation !== "none"/,
    why: "equivalent: what goes on nowhere has not counted; the types do not know that",
  },
  {
    file: /^alarm\/threeTimes\.ts$/,
    code: /long === old \? before : \{ counted, violation: \{ long, counts: true/,
    why: "equivalent: of one that has counted it matters no more how long it lasts",
  },
  {
    file: /^alarm\/grading\.ts$/,
    code: /const atOnce = /,
    why: "equivalent: what has its worst step already comes back the same",
  },
  {
    file: /^alarm\/grading\.ts$/,
    code: /old\.clock\.since/,
    why: "equivalent: while its time stands still no grade is reached anew",
  },
  {
    file: /^alarm\/grading\.ts$/,
    code: /index > step/,
    why: "equivalent: every grade is due at its own instant, and its time stands still at its worst step for now",
  },
  {
    file: /^alarm\/grading\.ts$/,
    code: /const counting = /,
    why: "equivalent: its worst step for now is one of the grades",
  },
  {
    file: /^alarm\/grading\.ts$/,
    code: /!grading\.trouble/,
    why: "equivalent: what is no trouble has no step; the types do not know that",
  },
  {
    file: /^alarm\/threshold\.ts$/,
    code: /a === "none" \|\| b === "none"/,
    why: "equivalent, or only a saving: what is not seen has no value, and judged again it comes to the same",
  },
];
