import { describe, expect, test } from "vitest";
import { dosedBy, linesOf, min, type Course } from "./routes.test-support.ts";
import type { SessionStory } from "./story.test-support.ts";

const unanswered = linesOf("check/unanswered");
const presence = linesOf("presence");
const due = (story: SessionStory, what: string) => story.judgement.due.find((one) => one.what === what);
const second = (seconds: number): number => min(15) + seconds;

/** At home, dosed; the support person is there all along. */
const home = (course: Course = {}) => dosedBy("sublingual", course);
const replies = (story: SessionStory, by: "patient" | "support person" = "patient") =>
  story.asks("check.answered", { by });

describe("S18: a check that nobody answers", () => {
  test("is due 15 min after the dose, and 15 min after each reply", () => {
    const story = home();
    expect(due(story, "reply")).toMatchObject({ at: min(15) * 1_000, overdueAt: second(30) * 1_000 });
    expect(replies(story.at(min(16)))).toContainEqual(expect.stringMatching(/done/));
    expect(due(story, "reply")?.at).toBe(min(31) * 1_000);
    replies(story.at(min(20)), "support person");
    expect(due(story, "reply")?.at).toBe(min(35) * 1_000);
  });

  test("is asked again at 30 s, medium at 60 s and high at 120 s, each at its own instant", () => {
    const story = home();
    expect(unanswered(story.waits(second(29.999)))).toEqual([]);
    expect(unanswered(story.waits(second(30)))).toEqual(["15.5 check/unanswered active 0 low heard: first"]);
    expect(story.alarm("check/unanswered").evidence).toMatchObject({
      words: "no reply to the check for 30 s: asked again, and the support person",
    });
    expect(unanswered(story.waits(second(59.999)))).toEqual([]);
    expect(unanswered(story.waits(second(60)))).toEqual(["16 check/unanswered active 1 medium heard: escalated"]);
    expect(unanswered(story.waits(second(119.999)))).toEqual([]);
    expect(unanswered(story.waits(second(120)))).toEqual(["17 check/unanswered active 2 high heard: escalated"]);
  });

  test("a reply ends it, before anything is heard and after", () => {
    const early = home();
    replies(early.at(second(29)));
    expect(unanswered(early.waits(second(200)))).toEqual([]);
    const late = home();
    late.waits(second(61));
    expect(unanswered(replies(late.at(second(62))))).toEqual([
      expect.stringMatching(/check\/unanswered latched 1 info silent: message/),
    ]);
    expect(unanswered(late.waits(second(500)))).toEqual([]);
  });

  test("only a reply ends it: a person who charts something else does not", () => {
    const story = home();
    story.waits(second(61));
    expect(unanswered(story.asks("chart.record", { entry: { kind: "note", text: "rang" } }))).toEqual([]);
    expect(story.alarm("check/unanswered").phase).toBe("active");
  });

  test.each<readonly [string, Parameters<SessionStory["reads"]>[0], string]>([
    ["SpO2 is missing", { spo2: "probe off", pulse: 70 }, "SpO2 is not known"],
    ["pulse is missing", { spo2: 97, pulse: "pulse lost" }, "the pulse is not known"],
    ["SpO2 is low", { spo2: 79, pulse: 70 }, "SpO2 is low"],
  ])("high at 30 s where %s", (_, values, words) => {
    const story = home();
    story.at(second(10)).reads(values);
    expect(unanswered(story.waits(second(29.999)))).toEqual([]);
    expect(unanswered(story.waits(second(30)))).toEqual(["15.5 check/unanswered active 2 high heard: first"]);
    expect(story.alarm("check/unanswered").evidence).toMatchObject({
      words: `no reply to the check for 30 s, and ${words}`,
    });
  });

  test("high at once where the probe comes off after the 30 s", () => {
    const story = home();
    story.waits(second(45));
    const lines = unanswered(story.at(second(46)).reads({ spo2: "probe off", pulse: "probe off" }));
    expect(lines).toEqual([expect.stringMatching(/check\/unanswered active 2 high heard: escalated/)]);
  });

  test("a probe that is put back makes it no milder: only a reply does", () => {
    const story = home();
    story.at(second(10)).reads({ spo2: "probe off", pulse: "probe off" });
    story.waits(second(31));
    story.at(second(32)).reads({ spo2: 97, pulse: 70 });
    expect(story.alarm("check/unanswered").priority).toBe("high");
  });

  test("nobody is asked before the dose, and nobody in a clinic", () => {
    const story = dosedBy("iv");
    expect(due(story, "reply")).toBeUndefined();
    expect(replies(story)[0]).toMatch(/refused: This is asked at home only/);
    expect(story.asks("presence.tapped", {})[0]).toMatch(/refused: This is asked at home only/);
  });

  test("nobody is asked once the patient is awake", () => {
    const story = home();
    for (const minute of [15, 30, 45, 60]) {
      replies(story.at(min(minute)));
      story.finds({ moaas: 5 });
    }
    story.at(min(69)).finds({ moaas: 5, dissociation: "resolved" });
    replies(story);
    story.waits(min(71));
    expect(story.facts.phase).toBe("recovery");
    expect(due(story, "reply")).toBeUndefined();
    expect(replies(story)[0]).toMatch(/refused: Nothing is asked of the home in recovery/);
  });

  test("each reply is a line of the chart, with who recorded it", () => {
    const story = home();
    replies(story.at(min(15)), "support person");
    expect(story.session.chart.at(-1)).toMatchObject({
      entry: { kind: "note", text: "check answered by the support person" },
      by: { name: "Ada" },
    });
  });
});

describe("S18: presence, tapped every 15 min", () => {
  test("two missed are high, and one is not", () => {
    const story = home();
    expect(due(story, "presence")).toMatchObject({ at: min(15) * 1_000, overdueAt: min(30) * 1_000 });
    expect(presence(story.waits(min(30) - 0.001))).toEqual([]);
    expect(presence(story.waits(min(30)))).toEqual(["30 presence active 0 high heard: first"]);
  });

  test("counted from the last tap, and ended by one", () => {
    const story = home();
    story.at(min(14)).asks("presence.tapped", {});
    expect(due(story, "presence")?.at).toBe(min(29) * 1_000);
    expect(presence(story.waits(min(44) - 0.001))).toEqual([]);
    expect(presence(story.waits(min(44)))).toEqual(["44 presence active 0 high heard: first"]);
    expect(presence(story.at(min(45)).asks("presence.tapped", {}))).toEqual([
      expect.stringMatching(/presence latched 0 high/),
    ]);
  });
});

test("what was missed while the gateway was down is told at its start", () => {
  const story = home();
  story.waits(min(14));
  const lines = story.at(min(31)).restarts(17 * 60_000 - 1_000);
  expect(unanswered(lines)).toEqual(["31 check/unanswered active 2 high heard: first"]);
  expect(presence(lines)).toEqual(["31 presence active 0 high heard: first"]);
});
