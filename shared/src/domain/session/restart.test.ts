import { describe, expect, test } from "vitest";
import { chair, started } from "../story.test-support.ts";
import {
  active,
  awake,
  cleared,
  dosing,
  drafted,
  facts,
  opened,
  recovering,
  reviewed,
  type SessionStory,
} from "./story.test-support.ts";

const held = () => {
  const story = opened();
  story.measures(158, 96);
  story.at(120).measures(158, 96);
  return story;
};
const paused = () => {
  const story = dosing();
  story.at(300).asks("dose.pause", { reason: "look" });
  return story;
};
const baseline = () => {
  const story = opened();
  story.measures(128, 78);
  return story;
};

const nowOf = (story: SessionStory): number => story.told("session.judged").at(-1)?.at ?? 0;

describe("a restart inside every phase leaves the session as it is", () => {
  test.each([
    ["draft", drafted],
    ["screening", baseline],
    ["held", held],
    ["cleared", cleared],
    ["dosing", dosing],
    ["paused", paused],
    ["active", active],
    ["recovery", recovering],
    ["review", reviewed],
  ] as const)("%s", (phase, begin) => {
    const story = begin();
    const before = story.facts;
    const at = nowOf(story) / 1_000 + 12;
    story.at(at).restarts(10_000);
    expect(story.facts).toEqual(before);
    expect(story.facts.phase).toBe(phase);
    expect(story.does({ type: "patient.left", chair })[0]).toMatch(/refused/);
    const due = story.deadline ?? Infinity;
    expect(due).toBeGreaterThan(at);
  });
});

describe("what fell due in the gap is judged at the start, not inside it", () => {
  test("a planned end, a confirmation and a reading that is overdue", () => {
    const story = paused();
    const lines = story.at(2_000).restarts(1_690_000);
    expect(lines).toContain("2000 pump active 0 medium heard: first");
    expect(lines).toContain("2000 bp/overdue active 1 medium heard: first");
    expect(lines.filter((line) => !line.startsWith("2000 "))).toEqual([]);
  });

  test("recovery, and review behind it", () => {
    const story = active();
    story.at(2_700).finds(awake);
    expect(facts(story.at(6_000).restarts(3_000_000)).filter((line) => / (recovery|review): /.test(line))).toEqual([
      "6000 recovery: MOAA/S 5 and dissociation resolved, 15 min after the pump stopped",
      "6000 review: 50 min after the pump stopped",
    ]);
  });

  test("a baseline that grew too old", () => {
    const story = cleared();
    story.at(1_200).restarts(1_000_000);
    story.reads({ spo2: 97, pulse: 70 });
    expect(story.refusal("dose.start")).toBe("The baseline is older than 15 min: take new readings");
  });

  test("what was due before the gap was decided before it", () => {
    const story = paused();
    expect(story.at(2_000).restarts(1_500_000)).toContain("360 pump active 0 medium heard: first");
  });
});

describe("after a restart", () => {
  test("the saturation of the gap is not known", () => {
    const story = recovering();
    story.waits(5_400);
    expect(story.judgement.criteria.find(({ id }) => id === "spo2")?.state).toBe("met");
    story.at(5_700).restarts(300_000);
    story.reads({ spo2: 97, pulse: 70 });
    expect(story.judgement.criteria.find(({ id }) => id === "spo2")?.state).toBe("not known");
  });

  test("a dose needs a saturation that is known again", () => {
    const story = cleared();
    story.at(130).restarts(5_000);
    expect(story.doses()).toEqual(["130 refused: SpO2 is not known: see to the probe"]);
    story.at(131).reads({ spo2: 97, pulse: 70 });
    expect(story.doses()).toContain("131 done");
  });

  test("a wall clock that went back makes no baseline of what is not in the past, and none fresher", () => {
    const story = cleared();
    story.at(60).restarts();
    story.reads({ spo2: 97, pulse: 70 });
    expect(story.facts).toMatchObject({ phase: "screening", baseline: "not yet" });
    expect(story.session.readings.map(({ at }) => at)).toEqual([0, 60_000]);
  });

  test("a session of a protocol that is no longer offered goes on by it", () => {
    const story = dosing();
    story.at(200).takes(started({ protocols: [] }));
    expect(story.at(600).asks("dose.stop", {})).toContain("600 done");
  });
});
