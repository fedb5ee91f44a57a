import { describe, expect, test } from "vitest";
import type { Alarm } from "../../contracts/index.ts";
import { actOnAlarm } from "./act.ts";
import { gone, type Finding } from "./finding.ts";
import { endNow, recall } from "./lifecycle.ts";
import { grade, OneAlarm, present } from "./turn.test-support.ts";

const by = { name: "Ada", verified: false } as const;
const until = "it ends" as const;
const excused = { inhibited: { by: "the cuff", until } };

function answers(one: OneAlarm, seconds: number, what: "acknowledge" | "pause"): void {
  const { key, episode, step } = one.alarm;
  one.does(seconds, (turn) => void actOnAlarm(turn, { type: `alarm.${what}`, key, episode, step }, by));
}
const held = (step: number, priority: Alarm["priority"]): Finding => ({ is: "pending", ...grade(step, priority) });
const news = (step: number, priority: Alarm["priority"]): Finding => present(step, priority, { news: "new reading" });

describe("a hold", () => {
  test("goes on in silence, and is raised by what it has become", () => {
    const one = new OneAlarm();
    expect(one.finds(0, held(1, "medium"))).toEqual(["pending medium silent: pending"]);
    expect(one.finds(5, held(2, "high"))).toEqual([]);
    expect(one.finds(9, present(2, "high"))).toEqual(["active high heard: first"]);
    expect(one.alarm).toMatchObject({ episode: 0, raisedAt: 9_000, step: 2 });
  });

  test("of a milder step that still runs when a worse one ends is the next episode", () => {
    const one = new OneAlarm();
    one.finds(0, present(1, "low"));
    expect(one.finds(9, held(0, "low"))).toEqual(["cleared low silent: ended", "pending low silent: pending"]);
    expect(one.alarm.episode).toBe(9_000);
  });
});

describe("a pause covers the step it was given at", () => {
  test("and the milder one that comes after it, silently", () => {
    const one = new OneAlarm();
    one.finds(0, present(2, "medium"));
    answers(one, 1, "pause");
    expect(one.finds(5, present(1, "medium"))).toEqual(["active medium silent: paused"]);
    expect(one.alarm.paused).toMatchObject({ until: 121_000, step: 1 });
    expect(one.finds(6, present(2, "medium"))).toEqual(["active medium heard: escalated"]);
    expect(one.alarm).not.toHaveProperty("paused");
  });

  test("without one there is none", () => {
    const one = new OneAlarm();
    one.finds(0, present(2, "medium"));
    one.finds(5, present(1, "medium"));
    expect(one.alarm).not.toHaveProperty("paused");
    expect(one.alarm).not.toHaveProperty("acknowledged");
  });

  test("and ends with the alarm", () => {
    const one = new OneAlarm();
    one.finds(0, present(0, "low"));
    answers(one, 1, "pause");
    const told: Alarm[] = [];
    one.does(5, (turn) => {
      endNow(turn, { alarm: one.alarm, present: gone });
      for (const { event } of turn.decisions) if (event.type === "alarm.changed") told.push(event.alarm);
    });
    expect(told).toMatchObject([{ phase: "cleared", endedAt: 5_000 }]);
    expect(told[0]).not.toHaveProperty("paused");
  });
});

describe("a message", () => {
  test("keeps neither the pause nor the excuse nor the call of what it was", () => {
    const one = new OneAlarm();
    one.finds(0, present(1, "medium"));
    answers(one, 1, "pause");
    expect(one.finds(5, gone)).toEqual(["latched info silent: message"]);
    for (const name of ["paused", "inhibited", "call"]) expect(one.alarm).not.toHaveProperty(name);
  });

  test("is left of what eased, also where a rule excused what came after", () => {
    const one = new OneAlarm();
    one.finds(0, present(2, "medium"));
    one.finds(1, present(0, "info"));
    expect(one.finds(2, present(1, "low", excused))).toEqual(["active low silent: inhibited"]);
    expect(one.finds(9, gone)).toEqual(["latched info silent: message"]);
    expect(one.alarm).toMatchObject({ was: "medium", episode: 0 });
    expect(one.alarm).not.toHaveProperty("inhibited");
  });

  test("that was told late as information is none to keep: what comes is shown whole", () => {
    const one = new OneAlarm();
    one.does(0, (turn) => recall(turn, one.subject, grade(2, "info")));
    expect(one.finds(9, present(1, "low"))).toEqual(["active low heard: first"]);
    expect(one.alarm).toMatchObject({ step: 1, priority: "low" });
  });

  test("what is high after it is shown whole, at whatever step, and nothing of the message is left", () => {
    const one = new OneAlarm();
    one.finds(0, present(2, "medium"));
    one.finds(5, gone);
    expect(one.finds(9, present(1, "high"))).toEqual(["active high heard: first"]);
    expect(one.alarm).toMatchObject({ step: 1, episode: 9_000, call: { step: 0, at: 9_000 } });
    expect(one.alarm).not.toHaveProperty("was");
  });
});

