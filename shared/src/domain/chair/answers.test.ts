import { describe, expect, test } from "vitest";
import type { Alarm, AlarmCondition } from "../../contracts/index.ts";
import { Millis, Minutes, Seconds } from "../../kernel/index.ts";
import { opened } from "../session/story.test-support.ts";
import { chair, cuff, device, ox, watched, type Setting, type Story } from "../story.test-support.ts";

/** A probe whose last value stands all day: nothing here is about its loss. */
const devices = [device(ox, "oximeter", 86_400_000, 4_000), device(cuff, "cuff", 900_000, "unknown")];

/** SpO2 79 since second 1: high at once. The value stands. */
function grave(setting: Setting = {}): Story {
  const story = watched({ devices, calls: "told", ...setting });
  story.at(1).reads({ spo2: 79, pulse: 70 });
  return story;
}

/** SpO2 91 since second 1: medium at second 16. */
function mild(setting: Setting = {}): Story {
  const story = watched({ devices, calls: "told", ...setting });
  story.readsUntil(16, { spo2: 91, pulse: 70 });
  return story;
}

/** Keeps the probe's values coming, and gives only what was told of one condition. */
function reads(story: Story, until: number, spo2: number, of: AlarmCondition = "spo2/low"): readonly string[] {
  return story.readsUntil(until, { spo2, pulse: 70 }).filter((line) => line.includes(of) || line.includes("called"));
}

const pauseFor = (story: Story, alarm: Alarm, forMs: number, reason?: string): readonly string[] =>
  story.does({
    type: "alarm.pause",
    key: alarm.key,
    episode: alarm.episode,
    step: alarm.step,
    forMs: Millis(forMs),
    ...(reason !== undefined && { reason }),
  });

describe("clinical 6: what nobody answers calls on", () => {
  test("high: whoever watches with the raise, the lead at 30 s, on call 60 s later, then nobody new", () => {
    const story = grave();
    expect(story.alarm("spo2/low").call).toEqual({ step: 0, role: "nurse", at: 1_000 });
    expect(reads(story, 30, 79)).toEqual([]);
    expect(reads(story, 31, 79)).toEqual([
      "31 called lead: nurse: no answer",
      "31 spo2/low active 3 high heard: nobody answered",
    ]);
    expect(story.alarm("spo2/low").call).toEqual({ step: 1, role: "lead", at: 31_000 });
    expect(reads(story, 90, 79)).toEqual([]);
    expect(reads(story, 91, 79)[0]).toBe("91 called on call: lead: no answer");
    expect(reads(story, 600, 79)).toEqual([]);
  });

  test("medium: the lead at 120 s", () => {
    const story = mild();
    expect(reads(story, 135, 91)).toEqual([]);
    expect(reads(story, 136, 91)[0]).toBe("136 called lead: nurse: no answer");
  });

  test("a home calls by its own chain, without a session too", () => {
    const story = grave({ place: "home" });
    expect(story.alarm("spo2/low").call).toMatchObject({ step: 0, role: "guide" });
    expect(reads(story, 91, 79).filter((line) => line.includes("called"))).toEqual([
      "31 called support person: guide: no answer",
      "61 called clinician: support person: no answer",
      "91 called emergency prompt: clinician: no answer",
    ]);
  });

  test("a worse step begins the chain again", () => {
    const story = mild();
    story.at(130).reads({ spo2: 79, pulse: 70 });
    expect(story.alarm("spo2/low")).toMatchObject({ priority: "high", call: { step: 0, at: 130_000 } });
    expect(reads(story, 160, 79)[0]).toBe("160 called lead: nurse: no answer");
  });

  test("S1: a pause of the sound stops no chain", () => {
    const story = grave();
    story.answers("pause", story.alarm("spo2/low"));
    expect(reads(story, 31, 79)).toEqual([
      "31 called lead: nurse: no answer",
      "31 spo2/low active 3 high silent: paused",
    ]);
  });

  test("S10: a latched high that nobody acknowledged calls on, and one that comes back goes on where it was", () => {
    const story = grave();
    reads(story, 20, 97);
    expect(story.alarm("spo2/low").phase).toBe("latched");
    expect(reads(story, 31, 97)[0]).toBe("31 called lead: nurse: no answer");
    story.at(40).reads({ spo2: 79, pulse: 70 });
    expect(story.alarm("spo2/low")).toMatchObject({ phase: "active", call: { step: 1 } });
    expect(reads(story, 91, 79)[0]).toBe("91 called on call: lead: no answer");
  });

  test("busy, or not reached: the next one at once, and so on from there", () => {
    const story = grave();
    const { key, episode } = story.alarm("spo2/low");
    expect(story.at(5).answers("busy", story.alarm("spo2/low"))).toEqual([
      "5 called lead: nurse: Ada cannot come",
      "5 spo2/low active 3 high heard: nobody answered",
      "5 done",
    ]);
    const undelivered = { type: "call.undelivered", chair, key, episode, why: "no screen can sound" } as const;
    expect(story.at(6).takes({ ...undelivered, step: 0 })).toEqual([]);
    expect(story.takes({ ...undelivered, step: 1 })[0]).toBe(
      "6 called on call: lead: not reached, no screen can sound",
    );
    expect(story.takes({ ...undelivered, step: 2 })).toEqual([]);
    expect(story.answers("busy", story.alarm("spo2/low"))).toEqual([
      "6 refused: Nobody is called after the on call: stay, or find somebody",
    ]);
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(story.answers("busy", story.alarm("spo2/low"))).toEqual([
      "6 refused: Ada has acknowledged: nobody is called now",
    ]);
    expect(story.takes({ ...undelivered, step: 2 })).toEqual([]);
  });
});

