import { expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { CommandId, Seq, StationId, type Act, type Alarm, type Input } from "../../contracts/index.ts";
import { advanceHouse, deadlineOfHouse, newHouse, type HouseState } from "../index.ts";
import { ada, chair, lineOf, started } from "../story.test-support.ts";

class House {
  state: HouseState = newHouse();

  takes(seconds: number, input: Input | "wake"): readonly string[] {
    const { state, decisions } = advanceHouse(this.state, input, Instant(seconds * 1_000));
    this.state = state;
    return decisions.map(lineOf);
  }

  does(seconds: number, act: Act): readonly string[] {
    const command = { id: CommandId.parse("command-1"), by: ada, act };
    return this.takes(seconds, { type: "command.received", command });
  }

  get alarm(): Alarm {
    const [entry] = Object.values(this.state.alarms);
    if (entry === undefined) throw new Error("no alarm");
    return entry.alarm;
  }
}

const open = () => {
  const house = new House();
  house.takes(0, started({}));
  return house;
};
const log = (writable: boolean): Input => ({ type: "log.state", writable, why: writable ? "" : "disk full", lost: 0 });
const failed: Input = { type: "engine.failed", chair, poison: Seq.parse(7), why: "boom" };
const answer = (type: "acknowledge" | "pause", { key, episode, step }: Alarm): Act => ({
  type: `alarm.${type}`,
  key,
  episode,
  step,
});

test("a log that cannot be written is a high technical alarm, said once, latched when it can again", () => {
  const house = open();
  expect(house.takes(1, log(false))).toEqual(["1 log active 0 high heard: first"]);
  expect(house.alarm).toMatchObject({ key: "gateway/log", kind: "technical", evidence: { words: "disk full" } });
  expect(house.takes(2, log(false))).toEqual([]);
  expect(house.takes(3, log(true))).toEqual(["3 log latched 0 high heard: still latched"]);
  expect(house.does(4, answer("acknowledge", house.alarm))).toEqual([
    "4 log cleared 0 high silent: acknowledged",
    "4 done",
  ]);
});

test("after a start the log is taken to be writable until it says otherwise, and nothing unacknowledged is lost", () => {
  const house = open();
  house.takes(1, log(false));
  expect(house.takes(9, started({})).at(-1)).toBe("9 log latched 0 high heard: gateway restarted");
  expect(house.takes(10, log(false))).toEqual(["10 log active 0 high heard: first"]);
});

test("a pause of it ends by itself", () => {
  const house = open();
  house.takes(1, log(false));
  house.does(2, answer("pause", house.alarm));
  // Clinical 6: meanwhile the lead is called, 30 s after it was raised.
  expect(deadlineOfHouse(house.state)).toBe(31_000);
  expect(house.takes(200, "wake")).toEqual([
    "31 called lead: nurse: no answer",
    "31 log active 0 high silent: paused",
    "91 called on call: lead: no answer",
    "91 log active 0 high silent: paused",
    "122 log active 0 high heard: pause ended",
  ]);
});

test("S10: what of it lasts sounds again, and nobody has to be at a patient for it", () => {
  const house = open();
  house.takes(1, log(false));
  house.does(2, answer("acknowledge", house.alarm));
  expect(house.alarm.acknowledged).not.toHaveProperty("goingUntil");
  expect(house.takes(200, "wake")).toEqual(["182 log active 0 high heard: repeat due"]);
});

test("a call for it that reached nobody passes on at once, and names no chair", () => {
  const house = open();
  house.takes(1, failed);
  const { key, episode } = house.alarm;
  const told = advanceHouse(
    house.state,
    { type: "call.undelivered", key, episode, step: 0, why: "no screen" },
    Instant(2_000),
  );
  expect(told.decisions[0]?.event).toMatchObject({
    type: "alarm.called",
    key: "chair-1/engine",
    step: 1,
    role: "lead",
  });
  expect(told.decisions[0]?.event).not.toHaveProperty("chair");
});

test("a failed engine says to watch the bedside device, until the next start; its chair's commands are refused", () => {
  const house = open();
  expect(house.takes(1, failed)).toEqual(["1 engine active 0 high heard: first"]);
  expect(house.alarm).toMatchObject({
    key: "chair-1/engine",
    chair,
    evidence: { words: "engine failed, watch the bedside device" },
  });
  expect(house.does(2, { type: "bp.measure", chair })[0]).toMatch(/refused: The engine of this chair has failed/);
  expect(house.does(3, answer("acknowledge", house.alarm))).toEqual([
    "3 engine active 0 high silent: acknowledged",
    "3 done",
  ]);
  expect(house.takes(9, started({}))).toEqual(["9 engine cleared 0 high silent: ended"]);
});

test("commands about a chair are the chair's to answer; an unknown chair is refused", () => {
  const house = open();
  expect(house.does(1, { type: "patient.left", chair })).toEqual([]);
  expect(house.takes(1, started({}))).toEqual([]);
  const other = new House();
  expect(other.does(1, { type: "patient.left", chair })).toEqual(["1 refused: There is no chair chair-1"]);
});

test("stations come, are armed and go", () => {
  const house = open();
  const station = StationId.parse("station-1");
  expect(house.does(1, { type: "station.armed", station, armed: true })).toEqual(["1 station.changed", "1 done"]);
  expect(house.state.stations).toEqual([{ id: station, armed: true }]);
  expect(house.takes(2, { type: "station.gone", station })).toEqual(["2 station.changed"]);
  expect(house.state.stations).toEqual([]);
});
