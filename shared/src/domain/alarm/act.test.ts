import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import type { Alarm } from "../../contracts/index.ts";
import { deviceSubject } from "../chair/subject.ts";
import { chair, ox } from "../story.test-support.ts";
import { actOnAlarm, passOnUndelivered } from "./act.ts";
import { gone } from "./finding.ts";
import { gatewayKey } from "./key.ts";
import { follow } from "./lifecycle.ts";
import { grade, OneAlarm, present } from "./turn.test-support.ts";

const by = { name: "Ada", verified: false } as const;

/** What is told when somebody answers the alarm as it is, and the answer where it is a refusal. */
function answers(one: OneAlarm, seconds: number, what: "acknowledge" | "pause" | "resume" | "busy"): readonly string[] {
  const { key, episode, step } = one.alarm;
  let refused: readonly string[] = [];
  const told = one.does(seconds, (turn) => {
    const answer = actOnAlarm(turn, { type: `alarm.${what}`, key, episode, step }, by);
    if (answer !== "done") refused = [`refused: ${answer.refused}`];
  });
  return [...told, ...refused];
}

const raised = (priority: Alarm["priority"], condition?: Alarm["condition"]): OneAlarm => {
  const one = new OneAlarm(condition);
  one.finds(0, present(1, priority));
  return one;
};

describe("S10: an acknowledgement", () => {
  test("changes nothing but that it was given: the alarm was raised when it was raised", () => {
    const one = raised("medium");
    expect(answers(one, 5, "acknowledge")).toEqual(["active medium silent: acknowledged"]);
    expect(one.alarm.raisedAt).toBe(0);
    expect(one.alarm.acknowledged).toStrictEqual({ by, at: 5_000, step: 1 });
  });

  test("of a high that eased meanwhile shows, and covers, the step that still holds", () => {
    const one = new OneAlarm();
    one.finds(0, present(2, "high"));
    expect(one.finds(5, present(1, "medium"))).toEqual([]);
    expect(answers(one, 9, "acknowledge")).toEqual(["active medium silent: acknowledged"]);
    expect(one.alarm).toMatchObject({ step: 1, raisedAt: 9_000, acknowledged: { step: 1 } });
    // What was high a moment ago is worth the way.
    expect(one.alarm.acknowledged).toMatchObject({ goingUntil: 69_000 });
  });

  test("of a high that is information by now asks nobody to come", () => {
    const one = new OneAlarm();
    one.finds(0, present(2, "high"));
    one.finds(5, present(0, "info"));
    answers(one, 9, "acknowledge");
    expect(one.alarm.acknowledged).not.toHaveProperty("goingUntil");
  });

  test("answers what it was before, too: nothing of it is left as a message", () => {
    const one = raised("medium");
    one.finds(5, present(0, "low"));
    expect(one.alarm.was).toBe("medium");
    answers(one, 6, "acknowledge");
    expect(one.alarm).not.toHaveProperty("was");
    expect(one.finds(9, gone)).toEqual(["cleared low silent: ended"]);
  });

  test("of a message ends it, and says what it was of", () => {
    const one = raised("medium");
    one.finds(5, gone);
    const told: (Alarm | undefined)[] = [];
    one.does(9, (turn) => {
      const { key, episode, step } = one.alarm;
      actOnAlarm(turn, { type: "alarm.acknowledge", key, episode, step }, by);
      told.push(...turn.decisions.map(({ event }) => (event.type === "alarm.changed" ? event.alarm : undefined)));
    });
    expect(told).toMatchObject([{ phase: "cleared", was: "medium", acknowledged: { by, at: 9_000, step: 1 } }]);
    expect(one.isOver).toBe(true);
  });

  test("of a latched high whose milder hold runs already leaves the hold, of the same chair and device", () => {
    const one = new OneAlarm();
    const subject = deviceSubject(chair, "signal", ox);
    one.does(0, (turn) => follow(turn, subject, present(2, "high")));
    one.does(5, (turn) => follow(turn, subject, { is: "pending", ...grade(0, "low") }));
    let after: Alarm | undefined;
    const told = one.does(9, (turn) => {
      const { key } = subject;
      actOnAlarm(turn, { type: "alarm.acknowledge", key, episode: Instant(0), step: 2 }, by);
      after = turn.draft.alarms[key]?.alarm;
    });
    expect(told).toEqual(["cleared high silent: acknowledged", "pending low silent: pending"]);
    expect(after).toMatchObject({ ...subject, phase: "pending", episode: 9_000 });
  });

  test("of the gateway's own alarm brings nobody to a chair, and it has none", () => {
    const one = new OneAlarm();
    const subject = { key: gatewayKey("log"), condition: "log", kind: "technical" } as const;
    one.does(0, (turn) => follow(turn, subject, present(2, "high")));
    one.does(1, (turn) => follow(turn, subject, { is: "pending", ...grade(0, "low") }));
    let after: Alarm | undefined;
    one.does(9, (turn) => {
      const { key } = subject;
      actOnAlarm(turn, { type: "alarm.acknowledge", key, episode: Instant(0), step: 2 }, by);
      after = turn.draft.alarms[key]?.alarm;
    });
    expect(after?.phase).toBe("pending");
    expect(after).not.toHaveProperty("chair");
    expect(after).not.toHaveProperty("device");
  });
});

describe("S10: somebody who cannot come, and a call that reached nobody", () => {
  test("where nobody is called there is nobody to pass it on to", () => {
    expect(answers(raised("low"), 1, "busy")).toEqual(["refused: Nobody is called for this alarm"]);
  });

  const undelivered = (one: OneAlarm, seconds: number, step: number): readonly string[] => {
    const { key, episode } = one.alarm;
    return one.does(seconds, (turn) => {
      passOnUndelivered(turn, { type: "call.undelivered", chair, key, episode, step, why: "no screen" });
    });
  };

  test("the next one is called at once, and it is heard why", () => {
    expect(undelivered(raised("high"), 1, 0)).toEqual(["alarm.called", "active high heard: nobody answered"]);
  });

  test("what calls nobody, or is over, calls nobody", () => {
    expect(undelivered(raised("low"), 1, 0)).toEqual([]);
    const one = raised("low");
    const { alarm } = one;
    one.finds(1, gone);
    const { key, episode } = alarm;
    expect(
      one.does(2, (turn) => {
        passOnUndelivered(turn, { type: "call.undelivered", chair, key, episode, step: 0, why: "no screen" });
      }),
    ).toEqual([]);
  });
});

test("a pause without a reason says none", () => {
  const one = raised("medium");
  answers(one, 1, "pause");
  expect(one.alarm.paused).toStrictEqual({ by, at: 1_000, until: 121_000, step: 1 });
});
