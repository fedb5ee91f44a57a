import { describe, expect, test } from "vitest";
import { gone } from "./finding.ts";
import { grade, OneAlarm, present } from "./turn.test-support.ts";

/** A medium from second 0 to 10 that nobody answered. */
const message = (): OneAlarm => {
  const one = new OneAlarm("cuff");
  one.finds(0, present(1, "medium"));
  expect(one.finds(10, gone)).toEqual(["latched info silent: message"]);
  return one;
};

describe("S10: a medium that ended unanswered is a message", () => {
  test("only a medium: what is milder ends, and a high latches", () => {
    const low = new OneAlarm("cuff");
    low.finds(0, present(0, "low"));
    expect(low.finds(1, gone)).toEqual(["cleared low silent: ended"]);
    const high = new OneAlarm("cuff");
    high.finds(0, present(0, "high"));
    expect(high.finds(1, gone)).toEqual(["latched high heard: still latched"]);
    expect(high.alarm).not.toHaveProperty("was");
  });

  test("a milder one that comes after it is heard as it is, and leaves the message again", () => {
    const one = message();
    expect(one.finds(20, present(0, "low"))).toEqual(["active low heard: first"]);
    expect(one.alarm).toMatchObject({ step: 0, was: "medium", episode: 20_000 });
    expect(one.finds(30, gone)).toEqual(["latched info silent: message"]);
  });

  test("acknowledged with the milder one, it is answered", () => {
    const one = message();
    one.finds(20, present(0, "low"));
    one.finds(25, present(1, "medium"));
    expect(one.alarm).not.toHaveProperty("was");
    expect(one.alarm).toMatchObject({ priority: "medium", call: { step: 0, at: 25_000 } });
  });

  test("information waits behind it, and a hold that runs is not yet a return", () => {
    const one = message();
    expect(one.finds(20, present(0, "info"))).toEqual([]);
    expect(one.finds(21, { is: "pending", ...grade(1, "medium") })).toEqual([]);
    expect(one.alarm).toMatchObject({ phase: "latched", was: "medium" });
    expect(one.finds(22, present(2, "high"))).toEqual(["active high heard: first"]);
  });

  test("a medium that eases to another medium stays one, and calls on", () => {
    const one = new OneAlarm("cuff");
    one.finds(0, present(2, "medium"));
    expect(one.finds(5, present(1, "medium"))).toEqual(["active medium silent: milder step"]);
    expect(one.alarm).not.toHaveProperty("was");
    expect(one.waits(120)).toEqual(["120 alarm.called", "120 active medium heard: nobody answered"]);
    expect(one.finds(130, present(0, "low"))).toEqual(["active low silent: milder step"]);
    expect(one.alarm).toMatchObject({ was: "medium" });
    expect(one.alarm).not.toHaveProperty("call");
  });
});
