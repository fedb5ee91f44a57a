import { describe, expect, test } from "vitest";
import type { Alarm } from "../../contracts/index.ts";
import { actOnAlarm } from "./act.ts";
import { gone } from "./finding.ts";
import { restartAlarms } from "./restartAlarms.ts";
import { grade, OneAlarm, present } from "./turn.test-support.ts";

const by = { name: "Ada", verified: false } as const;
const restarts = (one: OneAlarm, seconds: number): readonly string[] => one.does(seconds, restartAlarms);

function answers(one: OneAlarm, seconds: number, what: "acknowledge" | "pause"): OneAlarm {
  const { key, episode, step } = one.alarm;
  one.does(seconds, (turn) => void actOnAlarm(turn, { type: `alarm.${what}`, key, episode, step }, by));
  return one;
}
const raised = (priority: Alarm["priority"], seconds = 0): OneAlarm => {
  const one = new OneAlarm();
  one.finds(seconds, present(2, priority));
  return one;
};

describe("at a start", () => {
  test("a hold that ran behind a latched high is nothing any more", () => {
    const one = raised("high");
    one.finds(5, { is: "pending", ...grade(0, "low") });
    restarts(one, 20);
    answers(one, 21, "acknowledge");
    expect(one.isOver).toBe(true);
  });

  test("the milder step that a high had eased to is shown once that is acknowledged", () => {
    const one = raised("high");
    one.finds(5, present(1, "medium"));
    restarts(one, 20);
    answers(one, 21, "acknowledge");
    expect(one.alarm).toMatchObject({ step: 1, priority: "medium" });
  });

  test("what a rule excused is heard: nobody knows whether it still does", () => {
    const one = new OneAlarm();
    one.finds(0, present(1, "medium", { inhibited: { by: "the cuff", until: "it ends" } }));
    expect(restarts(one, 20)).toContain("active medium heard: gateway restarted");
    expect(one.alarm).not.toHaveProperty("inhibited");
  });

  test.each([
    [120.999, "active medium silent: paused"],
    [121, "active medium heard: pause ended"],
  ])("at second %d a pause until 121: %s", (seconds, told) => {
    expect(restarts(answers(raised("medium"), 1, "pause"), seconds)).toContain(told);
  });

  test.each([
    [69.999, []],
    [70, ["active high heard: acknowledgement lapsed"]],
  ])("at second %d a way to the patient until 70: %j", (seconds, told) => {
    const one = answers(raised("high"), 10, "acknowledge");
    expect(restarts(one, seconds).filter((line) => line !== "alarm.called")).toEqual(told);
  });

  test.each([
    [189.999, []],
    [190, ["active medium heard: repeat due"]],
  ])("at second %d a repeat at 190: %j", (seconds, told) => {
    const one = answers(raised("medium"), 10, "acknowledge");
    expect(restarts(one, seconds)).toEqual(told);
    if (told.length === 0) expect(one.alarm.acknowledged).toStrictEqual({ by, at: 10_000, step: 2 });
  });

  test("what is over and was acknowledged is not told again", () => {
    const one = raised("medium");
    one.finds(5, gone);
    expect(restarts(one, 20)).toEqual(["latched info silent: message"]);
  });
});

describe("at a start with a clock that went back", () => {
  test("a screen that counts down is told of the new end of the way to the patient, in silence", () => {
    const one = answers(raised("high", 1_000), 1_000, "acknowledge");
    expect(restarts(one, 100)).toEqual(["active high silent: acknowledged"]);
    expect(one.alarm.acknowledged).toEqual({ by, at: 100_000, goingUntil: 160_000, step: 2 });
  });

  test("nothing was raised in the future", () => {
    const one = raised("high", 1_000);
    restarts(one, 100);
    expect(one.alarm.raisedAt).toBe(100_000);
    const past = raised("high", 10);
    restarts(past, 100);
    expect(past.alarm.raisedAt).toBe(10_000);
  });
});
