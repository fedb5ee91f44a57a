import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import type { EntryBody, EntryId } from "../../contracts/index.ts";
import { chair, cuff } from "../story.test-support.ts";
import { cleared, clearedAtHome, dosing, reviewed, type SessionStory } from "./story.test-support.ts";

type Remark = Extract<EntryBody, { kind: "reading remark" }>;

/** Of the reading taken at that second. */
const remark = (second: number, more: Partial<Remark> = {}): Remark => ({
  kind: "reading remark",
  reading: Instant(second * 1_000),
  notPatient: true,
  ...more,
});

function charts(story: SessionStory, entry: EntryBody, corrects?: EntryId): EntryId {
  const lines = story.asks("chart.record", { entry, ...(corrects !== undefined && { corrects }) });
  const line = story.session.chart.at(-1);
  if (line === undefined || lines.some((one) => one.includes("refused"))) throw new Error(lines.join("\n"));
  return line.id;
}
const refused = (story: SessionStory, entry: EntryBody, corrects?: EntryId): string | undefined =>
  story
    .asks("chart.record", { entry, ...(corrects !== undefined && { corrects }) })
    .find((line) => line.includes("refused: "))
    ?.replace(/^.*refused: /, "");
const typed = (systolic: number, diastolic: number): EntryBody => ({ kind: "reading", systolic, diastolic });
const systolics = (story: SessionStory): readonly number[] => story.session.readings.map(({ systolic }) => systolic);

describe("S18: a reading that was not the patient's counts for nothing", () => {
  test("of a cuff: what it raised is no longer active, and a high that nobody answered stays to be seen", () => {
    const story = dosing();
    story.at(700).measures(205, 90);
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "high" });
    charts(story.at(730), remark(700));
    expect(story.alarm("bp/high")).toMatchObject({ phase: "latched", priority: "high" });
    expect(systolics(story)).toEqual([128, 126]);
  });

  test("typed in, and at home", () => {
    const story = clearedAtHome();
    charts(story.at(150), typed(205, 90));
    charts(story.at(160), remark(150));
    expect(story.alarm("bp/high").phase).toBe("latched");
    expect(systolics(story)).toEqual([128, 126]);
  });

  test("S4: what it had confirmed is no longer confirmed", () => {
    const story = dosing();
    story.at(700).measures(182, 90);
    story.at(770).measures(181, 90);
    expect(story.alarm("bp/high").priority).toBe("high");
    story.answers("acknowledge", story.alarm("bp/high"));
    charts(story.at(780), remark(770));
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "medium" });
  });

  test("what only it had ended is raised again, by the reading that remains", () => {
    const story = dosing();
    story.at(700).measures(170, 80);
    story.answers("acknowledge", story.alarm("bp/high"));
    story.at(760).measures(120, 80);
    expect(story.find("bp/high")).toBeUndefined();
    const lines = story.at(770).asks("chart.record", { entry: remark(760) });
    expect(lines).toContain("770 bp/high active 1 medium heard: first");
    expect(story.alarm("bp/high").evidence).toMatchObject({ systolic: 170 });
  });

  test("one of before leaves what the last one says", () => {
    const story = dosing();
    story.at(700).measures(120, 80);
    story.at(760).measures(170, 80);
    charts(story.at(770), remark(700));
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "medium" });
    expect(systolics(story)).toEqual([128, 126, 170]);
  });

  test("the pressure is wanted as if it had never been read", () => {
    const story = dosing();
    story.at(1_000).measures(127, 77);
    const due = (): number | undefined => story.judgement.due.find(({ what }) => what === "bp")?.at;
    expect(due()).toBe(1_600_000);
    charts(story.at(1_010), remark(1_000));
    expect(due()).toBe(780_000);
    story.waits(1_081);
    expect(story.alarm("bp/overdue").priority).toBe("low");
  });

  test("S19: before the dose the baseline is gathered again, also where no reading is left", () => {
    const story = cleared();
    charts(story.at(130), remark(120));
    expect(story.facts).toMatchObject({ phase: "screening", baseline: "not yet" });
    charts(story.at(140), remark(0));
    expect(story.facts.baseline).toBe("not yet");
    story.at(200).measures(130, 80);
    story.at(330).measures(130, 80);
    expect(story.facts).toMatchObject({ phase: "cleared", baseline: { systolic: 130 } });
  });

  test("S19: after an antihypertensive it is not what was read on arrival", () => {
    const story = cleared();
    const drug = { name: "labetalol", class: "antihypertensive oral", dose: "1" } as const;
    charts(story.at(130), { kind: "intervention", what: "drug", drug });
    expect(story.facts.arrival).toMatchObject({ readings: [{ systolic: 128 }, { systolic: 126 }] });
    const wrong = charts(story.at(140), remark(120));
    expect(story.facts.arrival).toMatchObject({ readings: [{ systolic: 128 }] });
    charts(story, remark(120, { notPatient: false }), wrong);
    expect(story.facts.arrival).toMatchObject({ readings: [{ systolic: 128 }, { systolic: 126 }] });
  });

  test("S21: no discharge rests on it", () => {
    const story = reviewed();
    story.at(5_590).measures(120, 75);
    story.at(6_200).measures(120, 75);
    const bp = (): string | undefined => story.judgement.criteria.find(({ id }) => id === "bp")?.state;
    expect(bp()).toBe("met");
    charts(story.at(6_210), remark(5_590));
    expect(bp()).toBe("not known");
  });

  test("a kit dates its reading itself: it is named by that", () => {
    const story = dosing();
    const reading = { systolic: 205, diastolic: 90, mean: "unavailable", pulse: "unavailable" } as const;
    const happenedAt = Instant(698_000);
    story.at(700).takes({ type: "cuff.result", chair, device: cuff, reading, late: false, happenedAt });
    expect(refused(story.at(710), remark(700))).toMatch(/no reading of that time/);
    charts(story, remark(698));
    expect(systolics(story)).toEqual([128, 126]);
  });
});

