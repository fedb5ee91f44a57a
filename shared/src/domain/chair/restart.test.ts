import { describe, expect, test } from "vitest";
import { defaultLimits, newChair, advanceChair } from "../index.ts";
import { Instant, Seconds } from "../../kernel/index.ts";
import { chair, started, watched } from "../story.test-support.ts";

const desaturated = () => {
  const story = watched();
  story.at(1).reads({ spo2: 79 });
  return story;
};

describe("after a restart", () => {
  test("an active alarm is announced again, an acknowledged one stays acknowledged", () => {
    const story = desaturated();
    expect(story.at(2).restarts()).toContain("2 spo2/low active 3 high heard: gateway restarted");
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(story.at(3).restarts()).not.toContainEqual(expect.stringContaining("spo2/low"));
    expect(story.alarm("spo2/low")).toMatchObject({ phase: "active", acknowledged: { by: { name: "Ada" } } });
  });

  test("a latched one too", () => {
    const story = desaturated();
    story.readsUntil(20, { spo2: 97 });
    expect(story.at(21).restarts()).toContain("21 spo2/low latched 3 high heard: gateway restarted");
  });

  test("pending holds drop, and no deadline inside the gap fires", () => {
    const story = watched();
    story.at(1).reads({ spo2: 90 });
    const lines = story.at(100).restarts(98_000);
    expect(lines).toEqual([
      "100 spo2/low cleared 1 medium silent: ended",
      "100 cuff asked: last result",
      "100 signal pending 0 low silent: pending",
    ]);
    expect(story.readsUntil(116, { spo2: 90 })).toContain("116 spo2/low active 1 medium heard: first");
  });

  test("what was due before the gap was decided before it, at its own instant", () => {
    const story = watched();
    story.at(1).reads({ spo2: 87 });
    expect(story.at(100).restarts(90_000)).toContain("6 spo2/low active 2 high heard: first");
  });

  test("values are unknown: an alarm goes on until it is measured inside again", () => {
    const story = desaturated();
    story.readsUntil(10, { spo2: 97 });
    story.at(60).restarts(50_000);
    expect(story.readsUntil(75, { spo2: 97 })).toEqual(["61 signal cleared 0 low silent: ended"]);
    expect(story.readsUntil(76, { spo2: 97 })).toEqual(["76 spo2/low latched 3 high heard: still latched"]);
  });

  test("a pause that would have ended in the gap ends now; one that runs goes on, never longer than it was given", () => {
    const story = desaturated();
    story.answers("pause", story.alarm("spo2/low"));
    expect(story.at(60).restarts(1_000)).toContain("60 spo2/low active 3 high silent: paused");
    expect(story.alarm("spo2/low").paused?.until).toBe(121_000);
    expect(story.at(300).restarts(200_000)).toContain("300 spo2/low active 3 high heard: pause ended");
    story.answers("pause", story.alarm("spo2/low"));
    // The wall clock went back by 4 minutes while the gateway was down.
    story.at(60).restarts();
    expect(story.alarm("spo2/low").paused?.until).toBe(180_000);
  });

  test("a repeat that fell due in the gap, and its absence, are told now", () => {
    const story = watched();
    story.at(10).measures(185, 95);
    const lines = story.at(400).restarts(380_000);
    expect(lines).toContain("400 bp/high active 2 medium heard: repeat overdue");
    expect(lines).toContain("400 bp/high active 3 high heard: escalated");
  });

  test("the cuff's last result, judged before the gap, is no news", () => {
    const story = watched();
    story.at(10).measures(205, 122);
    story.at(20).restarts(5_000);
    expect(story.at(21).measures(205, 122, { late: true })).toEqual([]);
  });

  test("a technical step that was raised stays and goes on to the next", () => {
    const story = watched();
    story.at(1).reads({ spo2: "probe off" });
    story.waits(32);
    expect(story.at(40).restarts(5_000)).toContain("40 signal active 1 medium heard: gateway restarted");
    expect(story.waits(70)).toEqual(["70 signal active 2 high heard: escalated"]);
  });

  test("a lost link that was raised is lost until it is heard again", () => {
    const story = watched();
    story.at(1).link("unplugged");
    story.waits(32);
    expect(story.at(40).restarts(5_000)).toContain("40 link active 1 medium heard: gateway restarted");
    expect(story.at(41).link("online")).toContain("41 link latched 1 info silent: message");
  });

  test("a chair at which nobody was begins anew: a probe that says something then is on somebody", () => {
    const story = watched();
    story.does({ type: "patient.left", chair });
    story.at(10).restarts(5_000);
    expect(story.at(11).reads({ spo2: 79 })).toContain("11 watch.started");
  });

  test("a wall clock that went back in the gap makes no repeat later than 2 min", () => {
    const story = watched();
    story.at(3_600).measures(185, 95);
    story.at(60).restarts();
    expect(story.waits(181)).toContain("180 bp/high active 2 medium heard: repeat overdue");
  });

  test("the watch goes on, and new limits judge from now on", () => {
    const story = watched();
    const [mild, , ...worse] = defaultLimits.spo2Low;
    if (mild === undefined) throw new Error("no limits");
    const medium = { limit: 93, holdMs: Seconds(5), priority: "medium" } as const;
    story.at(10).restarts(5_000, { ...defaultLimits, spo2Low: [mild, medium, ...worse] });
    story.at(11).reads({ spo2: 92 });
    expect(story.readsUntil(16, { spo2: 92 })).toEqual(["16 spo2/low active 1 medium heard: first"]);
  });

  test("fewer steps than before end nothing", () => {
    const story = desaturated();
    story.at(2).restarts(1_000, { ...defaultLimits, spo2Low: defaultLimits.spo2Low.slice(0, 3) });
    expect(story.alarm("spo2/low")).toMatchObject({ phase: "active", step: 3 });
    story.readsUntil(30, { spo2: 97 });
    expect(story.alarm("spo2/low").phase).toBe("latched");
  });

  test("an alarm of a device that is no longer at the chair ends; the patient's alarms stay", () => {
    const story = desaturated();
    story.at(2).link("unplugged");
    expect(story.at(3).takes(started({ devices: [] }))).toEqual([
      "3 link cleared 2 high silent: ended",
      "3 spo2/low active 3 high heard: gateway restarted",
    ]);
  });

  test("a first start asks nothing and announces nothing", () => {
    expect(advanceChair(newChair(chair), started({}), Instant(0)).decisions).toEqual([]);
  });
});
