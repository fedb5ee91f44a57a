import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { ChairId, type Input } from "../../contracts/index.ts";
import { chair, lineOf, started } from "../story.test-support.ts";
import { advanceHouse, deadlineOfHouse } from "./advance.ts";
import { newHouse, type HouseState } from "./state.ts";

const other = ChairId.parse("chair-9");
const hub = (up: boolean, watched: readonly ChairId[] = [chair]): Input => ({
  type: "hub.link",
  hub: "10.0.0.5",
  chairs: [chair, other],
  watched: [...watched],
  up,
});

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

describe("S13: with nobody watched on its chairs, nobody is lost", () => {
  test("it is told, and grows no worse", () => {
    const one = house();
    one.takes(1, hub(false, []));
    expect(one.takes(11, "wake")).toEqual(["11 hub active 0 info silent: information only"]);
    expect(one.deadline()).toBeUndefined();
    expect(one.takes(40_000, "wake")).toEqual([]);
    expect(one.takes(40_001, hub(true, []))).toEqual(["40001 hub cleared 0 info silent: ended"]);
  });

  test("it counts from when somebody is watched", () => {
    const one = house();
    one.takes(1, hub(false, []));
    one.takes(600, "wake");
    expect(one.takes(601, hub(false, [other]))).toEqual([]);
    expect(one.takes(620.999, "wake")).toEqual([]);
    expect(one.takes(621, "wake")).toEqual(["621 hub active 1 medium heard: escalated"]);
    expect(one.takes(681, "wake")).toContain("681 hub active 2 high heard: escalated");
  });

  test("with the last patient the alarm goes, and the line is told of anew; with one of two it stays", () => {
    const one = house();
    one.takes(1, hub(false, [chair, other]));
    one.takes(92, "wake");
    expect(one.takes(100, hub(false, [other]))).toEqual([]);
    expect(one.takes(110, hub(false, []))).toEqual([
      "110 hub cleared 2 high silent: ended",
      "110 hub pending 0 info silent: pending",
    ]);
    expect(one.takes(120, "wake")).toEqual(["120 hub active 0 info silent: information only"]);
    expect(one.deadline()).toBeUndefined();
  });

  test("what was only told goes on being told", () => {
    const one = house();
    one.takes(1, hub(false));
    one.takes(15, "wake");
    expect(one.takes(20, hub(false, []))).toEqual([]);
    expect(one.takes(2_000, "wake")).toEqual([]);
  });

  test("a log from before says of nobody whether they are watched: of all of them", () => {
    const one = house();
    one.takes(1, { type: "hub.link", hub: "10.0.0.5", chairs: [chair, other], up: false });
    expect(one.takes(31, "wake")).toContain("31 hub active 1 medium heard: escalated");
  });
});

test("a start begins anew: its lines are opened, and each chair tells of its own", () => {
  const one = house();
  one.takes(1, hub(false));
  one.takes(40, "wake");
  expect(one.takes(50, started({}))).toContain("50 hub cleared 1 medium silent: ended");
  expect(one.deadline()).toBeUndefined();
});
