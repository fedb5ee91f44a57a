import { describe, expect, test } from "vitest";
import { device, ox, ox2, watched } from "../story.test-support.ts";

test("a desaturation is pending, then raised at the exact instant its hold ends, latched and acknowledged", () => {
  const story = watched();
  expect(story.at(1).reads({ spo2: 84 })).toEqual(["1 spo2/low pending 2 high silent: pending"]);
  expect(story.readsUntil(5, { spo2: 84 })).toEqual([]);
  expect(story.at(6.4).reads({ spo2: 84 })).toEqual(["6 spo2/low active 2 high heard: first"]);
  expect(story.alarm("spo2/low")).toMatchObject({
    episode: 1_000,
    raisedAt: 6_000,
    evidence: { kind: "number", value: 84, limit: 88, unit: "%", direction: "below", quality: "good" },
  });
  story.readsUntil(10, { spo2: 97 });
  expect(story.readsUntil(30, { spo2: 97 })).toEqual(["22 spo2/low latched 2 high heard: still latched"]);
  expect(story.answers("acknowledge", story.alarm("spo2/low"))).toEqual([
    "30 spo2/low cleared 2 high silent: acknowledged",
    "30 done",
  ]);
});

test("a dip that is over before its hold is told as pending and ended, and was never raised", () => {
  const story = watched();
  story.at(1).reads({ spo2: 91 });
  expect(story.at(5).reads({ spo2: 95 })).toEqual(["5 spo2/low cleared 1 medium silent: ended"]);
  expect(story.find("spo2/low")).toBeUndefined();
});

test("poor quality is judged, and the evidence says so", () => {
  const story = watched();
  story.at(1).reads({ spo2: 79, quality: "poor" });
  expect(story.alarm("spo2/low")).toMatchObject({ step: 3, evidence: { quality: "poor" } });
});

