import { describe, expect, test } from "vitest";
import { active, cleared, dosing, recovering, type SessionStory } from "./story.test-support.ts";

const overdue = (lines: readonly string[]) => lines.filter((line) => line.includes("bp/overdue"));
const bpDue = (story: SessionStory) => story.due().find((line) => line.endsWith(" bp"));

describe("clinical 8: the next pressure is due", () => {
  test("not before the dose", () => {
    expect(bpDue(cleared())).toBeUndefined();
    expect(overdue(cleared().waits(100_000))).toEqual([]);
  });

  test("10 min after the dose began, then 10 min after each reading", () => {
    const story = dosing();
    expect(bpDue(story)).toBe("780 bp");
    story.at(700).measures(130, 80);
    expect(bpDue(story)).toBe("1300 bp");
    story.asks("dose.pause", { reason: "nausea" });
    expect(bpDue(story)).toBe("1300 bp");
  });

  test("every 15 min once the pump has stopped", () => {
    const story = dosing();
    story.at(2_400).measures(130, 80);
    expect(bpDue(story)).toBe("3000 bp");
    story.at(2_580).asks("dose.stop", {});
    expect(bpDue(story)).toBe("3300 bp");
    const later = recovering();
    later.measures(125, 78);
    expect(bpDue(later)).toBe(`${3_480 + 900} bp`);
  });

  test.each<readonly [string, number, number, number]>([
    ["an information leaves it at 10 min", 160, 80, 600],
    ["a medium one", 165, 80, 300],
    ["a high one is to be confirmed (S4)", 200, 80, 120],
    ["one that waits to be confirmed (S4)", 180, 80, 120],
    ["a rise that is medium", 167, 80, 300],
    ["a rise that is information only", 125, 85, 600],
  ])("sooner while a pressure is high: %s (%i/%i)", (_, systolic, diastolic, seconds) => {
    const story = dosing();
    story.at(700).measures(systolic, diastolic);
    expect(bpDue(story)).toBe(`${700 + seconds} bp`);
  });

  test("back to 10 min with a calm reading", () => {
    const story = dosing();
    story.at(700).measures(170, 80);
    story.at(900).measures(130, 80);
    expect(bpDue(story)).toBe("1500 bp");
  });

  test("nothing is due when the session is over", () => {
    const story = active();
    story.ends("transferred");
    expect(bpDue(story)).toBeUndefined();
    expect(overdue(story.waits(100_000))).toEqual([]);
  });
});

describe("clinical 8: a pressure is overdue", () => {
  test("low at 1.5 intervals and medium at 2, each at its own instant, and gone by a reading", () => {
    const story = dosing();
    expect(overdue(story.waits(1_079.999))).toEqual([]);
    expect(overdue(story.waits(1_080))).toEqual(["1080 bp/overdue active 0 low heard: first"]);
    expect(story.alarm("bp/overdue")).toMatchObject({
      kind: "technical",
      evidence: { words: "no pressure for 15 min: one is due every 10 min" },
    });
    expect(overdue(story.waits(1_379.999))).toEqual([]);
    expect(overdue(story.waits(1_380))).toEqual(["1380 bp/overdue active 1 medium heard: escalated"]);
    expect(overdue(story.waits(5_000))).toEqual([]);
    expect(overdue(story.at(5_001).measures(130, 80))).toEqual(["5001 bp/overdue latched 1 info silent: message"]);
    expect(overdue(story.waits(5_901))).toEqual(["5901 bp/overdue active 0 low heard: first"]);
  });

  test.each<readonly [string, (story: SessionStory) => readonly string[]]>([
    ["failed", (story) => story.fails("motion")],
    ["kept from before", (story) => story.measures(120, 80, { late: true, saidAt: "09:00" })],
  ])("a reading that is %s is none", (_, measure) => {
    const story = dosing();
    story.waits(1_080);
    expect(overdue(measure(story))).toEqual([]);
    expect(overdue(story.waits(1_380))).toEqual(["1380 bp/overdue active 1 medium heard: escalated"]);
  });

  test("a longer interval after the pump has stopped makes no alarm milder: only a reading does", () => {
    const story = dosing();
    story.waits(1_080);
    expect(overdue(story.asks("dose.stop", {}))).toEqual([]);
    expect(story.alarm("bp/overdue")).toMatchObject({ phase: "active", step: 0 });
    expect(overdue(story.waits(180 + 1_799.999))).toEqual([]);
    expect(overdue(story.waits(180 + 1_800))).toEqual(["1980 bp/overdue active 1 medium heard: escalated"]);
  });

  test("an acknowledged low one sounds again when it is medium", () => {
    const story = dosing();
    story.waits(1_080);
    story.answers("acknowledge", story.alarm("bp/overdue"));
    expect(overdue(story.waits(1_380))).toEqual(["1380 bp/overdue active 1 medium heard: escalated"]);
  });

  test("it ends with the session", () => {
    const story = dosing();
    story.waits(1_080);
    expect(overdue(story.does({ type: "patient.left", chair: story.state.id }))).toEqual([]);
    story.asks("dose.stop", {});
    story.asks("dose.confirm", {});
    story.ends("transferred");
    expect(story.find("bp/overdue")).toBeUndefined();
  });

  test("what fell due while the gateway was down is told at its start, and as bad as it is by then", () => {
    const story = dosing();
    story.at(1_000).takes("wake");
    const lines = overdue(story.at(1_500).restarts(499_000));
    expect(lines).toEqual(["1500 bp/overdue active 1 medium heard: first"]);
    const raised = dosing();
    raised.waits(1_080);
    expect(overdue(raised.at(1_090).restarts(5_000))).toEqual([
      "1090 bp/overdue active 0 low heard: gateway restarted",
    ]);
    expect(overdue(raised.waits(1_380))).toEqual(["1380 bp/overdue active 1 medium heard: escalated"]);
  });
});