describe("S10: a latched high that comes back", () => {
  const latched = (): OneAlarm => {
    const one = new OneAlarm();
    one.finds(0, present(2, "high"));
    one.finds(5, gone);
    return one;
  };

  test("keeps the worse step of the two, and its chain goes on", () => {
    const one = latched();
    expect(one.finds(9, present(1, "medium"))).toEqual(["active high heard: first"]);
    expect(one.alarm).toMatchObject({ step: 2, priority: "high", episode: 9_000, call: { step: 0, at: 0 } });
    expect(one.alarm).not.toHaveProperty("endedAt");
  });

  test("at the same step with what is seen now", () => {
    const one = latched();
    one.finds(9, { is: "present", ...grade(2, "high", { evidence: { kind: "words", words: "again" } }) });
    expect(one.alarm).toMatchObject({ evidence: { words: "again" }, call: { step: 0, at: 0 } });
  });

  test("at a worse step with its chain anew", () => {
    const one = latched();
    expect(one.finds(9, present(3, "high"))).toEqual(["active high heard: first"]);
    expect(one.alarm).toMatchObject({ step: 3, call: { step: 0, at: 9_000 } });
  });
});

describe("S4: news at the same step or a milder one", () => {
  test("is heard; where nobody has answered, the chain goes on as it was", () => {
    const one = new OneAlarm("bp/high");
    one.finds(0, news(1, "medium"));
    expect(one.finds(50, news(1, "medium"))).toEqual(["active medium heard: new reading"]);
    expect(one.alarm.call).toMatchObject({ step: 0, at: 0 });
  });

  test("ends an acknowledgement, and calls anew", () => {
    const one = new OneAlarm("bp/high");
    one.finds(0, news(2, "medium"));
    answers(one, 10, "acknowledge");
    expect(one.finds(50, news(1, "medium"))).toEqual(["active medium heard: new reading"]);
    expect(one.alarm.call).toMatchObject({ step: 0, at: 50_000 });
    expect(one.alarm).not.toHaveProperty("acknowledged");
  });

  test("at a milder step that nobody had acknowledged it leaves the chain as it was", () => {
    const one = new OneAlarm("bp/high");
    one.finds(0, news(2, "medium"));
    expect(one.finds(50, news(1, "medium"))).toEqual(["active medium heard: new reading"]);
    expect(one.alarm.call).toMatchObject({ step: 0, at: 0 });
  });

  test("without news a milder step is no sound, acknowledged or not, and keeps what was said", () => {
    const one = new OneAlarm();
    one.finds(0, present(2, "medium"));
    answers(one, 10, "acknowledge");
    expect(one.finds(50, present(1, "medium"))).toEqual(["active medium silent: acknowledged"]);
    expect(one.alarm).toMatchObject({ step: 1, acknowledged: { at: 10_000, step: 1 }, call: { step: 0, at: 0 } });
  });
});

describe("S11, S13: an excuse", () => {
  test("that begins after an alarm was heard silences no milder step of it either", () => {
    const one = new OneAlarm();
    one.finds(0, present(1, "medium"));
    one.finds(5, present(0, "low", excused));
    expect(one.alarm).not.toHaveProperty("inhibited");
  });

  test("that lasts keeps an alarm silent at the same step", () => {
    const one = new OneAlarm();
    one.finds(0, present(1, "medium", excused));
    expect(one.finds(5, present(1, "medium", excused))).toEqual([]);
    expect(one.alarm).toMatchObject(excused);
  });
});

test("S12: what was true before we listened waits to be acknowledged, and is heard as the first of it", () => {
  const one = new OneAlarm();
  expect(one.does(5, (turn) => recall(turn, one.subject, grade(1, "high")))).toEqual(["latched high heard: first"]);
  expect(one.alarm).toMatchObject({ raisedAt: 5_000, endedAt: 5_000, episode: 5_000 });
});
