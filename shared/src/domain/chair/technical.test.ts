import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { cuff, observed, ox, Story, watched } from "../story.test-support.ts";

describe("signal", () => {
  test("probe off grows from low to high, and a valid value leaves the high to be acknowledged", () => {
    const story = watched();
    expect(story.at(1).reads({ spo2: "probe off" })).toEqual(["1 signal pending 0 low silent: pending"]);
    expect(story.waits(100)).toEqual([
      "11 signal active 0 low heard: first",
      "31 signal active 1 medium heard: escalated",
      "61 signal active 2 high heard: escalated",
    ]);
    expect(story.alarm("signal")).toMatchObject({ device: ox, evidence: { words: "probe off" }, kind: "technical" });
    expect(story.reads({ spo2: 97 })).toEqual(["100 signal latched 2 high heard: still latched"]);
  });

  test("a medium one ends with the first valid value, and leaves a message", () => {
    const story = watched();
    story.at(1).reads({ spo2: "searching for pulse" });
    story.waits(35);
    expect(story.reads({ spo2: 97 })).toEqual(["35 signal latched 1 info silent: message"]);
  });

  test("is high at once when SpO2 was below 92 in the last 60 s", () => {
    const story = watched();
    story.at(1).reads({ spo2: 91 });
    story.readsUntil(61, { spo2: 97 });
    expect(story.at(61).reads({ spo2: "probe off" })).toEqual(["61 signal active 2 high heard: first"]);
    expect(story.alarm("signal")).toMatchObject({ delayMs: 0, evidence: { words: "probe off, SpO2 was 91 before" } });
  });

  test.each([
    [91, 61.001],
    [92, 2],
  ])("is not high at once after %i at second %d", (value, at) => {
    const story = watched();
    story.at(1).reads({ spo2: value });
    story.readsUntil(Math.floor(at), { spo2: 97 });
    expect(story.at(at).reads({ spo2: "probe off" })).toContain(`${at} signal pending 0 low silent: pending`);
  });

  test("a device that says nothing and has no link trouble is no data, from the instant its value is stale", () => {
    const story = watched();
    expect(story.deadline).toBe(5);
    expect(story.waits(20)).toEqual(["5 signal pending 0 low silent: pending", "15 signal active 0 low heard: first"]);
    expect(story.alarm("signal")).toMatchObject({ evidence: { words: "no data" } });
  });

  test("a value that was on its way for a while is stale as long after it was measured, not after it was heard", () => {
    const story = watched();
    story.at(4).takes({ ...heardLate({ spo2: 97 }), happenedAt: Instant(2_000) });
    expect(story.deadline).toBe(5);
    story.at(4.5).takes({ ...heardLate({ spo2: 97, pulse: 70 }), happenedAt: Instant(2_000) });
    expect(story.deadline).toBe(7);
    story.at(6).takes({ ...heardLate({ spo2: 97 }), happenedAt: Instant(1_000) });
    expect(story.alarm("signal")).toMatchObject({ evidence: { words: "no data" } });
  });

  test("nothing is judged while nobody is watched", () => {
    const story = new Story();
    story.reads({ spo2: "probe off" });
    story.link("unplugged", cuff);
    story.fails("motion");
    expect(story.waits(3_600)).toEqual([]);
    expect(story.deadline).toBeUndefined();
  });

  test("a trouble that was there before counts from the moment the watch starts", () => {
    const story = new Story();
    story.reads({ spo2: "probe off" });
    story.at(100).measures(120, 80);
    expect(story.waits(110)).toEqual(["110 signal active 0 low heard: first"]);
  });
});

describe("link", () => {
  test("while the link is down its own alarm speaks and the signal's clock stands still", () => {
    const story = watched();
    story.at(1).link("silent");
    expect(story.waits(100)).toEqual([
      "11 link active 0 info silent: information only",
      "31 link active 1 medium heard: escalated",
      "91 link active 2 high heard: escalated",
    ]);
    expect(story.link("online")).toEqual([
      "100 signal pending 0 low silent: pending",
      "100 link latched 2 high heard: still latched",
    ]);
  });

  test("is high at once when SpO2 was low shortly before, and only for an oximeter", () => {
    const story = watched();
    story.at(1).reads({ spo2: 85 });
    expect(story.at(2).link("unplugged")).toEqual(["2 link active 2 high heard: first"]);
    expect(story.link("unplugged", cuff)).toEqual(["2 link pending 0 info silent: pending"]);
  });

  test("what grew stale behind a lost link is not high at once when the link is back", () => {
    const story = watched();
    story.at(1).reads({ spo2: 85 });
    story.at(2).link("unplugged");
    story.waits(10);
    expect(story.at(10).link("online")).toEqual([
      "10 signal pending 0 low silent: pending",
      "10 link latched 2 high heard: still latched",
    ]);
  });

  test("a probe off told while the link is down is left to the link's alarm", () => {
    const story = watched();
    story.at(1).reads({ spo2: 85 });
    story.at(2).link("unplugged");
    expect(story.at(3).reads({ spo2: "probe off" })).toEqual([]);
  });

  test("unplugged after silent goes on counting; bytes without values do not end it", () => {
    const story = watched();
    story.at(1).link("silent");
    story.at(6).link("unplugged");
    expect(story.at(8).link("stale")).toEqual([]);
    expect(story.waits(11)).toEqual(["11 link active 0 info silent: information only"]);
  });
});

describe("cuff", () => {
  test("low, then medium for the second in a row; a result ends it", () => {
    const story = watched();
    expect(story.at(1).fails("motion")).toEqual(["1 cuff active 0 low heard: first"]);
    expect(story.at(2).fails("cuff leak or loose")).toEqual(["2 cuff active 1 medium heard: escalated"]);
    expect(story.at(3).fails("motion")).toEqual([]);
    expect(story.at(4).measures(120, 80)).toEqual(["4 cuff latched 1 info silent: message"]);
    expect(story.at(4.5).fails("motion")).toEqual(["4.5 cuff active 0 low heard: first"]);
  });

  test("a measurement that a person stopped is no failure, and no step on the way to one", () => {
    const story = watched();
    expect(story.at(1).fails("aborted")).toEqual([]);
    expect(story.at(2).fails("motion")).toEqual(["2 cuff active 0 low heard: first"]);
  });
});

const heardLate = (values: Parameters<typeof observed>[0]) => {
  const input = observed(values);
  if (input.type !== "device.observed") throw new Error("nothing was observed");
  return input;
};