describe("S1: an answer covers one step of one alarm", () => {
  const atMedium = () => {
    const story = watched();
    story.at(1).reads({ spo2: 90 });
    story.readsUntil(20, { spo2: 90 });
    return story;
  };

  test.each(["acknowledge", "pause"] as const)("a worse step breaks %s", (what) => {
    const story = atMedium();
    story.answers(what, story.alarm("spo2/low"));
    story.at(21).reads({ spo2: 85 });
    expect(story.readsUntil(27, { spo2: 85 })).toEqual(["26 spo2/low active 2 high heard: escalated"]);
    expect(story.alarm("spo2/low").acknowledged).toBeUndefined();
    expect(story.alarm("spo2/low").paused).toBeUndefined();
  });

  test.each(["acknowledge", "pause"] as const)(
    "to %s a milder step than it has now is refused, and changes nothing",
    (what) => {
      const story = atMedium();
      const seen = story.alarm("spo2/low");
      story.at(21).reads({ spo2: 79 });
      const before = story.state.alarms;
      expect(story.answers(what, seen)).toEqual(["21 refused: SpO2 low: it is now below 80, look again"]);
      expect(story.state.alarms).toBe(before);
    },
  );

  test("an acknowledgement holds at its own step until the episode ends", () => {
    const story = atMedium();
    expect(story.answers("acknowledge", story.alarm("spo2/low"))).toEqual([
      "20 spo2/low active 1 medium silent: acknowledged",
      "20 done",
    ]);
    expect(story.readsUntil(150, { spo2: 89 })).toEqual([]);
    expect(story.readsUntil(180, { spo2: 93 })).toEqual(["166 spo2/low active 0 info silent: information only"]);
    expect(story.alarm("spo2/low").acknowledged).toMatchObject({ step: 0, by: { name: "Ada" } });
    // Worse again is heard again: the acknowledgement went down with the step.
    expect(story.readsUntil(200, { spo2: 91 })).toEqual(["196 spo2/low active 1 medium heard: escalated"]);
  });

  test("an unacknowledged high keeps its step while a milder one holds; acknowledged, it shows the milder one", () => {
    const story = atMedium();
    story.at(21).reads({ spo2: 78 });
    expect(story.readsUntil(60, { spo2: 90 })).toEqual([]);
    expect(story.alarm("spo2/low")).toMatchObject({ step: 3, priority: "high", phase: "active" });
    expect(story.answers("acknowledge", story.alarm("spo2/low"))).toEqual([
      "60 spo2/low active 1 medium silent: acknowledged",
      "60 done",
    ]);
    expect(story.alarm("spo2/low").acknowledged).toMatchObject({ step: 1 });
    story.at(61).reads({ spo2: 86 });
    expect(story.readsUntil(66, { spo2: 86 })).toEqual(["66 spo2/low active 2 high heard: escalated"]);
  });

  test("a new violation while latched is a new episode, and the old one's acknowledgement does not cover it", () => {
    const story = watched();
    story.at(1).reads({ spo2: 79 });
    story.readsUntil(20, { spo2: 97 });
    const latched = story.alarm("spo2/low");
    expect(latched.phase).toBe("latched");
    expect(story.at(21).reads({ spo2: 79 })).toEqual(["21 spo2/low active 3 high heard: first"]);
    expect(story.answers("acknowledge", latched)).toEqual(["21 refused: This alarm ended and began again: look again"]);
  });

  test("information waits behind a latched high, and is shown when that is acknowledged", () => {
    const story = watched();
    story.at(1).reads({ spo2: 79 });
    story.readsUntil(20, { spo2: 93 });
    expect(story.alarm("spo2/low").phase).toBe("latched");
    expect(story.readsUntil(90, { spo2: 93 })).toEqual([]);
    expect(story.answers("acknowledge", story.alarm("spo2/low"))).toEqual([
      "90 spo2/low cleared 3 high silent: acknowledged",
      "90 spo2/low active 0 info silent: information only",
      "90 done",
    ]);
  });

  test("a pause of a latched alarm does not cover its coming back", () => {
    const story = watched();
    story.at(1).reads({ spo2: 79 });
    story.readsUntil(20, { spo2: 97 });
    story.answers("pause", story.alarm("spo2/low"));
    expect(story.at(21).reads({ spo2: 79 })).toEqual(["21 spo2/low active 3 high heard: first"]);
    expect(story.alarm("spo2/low").paused).toBeUndefined();
  });

  test("an acknowledgement takes the place of a pause", () => {
    const story = atMedium();
    story.answers("pause", story.alarm("spo2/low"));
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(story.alarm("spo2/low").paused).toBeUndefined();
    expect(story.answers("pause", story.alarm("spo2/low"))[0]).toMatch(/refused: This alarm is acknowledged/);
  });

  test("a pause lasts 120 s and ends by itself; resuming ends it at once", () => {
    const story = atMedium();
    story.answers("pause", story.alarm("spo2/low"));
    expect(story.alarm("spo2/low").paused).toMatchObject({ at: 20_000, until: 140_000 });
    expect(story.readsUntil(141, { spo2: 90 })).toEqual([
      // The call goes on behind a pause (S10).
      "136 spo2/low active 1 medium silent: paused",
      "140 spo2/low active 1 medium heard: pause ended",
    ]);
    story.answers("pause", story.alarm("spo2/low"));
    expect(story.at(142).answers("resume", story.alarm("spo2/low"))).toEqual([
      "142 spo2/low active 1 medium heard: resumed",
      "142 done",
    ]);
    expect(story.answers("resume", story.alarm("spo2/low"))).toEqual(["142 refused: This alarm is not paused"]);
  });

  test("what is pending or over cannot be answered", () => {
    const story = watched();
    story.at(1).reads({ spo2: 90 });
    const pending = story.alarm("spo2/low");
    expect(story.answers("acknowledge", pending)[0]).toMatch(/refused: This alarm is not raised yet/);
    story.at(2).reads({ spo2: 97 });
    expect(story.answers("acknowledge", pending)[0]).toMatch(/refused: This alarm is over/);
  });
});

