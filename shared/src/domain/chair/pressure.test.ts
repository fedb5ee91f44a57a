import { describe, expect, test } from "vitest";
import { chair, watched } from "../story.test-support.ts";

const first = () => {
  const story = watched();
  story.at(100).measures(185, 95);
  return story;
};
/** The lines about pressure only; without an oximeter's values the signal alarm speaks too. */
const bp = (lines: readonly string[]) => lines.filter((line) => line.includes(" bp/") || !line.includes("signal"));

describe("S4: a high pressure is heard, then confirmed", () => {
  test("the first is medium and heard, with the pressures and the limit as evidence", () => {
    const story = first();
    expect(story.alarm("bp/high")).toMatchObject({
      priority: "medium",
      phase: "active",
      evidence: { kind: "pressure", systolic: 185, diastolic: 95, limit: { systolic: 180, diastolic: 110 } },
    });
    expect(story.all.at(-1)?.event).toMatchObject({ announce: { heard: true, why: "first" } });
  });

  test.each([
    [159.999, "2 medium heard: new reading"],
    [160, "3 high heard: escalated"],
  ])("a second one at second %d: %s", (at, what) => {
    const story = first();
    expect(bp(story.at(at).measures(182, 90)).at(-1)).toBe(`${at} bp/high active ${what}`);
  });

  test("a same-time reading does not clear either", () => {
    const story = first();
    expect(bp(story.at(159.999).measures(130, 80))).toEqual([]);
    expect(story.alarm("bp/high").phase).toBe("active");
    expect(bp(story.at(160).measures(131, 80))).toEqual(["160 bp/high latched 2 info silent: message"]);
  });

  test("a same-time reading is no repeat: it stays due in 2 min and high at 5 min", () => {
    const story = first();
    story.at(130).measures(185, 94);
    expect(bp(story.waits(219.999))).toEqual([]);
    expect(bp(story.waits(220))).toEqual(["220 bp/high active 2 medium heard: repeat overdue"]);
    expect(bp(story.waits(399.999))).toEqual([]);
    expect(bp(story.waits(400))).toEqual(["400 bp/high active 3 high heard: escalated"]);
    expect(bp(story.waits(2_000))).toEqual([]);
  });

  test("an acknowledgement of the first covers neither the overdue repeat nor the confirmed one", () => {
    const story = first();
    const seen = story.alarm("bp/high");
    expect(story.at(110).answers("acknowledge", seen)[0]).toBe("110 bp/high active 2 medium silent: acknowledged");
    expect(bp(story.waits(220))).toEqual(["220 bp/high active 2 medium heard: repeat overdue"]);
    story.answers("acknowledge", story.alarm("bp/high"));
    expect(bp(story.at(230).measures(190, 100))).toEqual(["230 bp/high active 3 high heard: escalated"]);
    expect(story.answers("acknowledge", seen)).toEqual(["230 refused: BP high: it is now 190/100, high, look again"]);
  });

  test("200/120 is high at once, also within a minute of a first one", () => {
    const story = first();
    expect(bp(story.at(120).measures(150, 120))).toEqual(["120 bp/high active 4 high heard: escalated"]);
  });

  test("after a first of 200/120 a same-time reading does not clear, a later one does, and it latches", () => {
    const story = watched();
    story.at(100).measures(205, 122);
    expect(bp(story.at(130).measures(120, 80))).toEqual([]);
    expect(bp(story.at(161).measures(121, 80))).toEqual(["161 bp/high latched 4 high heard: still latched"]);
    expect(story.answers("acknowledge", story.alarm("bp/high"))[0]).toMatch(/cleared/);
  });

  test("a same-time reading does not ease a first of 200/120 either", () => {
    const story = watched();
    story.at(100).measures(205, 122);
    story.answers("acknowledge", story.alarm("bp/high"));
    expect(bp(story.at(130).measures(185, 95))).toEqual(["130 bp/high active 4 high heard: new reading"]);
  });

  test("failed results neither confirm nor clear", () => {
    const story = first();
    story.at(170).fails("motion");
    expect(story.alarm("bp/high")).toMatchObject({ step: 2, phase: "active" });
    expect(bp(story.waits(220))).toContain("220 bp/high active 2 medium heard: repeat overdue");
  });

  test("a duplicate is nothing at all; the same numbers without a clock are a new reading", () => {
    const story = watched();
    story.at(100).measures(185, 95, { saidAt: "10:00" });
    expect(bp(story.at(170).measures(185, 95, { saidAt: "10:00" }))).toEqual([]);
    expect(bp(story.at(180).measures(185, 95, { saidAt: "10:01" }))).toEqual([
      "180 bp/high active 3 high heard: escalated",
    ]);
    const clockless = first();
    expect(bp(clockless.at(170).measures(185, 95))).toEqual(["170 bp/high active 3 high heard: escalated"]);
  });

  test("after an acknowledgement a new reading in violation sounds again, at a milder step too", () => {
    const story = first();
    story.at(160).measures(190, 100);
    story.answers("acknowledge", story.alarm("bp/high"));
    story.does({ type: "patient.attended", chair });
    expect(bp(story.at(300).measures(191, 100))).toEqual(["300 bp/high active 3 high heard: new reading"]);
    story.answers("acknowledge", story.alarm("bp/high"));
    story.does({ type: "patient.attended", chair });
    expect(bp(story.at(400).measures(170, 100))).toEqual(["400 bp/high active 1 medium heard: new reading"]);
    expect(story.alarm("bp/high").acknowledged).toBeUndefined();
  });

  test("a reading in between that is not severe begins the count anew", () => {
    const story = first();
    story.at(170).measures(170, 95);
    expect(bp(story.at(240).measures(185, 95))).toEqual(["240 bp/high active 2 medium heard: escalated"]);
  });
});

describe("S12: a late result is told once and never as if present", () => {
  test("beside the present pressure's alarm, as information, until it is acknowledged", () => {
    const story = first();
    expect(story.at(110).measures(205, 122, { late: true, saidAt: "09:00" })).toContain(
      "110 bp/high latched 0 info silent: information only",
    );
    const kept = Object.values(story.state.alarms).find(
      ({ alarm }) => alarm.device !== undefined && alarm.condition === "bp/high",
    );
    expect(kept?.alarm.evidence).toEqual({ kind: "words", words: "from before, told late: 205/122 (from 165/105 on)" });
    expect(story.alarm("bp/high")).toMatchObject({ step: 2, phase: "active" });
    if (kept === undefined) throw new Error("nothing was told");
    expect(story.answers("acknowledge", kept.alarm)[0]).toBe("110 bp/high cleared 0 info silent: acknowledged");
  });

  test("it starts no watch, ends no alarm and is no repeat", () => {
    const story = first();
    story.at(170).measures(120, 80, { late: true, saidAt: "09:00" });
    expect(story.alarm("bp/high")).toMatchObject({ step: 2, phase: "active" });
    story.does({ type: "patient.left", chair: story.state.id });
    expect(story.at(171).measures(205, 122, { late: true, saidAt: "09:01" })).toEqual([]);
  });
});

test("a cuff that can be told to measure is asked, one that cannot is refused with what to do", () => {
  const story = watched();
  expect(story.does({ type: "bp.measure", chair: story.state.id })).toEqual(["0 cuff asked: measure", "0 done"]);
  expect(story.does({ type: "bp.stop", chair: story.state.id })).toEqual(["0 cuff asked: stop", "0 done"]);
  const without = watched({ devices: [] });
  expect(without.does({ type: "bp.measure", chair: story.state.id })[0]).toMatch(/refused: No cuff at this chair/);
});