describe("S10: acknowledged is not attended", () => {
  const acknowledged = () => {
    const story = grave();
    story.at(10).answers("acknowledge", story.alarm("spo2/low"));
    return story;
  };

  test("a high gives 60 s to be at the patient: then it sounds, and the next one is called", () => {
    const story = acknowledged();
    expect(story.alarm("spo2/low").acknowledged?.goingUntil).toBe(70_000);
    expect(reads(story, 69, 79)).toEqual([]);
    expect(reads(story, 70, 79)).toEqual([
      "70 called lead: Ada acknowledged, and nobody was recorded at the patient",
      "70 spo2/low active 3 high heard: acknowledgement lapsed",
    ]);
    expect(story.alarm("spo2/low").acknowledged).toBeUndefined();
    expect(reads(story, 130, 79)[0]).toBe("130 called on call: lead: no answer");
  });

  test("to acknowledge again gives no more time", () => {
    const story = acknowledged();
    story.at(60).answers("acknowledge", story.alarm("spo2/low"));
    expect(story.alarm("spo2/low").acknowledged).toMatchObject({ at: 60_000, goingUntil: 70_000 });
  });

  test.each([
    ["at patient", { type: "patient.attended", chair } as const],
    ["patient seen", { type: "patient.seen", chair, moaas: 5 } as const],
  ])("%s is an answer", (_, act) => {
    const story = acknowledged();
    expect(story.at(69).does(act)[0]).toBe("69 spo2/low active 3 high silent: attended");
    expect(story.alarm("spo2/low").acknowledged).toEqual({ by: { name: "Ada", verified: false }, at: 10_000, step: 3 });
  });

  test("so is a line that somebody charts: a new observation", () => {
    const story = opened();
    story.at(1).reads({ spo2: 79, pulse: 70 });
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(story.alarm("spo2/low").acknowledged).toHaveProperty("goingUntil");
    expect(story.at(50).finds({ moaas: 4 })).toContain("50 spo2/low active 3 high silent: attended");
    expect(story.alarm("spo2/low").acknowledged).not.toHaveProperty("goingUntil");
  });

  test("a medium is acknowledged without a way to go", () => {
    const story = mild();
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(story.alarm("spo2/low").acknowledged).not.toHaveProperty("goingUntil");
  });

  test("where nobody is there is nobody to be at", () => {
    const story = watched();
    story.does({ type: "patient.left", chair });
    expect(story.does({ type: "patient.attended", chair })).toEqual(["0 refused: Nobody is watched at this chair"]);
  });
});

