import type { AlarmCondition, CallRole, Findings, Priority, Route, SessionPhase } from "../../contracts/index.ts";
import { dosedBy, DOSE } from "../rows/course.test-support.ts";
import type { Timed } from "../index.ts";
import type { Given, Named, SessionStory } from "../session/story.test-support.ts";
import { chair } from "../story.test-support.ts";

/** Minutes and seconds after the first dose. */
export type When = `${number}:${number}`;

const secondsOf = (when: When): number => {
  const [minutes, seconds] = when.split(":");
  return DOSE + Number(minutes) * 60 + Number(seconds);
};

/**
 * One session of one route, dosed at 0:00 on a calm baseline of 127/77, pulse 70, SpO2 97, told along a line of time. What is
 * said of a span holds for all that was not told before it, too: `raises` is untrue where it was heard earlier. What was said
 * and is not true is gathered as sentences, for the test to expect none.
 */
export class TimeLine {
  readonly story: SessionStory;
  readonly untrue: string[] = [];
  /** How much of what happened has been told. */
  #told: number;
  #now: When = "0:00";

  constructor(route: Route) {
    this.story = dosedBy(route);
    this.#told = this.story.all.length;
  }

  at(when: When): this {
    this.#now = when;
    this.story.waits(secondsOf(when));
    return this;
  }

  reads(spo2: number | "probe off", pulse = 70): this {
    this.story.reads({ spo2, pulse: spo2 === "probe off" ? "probe off" : pulse });
    return this;
  }

  measures(systolic: number, diastolic: number): this {
    this.story.measures(systolic, diastolic);
    return this;
  }

  finds(findings: Findings): this {
    this.story.finds(findings);
    return this;
  }

  /** Somebody does what is possible now. */
  asks<T extends Named["type"]>(type: T, given: Given<T>): this {
    const lines = this.story.asks(type, given);
    return this.#says(
      lines.some((line) => line.endsWith(" done")),
      `${type} is possible: ${lines.join("; ")}`,
    );
  }

  /** Somebody asks for what is not possible now, and is told why. */
  isRefused<T extends Named["type"]>(type: T, given: Given<T>, why: RegExp): this {
    const lines = this.story.asks(type, given);
    return this.#says(
      lines.some((line) => / refused: /.test(line) && why.test(line)),
      `${type} is refused for ${why.source}: ${lines.join("; ")}`,
    );
  }

  acknowledges(condition: AlarmCondition): this {
    this.story.answers("acknowledge", this.story.alarm(condition));
    return this;
  }

  comes(): this {
    this.story.does({ type: "patient.attended", chair });
    return this;
  }

  /** Whoever reads a message has read it. */
  readsMessages(): this {
    this.story.readsMessages();
    return this;
  }

  between(from: When, to: When): Span {
    const [first, last] = [secondsOf(from), secondsOf(to)];
    this.at(to).story.waits(last);
    const untold = this.story.all.slice(this.#told);
    this.#told = this.story.all.length;
    const before = untold.filter(({ at }) => at < first * 1_000);
    return new Span(this, `${from} to ${to}`, untold.slice(before.length), before);
  }

  #says(isTrue: boolean, words: string): this {
    if (!isTrue) this.untrue.push(`${this.#now}: ${words}`);
    return this;
  }
}

/** What happened from one instant to another, both included; and what happened before, since the last that was told. */
class Span {
  /** And then. */
  readonly and: TimeLine;
  readonly #span: string;
  readonly #here: readonly Timed[];
  readonly #before: readonly Timed[];

  constructor(line: TimeLine, span: string, here: readonly Timed[], before: readonly Timed[]) {
    this.and = line;
    this.#span = span;
    this.#here = here;
    this.#before = before;
  }

  get untrue(): readonly string[] {
    return this.and.untrue;
  }

  /** It is heard, at this priority, and in this span for the first time. */
  raises(condition: AlarmCondition, priority: Priority, why?: string): this {
    const heard = heardOf(this.#here, condition, [priority]);
    const early = heardOf(this.#before, condition, [priority]);
    this.#says(
      heard.length > 0 && (why === undefined || heard.includes(why)),
      `${condition} ${priority}: ${heard.join(", ")}`,
    );
    return this.#says(early.length === 0, `${condition} not before it: ${early.join(", ")}`);
  }

  /** Nothing of it is heard here, nor since what was told last. */
  isQuiet(condition: AlarmCondition): this {
    const heard = heardOf([...this.#before, ...this.#here], condition, ["low", "medium", "high"]);
    return this.#says(heard.length === 0, `${condition} is quiet: ${heard.join(", ")}`);
  }

  calls(role: CallRole): this {
    const roles = this.#here.flatMap(({ event }) => (event.type === "alarm.called" ? [event.role] : []));
    return this.#says(roles.includes(role), `the ${role} is called: ${roles.join(", ")}`);
  }

  becomes(phase: SessionPhase): this {
    const phases = this.#here.flatMap(({ event }) =>
      event.type === "session.changed" || event.type === "session.ended" ? [event.session.phase] : [],
    );
    return this.#says(phases.includes(phase), `it becomes ${phase}: ${phases.join(", ")}`);
  }

  #says(isTrue: boolean, words: string): this {
    if (!isTrue) this.and.untrue.push(`${this.#span}: ${words}`);
    return this;
  }
}

const heardOf = (all: readonly Timed[], of: AlarmCondition, priorities: readonly Priority[]): readonly string[] =>
  all.flatMap(({ event }) => {
    if (event.type !== "alarm.changed" || !event.announce.heard) return [];
    const { alarm, announce } = event;
    return alarm.condition === of && priorities.includes(alarm.priority) ? [announce.why] : [];
  });
