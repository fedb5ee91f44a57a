import { expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { ChairId, type Input } from "../../contracts/index.ts";
import { chair, lineOf, started } from "../story.test-support.ts";
import { advanceHouse, deadlineOfHouse } from "./advance.ts";
import { newHouse, type HouseState } from "./state.ts";

const other = ChairId.parse("chair-9");
const hub = (up: boolean): Input => ({ type: "hub.link", hub: "10.0.0.5", chairs: [chair, other], up });

function house() {
  let state: HouseState = newHouse();
  const takes = (seconds: number, input: Input | "wake"): readonly string[] => {
    const next = advanceHouse(state, input, Instant(seconds * 1_000));
    ({ state } = next);
    return next.decisions.map(lineOf);
  };
  takes(0, started({}));
  return {
    takes,
    alarm: () => state.alarms["gateway/hub/10.0.0.5"]?.alarm,
    deadline: () => deadlineOfHouse(state),
  };
}

test("S13: a lost line is one alarm that names its chairs, as grave as the loss of an oximeter", () => {
  const one = house();
  expect(one.takes(1, hub(false))).toEqual(["1 hub pending 0 info silent: pending"]);
  expect(one.alarm()).toMatchObject({
    condition: "hub",
    rule: "hub lost",
    evidence: { words: "line 10.0.0.5 lost: Chair 1, chair-9" },
  });
  expect(one.alarm()?.chair).toBeUndefined();
  expect(one.takes(10.999, "wake")).toEqual([]);
  expect(one.takes(11, "wake")).toEqual(["11 hub active 0 info silent: information only"]);
  expect(one.takes(31, "wake")).toEqual(["31 hub active 1 medium heard: escalated"]);
  expect(one.takes(91, "wake")).toContain("91 hub active 2 high heard: escalated");
  expect(one.takes(92, hub(true))).toEqual(["92 hub latched 2 high heard: still latched"]);
});

test("a line that is back within 10 s was never an alarm", () => {
  const one = house();
  one.takes(1, hub(false));
  expect(one.takes(10, hub(true))).toEqual(["10 hub cleared 0 info silent: ended"]);
  expect(one.deadline()).toBeUndefined();
});

test("the same word again changes nothing", () => {
  const one = house();
  one.takes(1, hub(false));
  expect(one.takes(5, hub(false))).toEqual([]);
  expect(one.deadline()).toBe(11_000);
});

test("a start begins anew: its lines are opened, and each chair tells of its own", () => {
  const one = house();
  one.takes(1, hub(false));
  one.takes(40, "wake");
  expect(one.takes(50, started({}))).toContain("50 hub cleared 1 medium silent: ended");
  expect(one.deadline()).toBeUndefined();
});