describe("S10: what lasts sounds again", () => {
  test("60 s after the acknowledgement below 88, as at first: whoever watches is called", () => {
    const story = grave();
    story.at(10).answers("acknowledge", story.alarm("spo2/low"));
    story.does({ type: "patient.attended", chair });
    expect(reads(story, 69, 79)).toEqual([]);
    expect(reads(story, 70, 79)).toEqual(["70 spo2/low active 3 high heard: repeat due"]);
    expect(story.alarm("spo2/low").call).toEqual({ step: 0, role: "nurse", at: 70_000 });
    expect(story.alarm("spo2/low").acknowledged).toBeUndefined();
  });

  test("180 s after it for the rest", () => {
    const story = mild();
    story.at(20).answers("acknowledge", story.alarm("spo2/low"));
    expect(reads(story, 199, 91)).toEqual([]);
    expect(reads(story, 200, 91)).toEqual(["200 spo2/low active 1 medium heard: repeat due"]);
  });

  test("S4: a pressure not, whatever it is; information and what is low not either", () => {
    const story = watched({ devices, calls: "told" });
    story.at(10).measures(205, 122);
    story.answers("acknowledge", story.alarm("bp/high"));
    story.does({ type: "patient.attended", chair });
    story.fails("motion");
    story.answers("acknowledge", story.alarm("cuff"));
    const lines = story.readsUntil(700, { spo2: 97, pulse: 70 });
    expect(lines.filter((line) => line.includes("repeat due"))).toEqual([]);
  });

  test("its end is the end of it", () => {
    const story = mild();
    story.at(20).answers("acknowledge", story.alarm("spo2/low"));
    expect(reads(story, 40, 97)).toEqual(["36 spo2/low cleared 1 medium silent: ended"]);
    expect(reads(story, 300, 97)).toEqual([]);
  });
});

describe("S10: a medium that ended unanswered is a message", () => {
  const over = () => {
    const story = mild();
    expect(reads(story, 32, 97)).toEqual(["32 spo2/low latched 1 info silent: message"]);
    return story;
  };

  test("it calls nobody, and an acknowledgement ends it", () => {
    const story = over();
    expect(story.alarm("spo2/low")).toMatchObject({ was: "medium", endedAt: 32_000 });
    expect(story.alarm("spo2/low")).not.toHaveProperty("call");
    expect(reads(story, 600, 97)).toEqual([]);
    expect(story.answers("acknowledge", story.alarm("spo2/low"))).toEqual([
      "600 spo2/low cleared 1 info silent: acknowledged",
      "600 done",
    ]);
  });

  test("when it comes back the new finding is shown whole, and heard", () => {
    const story = over();
    expect(reads(story, 48, 91)).toEqual(["48 spo2/low active 1 medium heard: first"]);
    expect(story.alarm("spo2/low")).toMatchObject({ priority: "medium", call: { step: 0, at: 48_000 } });
    expect(story.alarm("spo2/low")).not.toHaveProperty("was");
    expect(story.alarm("spo2/low")).not.toHaveProperty("endedAt");
  });

  test("one that eased to information first is not lost on that way", () => {
    const story = watched({ devices });
    story.readsUntil(61, { spo2: 91, pulse: 70 });
    expect(reads(story, 80, 93).at(-1)).toBe("77 spo2/low active 0 info silent: information only");
    expect(reads(story, 100, 97)).toEqual(["96 spo2/low latched 0 info silent: message"]);
  });

  test("acknowledged while it lasted it leaves nothing", () => {
    const story = mild();
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(reads(story, 32, 97)).toEqual(["32 spo2/low cleared 1 medium silent: ended"]);
  });

  test("at a start it stays what it is, in silence", () => {
    const story = over();
    expect(story.at(40).restarts(5_000)).toContain("40 spo2/low latched 1 info silent: message");
  });
});