describe("S2: losing the signal hides nothing", () => {
  test("a hold timer freezes while nothing valid is there, and goes on", () => {
    const story = watched();
    story.at(1).reads({ spo2: 90 });
    story.readsUntil(11, { spo2: 90 });
    story.at(12).reads({ spo2: "interference" });
    story.waits(100);
    expect(story.alarm("spo2/low").phase).toBe("pending");
    story.at(100).reads({ spo2: 90 });
    expect(story.readsUntil(110, { spo2: 90 })).toContain("104 spo2/low active 1 medium heard: first");
  });

  test("values that grow stale freeze a hold from that instant", () => {
    const story = watched();
    story.at(1).reads({ spo2: 90 });
    story.waits(50);
    story.at(50).reads({ spo2: 90 });
    // 5 s until stale at second 6, then 10 more.
    expect(story.readsUntil(61, { spo2: 90 })).toContain("60 spo2/low active 1 medium heard: first");
  });

  test("no loss ends or eases an active alarm, and it ends only by 15 s of values inside", () => {
    const story = watched();
    story.at(1).reads({ spo2: 90 });
    story.readsUntil(20, { spo2: 90 });
    story.readsUntil(30, { spo2: 97 });
    story.at(31).reads({ spo2: "probe off" });
    story.waits(3_600);
    expect(story.alarm("spo2/low")).toMatchObject({ phase: "active", step: 1 });
    story.at(3_600).reads({ spo2: 97 });
    // 10 s of 15 were gathered before the loss (21 to 31).
    expect(story.readsUntil(3_620, { spo2: 97 })).toContain("3605 spo2/low latched 1 info silent: message");
  });

  test("92 is not beyond the limit, but does not end the episode either; 93 does", () => {
    const story = watched();
    story.at(1).reads({ spo2: 90 });
    story.readsUntil(20, { spo2: 90 });
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(story.readsUntil(60, { spo2: 92 })).toEqual([]);
    expect(story.readsUntil(76, { spo2: 93 })).toEqual(["76 spo2/low active 0 info silent: information only"]);
  });

  test("patient seen ends what has no value now, and nothing that is measured", () => {
    const story = watched();
    story.at(1).reads({ spo2: 79, pulse: 35 });
    story.readsUntil(12, { spo2: 79, pulse: 35 });
    story.at(13).reads({ spo2: "probe off", pulse: 35 });
    expect(story.does({ type: "patient.seen", chair: story.state.id, moaas: 5 })).toEqual([
      "13 spo2/low cleared 3 high silent: ended",
      "13 done",
    ]);
    expect(story.find("pulse/low")).toMatchObject({ phase: "active" });
    // A new fall is a new alarm.
    expect(story.at(14).reads({ spo2: 79 })).toContain("14 spo2/low active 3 high heard: first");
  });
});

test("patient seen leaves what is only pending, and a pressure that still stands", () => {
  const story = watched();
  story.at(1).measures(205, 122);
  story.at(2).reads({ spo2: 90, pulse: "interference" });
  story.at(3).reads({ spo2: "probe off" });
  const seen = { type: "patient.seen", chair: story.state.id, moaas: 5 } as const;
  expect(story.does(seen)).toEqual(["3 done"]);
  expect(story.find("spo2/low")?.phase).toBe("pending");
  story.waits(901);
  expect(story.does(seen)).toContain("901 bp/high cleared 4 high silent: ended");
});

describe("S15: whose finger", () => {
  const two = { devices: [device(ox, "oximeter", 5_000, "unknown"), device(ox2, "oximeter", 5_000, "unknown")] };

  test("of several oximeters the worst valid value is judged", () => {
    const story = watched(two);
    story.reads({ spo2: 97 }, ox2);
    story.at(1).reads({ spo2: 79 }, ox2);
    expect(story.at(2).reads({ spo2: 98 })).toEqual([]);
    expect(story.alarm("spo2/low")).toMatchObject({ step: 3, evidence: { value: 79 } });
  });

  test("a low one that comes off while another is valid is not high at once", () => {
    const story = watched(two);
    story.reads({ spo2: 97 }, ox2);
    story.at(1).reads({ spo2: 91 });
    expect(story.at(2).reads({ spo2: "probe off" })).toContain("2 signal pending 0 low silent: pending");
  });

  test("one probe off while another is valid stays low", () => {
    const story = watched(two);
    story.reads({ spo2: 97 }, ox2);
    story.at(1).reads({ spo2: "probe off" }, ox2);
    expect(story.readsUntil(120, { spo2: 97 })).toEqual(["11 signal active 0 low heard: first"]);
  });

  test("after the patient has left, a probe counts again only when off was seen", () => {
    const story = watched();
    story.at(1).reads({ spo2: 79 });
    expect(story.at(2).does({ type: "patient.left", chair: story.state.id })).toEqual([
      "2 spo2/low cleared 3 high silent: ended",
      "2 watch.ended",
      "2 done",
    ]);
    expect(story.at(3).reads({ spo2: 70 })).toEqual([]);
    story.at(4).link("unplugged");
    story.at(60).link("online");
    expect(story.reads({ spo2: 70 })).toEqual([]);
    story.at(61).reads({ spo2: "probe off" });
    expect(story.at(62).reads({ spo2: 79 })).toEqual(["62 watch.started", "62 spo2/low active 3 high heard: first"]);
    expect(story.at(63).does({ type: "patient.left", chair: story.state.id })).toContain("63 done");
    expect(story.does({ type: "patient.left", chair: story.state.id })[0]).toMatch(/refused/);
  });

  test("a new cuff reading binds too, and then every value is judged", () => {
    const story = watched();
    story.at(1).does({ type: "patient.left", chair: story.state.id });
    story.at(2).reads({ spo2: 70 });
    expect(story.at(3).measures(120, 80)).toEqual(["3 watch.started", "3 spo2/low active 3 high heard: first"]);
  });
});