describe("S18: put right, it counts as it did", () => {
  test("and what it proves is told", () => {
    const story = dosing();
    story.at(700).measures(170, 80);
    const wrong = charts(story.at(710), remark(700));
    story.answers("acknowledge", story.alarm("bp/high"));
    expect(story.find("bp/high")).toBeUndefined();
    charts(story.at(720), remark(700, { notPatient: false }), wrong);
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "medium" });
    expect(story.session.readings.at(-1)).toMatchObject({ at: 700_000, systolic: 170 });
  });

  test("who worked the cuff changes nothing of it; the same remark can say later that it was not the patient's", () => {
    const story = clearedAtHome();
    const by = charts(story.at(130), remark(120, { notPatient: false, workedBy: "Ben" }));
    expect(systolics(story)).toEqual([128, 126]);
    expect(story.facts.phase).toBe("cleared");
    charts(story.at(140), remark(120, { workedBy: "Ben" }), by);
    expect(systolics(story)).toEqual([128]);
  });
});

describe("S18: a remark is refused", () => {
  test("about a reading that is not there, or that says nothing", () => {
    const story = dosing();
    expect(refused(story, remark(119))).toBe("There is no reading of that time in this session: look again");
    expect(refused(story, remark(120, { notPatient: false }))).toBe(
      "Nothing was said of the reading: there is nothing to record",
    );
    expect(systolics(story)).toEqual([128, 126]);
  });

  test("a second one about the same reading: the one that stands is put right", () => {
    const story = dosing();
    const first = charts(story.at(700), remark(120));
    expect(refused(story, remark(120))).toBe("That reading has a remark already: correct the one that stands");
    expect(refused(story, remark(0), first)).toBe("That remark is about another reading: correct it as it is");
    const second = charts(story, remark(120, { notPatient: false }), first);
    expect(refused(story, remark(120))).toMatch(/has a remark already/);
    charts(story, remark(120), second);
    expect(systolics(story)).toEqual([128]);
  });

  test("S12: nobody corrects the number of a reading that is set aside", () => {
    const story = dosing();
    const line = charts(story.at(700), typed(205, 90));
    const wrong = charts(story.at(710), remark(700));
    const why = "That reading was said not to be the patient's: correct that remark first";
    expect(refused(story, typed(125, 80), line)).toBe(why);
    charts(story, remark(700, { notPatient: false }), wrong);
    charts(story, typed(125, 80), line);
    expect(systolics(story)).toEqual([128, 126, 125]);
  });
});
