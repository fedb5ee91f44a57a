import { Instant, Millis } from "../../kernel/index.ts";
import { ChairId, type Alarm, type Limits, type Priority } from "../../contracts/index.ts";
import { clinicEscalation } from "../protocol/clinic.ts";
import { fireAnswers, answersDue } from "./answers.ts";
import type { Turn } from "./book.ts";
import { defaultLimits } from "./defaultLimits.ts";
import type { Finding, Grade, Subject } from "./finding.ts";
import { chairKey } from "./key.ts";
import { follow } from "./lifecycle.ts";

const chair = ChairId.parse("chair-1");

/** What a rule says of a step, as far as a lifecycle cares. */
export const grade = (step: number, priority: Priority, more: Partial<Grade> = {}): Grade => ({
  step,
  priority,
  rule: "signal lost",
  evidence: { kind: "words", words: `step ${step}` },
  delayMs: Millis(0),
  ...more,
});

type More = Omit<Extract<Finding, { is: "present" }>, "is" | keyof Grade>;

export const present = (step: number, priority: Priority, more: More = {}): Finding => ({
  is: "present",
  ...grade(step, priority),
  ...more,
});

/** One alarm by itself, with what its rule finds and what is told of it; times in seconds. */
export class OneAlarm {
  readonly subject: Subject;
  readonly #draft: Turn["draft"];

  constructor(condition: Alarm["condition"] = "signal", limits: Limits = defaultLimits) {
    this.subject = { key: chairKey(chair, condition), chair, condition, kind: "technical" };
    this.#draft = { alarms: {}, limits, escalation: clinicEscalation };
  }

  finds(seconds: number, finding: Finding): readonly string[] {
    return this.does(seconds, (turn) => follow(turn, this.subject, finding));
  }

  does(seconds: number, act: (turn: Turn) => void): readonly string[] {
    const turn: Turn = { at: Instant(seconds * 1_000), decisions: [], draft: this.#draft };
    act(turn);
    return turn.decisions.map(({ event }) => {
      if (event.type !== "alarm.changed") return event.type;
      const { phase, priority } = event.alarm;
      return `${phase} ${priority} ${event.announce.heard ? "heard" : "silent"}: ${event.announce.why}`;
    });
  }

  /** What becomes of it by time alone, up to the second given. */
  waits(seconds: number): readonly string[] {
    const lines: string[] = [];
    for (let last: number | undefined; ;) {
      const due = answersDue(this.#draft);
      if (due === undefined || due > seconds * 1_000) return lines;
      if (due === last) throw new Error("what is due never passes");
      last = due;
      lines.push(...this.does(due / 1_000, fireAnswers).map((line) => `${due / 1_000} ${line}`));
    }
  }

  get alarm(): Alarm {
    const entry = this.#draft.alarms[this.subject.key];
    if (entry === undefined) throw new Error("no alarm");
    return entry.alarm;
  }

  get isOver(): boolean {
    return this.#draft.alarms[this.subject.key] === undefined;
  }
}