describe("a pause for longer than the sound's own", () => {
  const LONGEST = Minutes(10);

  test.each([
    ["120 s without a reason", Seconds(120), undefined, "done"],
    ["121 s without one", Seconds(121), undefined, "A pause longer than 2 min needs a reason"],
    ["121 s with one", Seconds(121), "the probe is mended", "done"],
    ["10 min", LONGEST, "the probe is mended", "done"],
    ["10 min and a second", LONGEST + 1_000, "the probe is mended", "The pause is 601 s, at most 10 min is allowed"],
    ["nothing", 0, undefined, "A pause must be longer than nothing"],
  ])("of a medium: %s", (_, ms, reason, answer) => {
    const story = mild();
    const last = pauseFor(story, story.alarm("spo2/low"), ms, reason).at(-1);
    expect(last).toBe(answer === "done" ? "16 done" : `16 refused: ${answer}`);
    if (answer !== "done") return;
    expect(story.alarm("spo2/low").paused).toMatchObject({ until: 16_000 + ms, ...(reason && { reason }) });
  });

  test("a high has none, whatever the reason", () => {
    const story = grave();
    expect(pauseFor(story, story.alarm("spo2/low"), 121_000, "it is so")).toEqual([
      "1 refused: A high alarm may be paused for at most 2 min: acknowledge it when you go",
    ]);
    expect(pauseFor(story, story.alarm("spo2/low"), 60_000)).toEqual([
      "1 spo2/low active 3 high silent: paused",
      "1 done",
    ]);
  });
});

describe("answers after a restart", () => {
  test("what fell due in the gap happens at the start: the lead is called, and on call a minute later", () => {
    const story = grave();
    expect(
      story
        .at(100)
        .restarts(95_000)
        .filter((line) => line.includes("called")),
    ).toEqual(["100 called lead: nurse: no answer"]);
    expect(story.waits(160)).toContain("160 called on call: lead: no answer");
  });

  test("an acknowledgement that lapsed in it", () => {
    const story = grave();
    story.at(10).answers("acknowledge", story.alarm("spo2/low"));
    const lines = story.at(100).restarts(80_000);
    expect(lines).toContain("100 spo2/low active 3 high heard: acknowledgement lapsed");
    expect(lines).toContain("100 called lead: Ada acknowledged, and nobody was recorded at the patient");
  });

  test("a repeat that fell due in it", () => {
    const story = mild();
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(story.at(300).restarts(200_000)).toContain("300 spo2/low active 1 medium heard: repeat due");
  });

  test("a wall clock that went back lengthens no way to the patient, no repeat, no chain and no pause", () => {
    const story = grave();
    story.at(1_000).reads({ spo2: 79, pulse: 70 });
    story.answers("acknowledge", story.alarm("spo2/low"));
    story.at(100).restarts();
    expect(story.alarm("spo2/low").acknowledged).toMatchObject({ at: 100_000, goingUntil: 160_000 });
    expect(story.waits(160)).toContain("160 spo2/low active 3 high heard: acknowledgement lapsed");
    const { call } = story.alarm("spo2/low");
    story.at(50).restarts();
    expect(story.alarm("spo2/low").call).toEqual({ ...call, at: 50_000 });
  });

  test("a long pause that runs is not cut to a short one", () => {
    const story = mild();
    pauseFor(story, story.alarm("spo2/low"), 600_000, "the probe is mended");
    story.at(60).restarts(1_000);
    expect(story.alarm("spo2/low").paused?.until).toBe(616_000);
  });
});
