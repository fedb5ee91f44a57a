import { describe, expect, test } from "vitest";
import type { Priority } from "../../contracts/index.ts";
import { cleared, dosing, opened, reviewed } from "./story.test-support.ts";

const rise = (lines: readonly string[]) => lines.filter((line) => line.includes("bp/rise"));

// The baseline of these stories is 127/77.
describe("S6: a rise of 40 or 25 above the baseline", () => {
  test.each<readonly [string, number, number, Priority | "none"]>([
    ["39 and 24 above, and 20 % all the same", 166, 101, "info"],
    ["40 above systolic", 167, 80, "medium"],
    ["25 above diastolic", 130, 102, "medium"],
    ["both", 170, 105, "medium"],
  ])("%s, %i/%i: %s", (_, systolic, diastolic, priority) => {
    const story = dosing();
    story.at(700).measures(systolic, diastolic);
    expect(story.find("bp/rise")?.priority ?? "none").toBe(priority);
  });

  test.each<readonly [string, number, number, number, number, Priority]>([
    // A baseline of 99/62: 139/87 are 40 and 25 above it.
    ["just below 140/90", 99, 62, 139, 87, "info"],
    ["140 systolic", 99, 62, 140, 70, "medium"],
    ["90 diastolic", 99, 62, 120, 90, "medium"],
    ["89 diastolic", 99, 62, 120, 89, "info"],
  ])("is medium from 140/90 on, else information: %s", (_, systolic, diastolic, to, toDiastolic, priority) => {
    const story = lowBaseline(systolic, diastolic);
    story.at(700).measures(to, toDiastolic);
    expect(story.alarm("bp/rise")).toMatchObject({ priority, phase: "active", step: priority === "info" ? 0 : 1 });
  });

  test("its evidence is the reading, and the limit that the baseline makes", () => {
    const story = dosing();
    expect(rise(story.at(700).measures(168, 80))).toEqual(["700 bp/rise active 1 medium heard: first"]);
    expect(story.alarm("bp/rise")).toMatchObject({
      kind: "physiological",
      evidence: { kind: "pressure", systolic: 168, diastolic: 80, limit: { systolic: 167, diastolic: 102 } },
    });
  });

  test("each new reading that shows it sounds again, after an acknowledgement too; one that does not ends it", () => {
    const story = dosing();
    story.at(700).measures(168, 80);
    story.answers("acknowledge", story.alarm("bp/rise"));
    expect(rise(story.at(1_000).measures(169, 80))).toEqual(["1000 bp/rise active 1 medium heard: new reading"]);
    expect(rise(story.at(1_300).measures(152, 92))).toEqual(["1300 bp/rise latched 1 info silent: message"]);
  });

  test("no time and no late reading ends it, and no failed one", () => {
    const story = dosing();
    story.at(700).measures(168, 80);
    story.fails("motion");
    story.measures(120, 70, { late: true, saidAt: "09:00" });
    story.waits(20_000);
    expect(story.alarm("bp/rise").phase).toBe("active");
  });

  test("from dosing on, until the end of the session", () => {
    const before = cleared();
    expect(rise(before.at(150).measures(168, 80))).toEqual([]);
    const story = reviewed();
    expect(rise(story.at(5_600).measures(168, 80))).toEqual(["5600 bp/rise active 1 medium heard: first"]);
    expect(rise(story.ends("transferred"))).toEqual(["5600 bp/rise latched 1 info silent: message"]);
    expect(rise(story.at(5_700).measures(168, 80))).toEqual([]);
  });
});

function lowBaseline(systolic: number, diastolic: number) {
  const story = opened();
  story.measures(systolic, diastolic);
  story.at(120).measures(systolic, diastolic);
  story.at(180).doses();
  return story;
}

describe("clinical 8: 20 % above the baseline is information", () => {
  // 20 % above 127/77 are 152.4/92.4.
  test.each<readonly [number, number, Priority | "none"]>([
    [152, 92, "none"],
    [153, 80, "info"],
    [130, 93, "info"],
  ])("%i/%i: %s", (systolic, diastolic, priority) => {
    const story = dosing();
    story.at(700).measures(systolic, diastolic);
    expect(story.find("bp/rise")?.priority ?? "none").toBe(priority);
  });
});

describe("clinical 4.3: two rises in a row, the last 20 % above the baseline", () => {
  test.each<readonly [string, readonly [number, number, number], string]>([
    ["10 and 10 to 153", [133, 143, 153], "133, 143, 153 mmHg: rising, repeat in 3 min"],
    ["10 and 9", [133, 143, 152], "none"],
    ["9 and 11", [133, 142, 153], "none but its share"],
    ["10 and 10 to 152", [132, 142, 152], "none"],
  ])("%s", (_, readings, words) => {
    const story = dosing();
    readings.forEach((systolic, index) => story.at(700 + index * 300).measures(systolic, 80));
    const alarm = story.find("bp/rise");
    const evidence = alarm?.evidence;
    const share = alarm?.rule === "bp rise" ? "none but its share" : "none";
    expect(evidence?.kind === "several" ? evidence.words : share).toBe(words);
    if (alarm !== undefined) expect(alarm).toMatchObject({ priority: "info", step: 0 });
  });
});
