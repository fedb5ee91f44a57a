import { describe, expect, test } from "vitest";
import type { EntryBody, EntryId } from "../../contracts/index.ts";
import { active, cleared, dosing, SessionStory } from "./story.test-support.ts";

const { happened } = SessionStory;

/** Charts, and gives the line's id. */
function charts(
  story: SessionStory,
  entry: EntryBody,
  more: { happenedAt?: ReturnType<typeof happened>["happenedAt"]; corrects?: EntryId } = {},
): EntryId {
  const lines = story.asks("chart.record", { entry, ...more });
  const line = story.session.chart.at(-1);
  if (line === undefined || lines.some((one) => one.includes("refused"))) throw new Error(lines.join("\n"));
  return line.id;
}
const refused = (lines: readonly string[]) =>
  lines.find((line) => line.includes("refused: "))?.replace(/^.*refused: /, "");
const findings = (given: Extract<EntryBody, { kind: "findings" }>["findings"]): EntryBody => ({
  kind: "findings",
  findings: given,
});
const reading = (systolic: number, diastolic: number, pulse?: number): EntryBody => ({
  kind: "reading",
  systolic,
  diastolic,
  ...(pulse !== undefined && { pulse }),
});
const drug = (
  name: string,
  of:
    | "reversal"
    | "antihypertensive IV"
    | "antihypertensive oral"
    | "other"
    | "antiemetic"
    | "benzodiazepine or opioid",
): EntryBody => ({
  kind: "intervention",
  what: "drug",
  drug: { name, class: of, dose: "1" },
});
const value = (story: SessionStory, name: string) => story.facts.findings[name]?.value;

describe("S12: what happened, and when", () => {
  test.each<readonly [string, number, string | undefined]>([
    ["30 min back", 0, undefined],
    ["more than 30 min back", -0.001, "It happened more than 30 min ago: that is too far back to record"],
    ["after now", 1_800.001, "It cannot have happened after now: correct the time"],
  ])("%s", (_, offset, why) => {
    const story = dosing();
    story.at(2_000);
    const entry = { kind: "note", text: "hm" } as const;
    expect(refused(story.asks("chart.record", { entry, ...happened(200 + offset) }))).toBe(why);
  });

  test("not before the session was opened, but before its phase began", () => {
    const story = cleared();
    story.at(180).doses();
    const entry = { kind: "note", text: "hm" } as const;
    expect(refused(story.at(190).asks("chart.record", { entry, ...happened(10) }))).toBeUndefined();
    expect(story.session.chart.at(-1)).toMatchObject({ happenedAt: 10_000, recordedAt: 190_000 });
    const late = new SessionStory();
    late.at(100).opens();
    expect(refused(late.at(110).asks("chart.record", { entry, ...happened(99) }))).toBe(
      "It cannot have happened before the session was opened: correct the time",
    );
  });
});

describe("findings", () => {
  test("the last by when it was found stands, whenever it was charted", () => {
    const story = dosing();
    charts(story.at(600), findings({ moaas: 4, nausea: 2 }));
    charts(story.at(660), findings({ moaas: 5 }), happened(500));
    expect([value(story, "moaas"), value(story, "nausea")]).toEqual([4, 2]);
    expect(story.facts.findings["moaas"]?.at).toBe(600_000);
    charts(story.at(700), findings({ moaas: 5 }), happened(650));
    expect(value(story, "moaas")).toBe(5);
  });

  test("a correction takes the old line's place and time", () => {
    const story = dosing();
    const old = charts(story.at(600), findings({ moaas: 2, rr: 14 }));
    const now = charts(story.at(900), findings({ moaas: 5 }), { corrects: old });
    expect(story.facts.findings["moaas"]).toMatchObject({ value: 5, at: 600_000, entry: now });
    expect(story.facts.findings["rr"]).toBeUndefined();
    expect(story.session.chart).toHaveLength(2);
  });

  test("what only a corrected line hid is known again", () => {
    const story = dosing();
    charts(story.at(500), findings({ moaas: 4 }));
    const old = charts(story.at(600), findings({ moaas: 2, nausea: 1 }));
    charts(story.at(610), findings({ nausea: 1 }), { corrects: old });
    expect(story.facts.findings["moaas"]).toMatchObject({ value: 4, at: 500_000 });
  });

  test("a correction of something old leaves what was found later", () => {
    const story = dosing();
    const old = charts(story.at(500), findings({ moaas: 2 }));
    charts(story.at(600), findings({ moaas: 5 }));
    charts(story.at(700), findings({ moaas: 3 }), { corrects: old });
    expect(value(story, "moaas")).toBe(5);
  });
});

describe("corrections are refused", () => {
  test("of a line that is not there, that was corrected already, or that is of another kind", () => {
    const story = dosing();
    const old = charts(story.at(500), findings({ moaas: 4 }));
    const entry = findings({ moaas: 5 });
    expect(refused(story.asks("chart.record", { entry: { kind: "note", text: "x" }, corrects: old }))).toBe(
      "That line is of another kind (findings): correct it as it is",
    );
    const now = charts(story, entry, { corrects: old });
    expect(refused(story.asks("chart.record", { entry, corrects: old }))).toBe(
      "That line was corrected already: correct the one that stands",
    );
    charts(story, findings({ moaas: 4 }), { corrects: now });
    expect(value(story, "moaas")).toBe(4);
  });
});

describe("S12: a reading that is typed in", () => {
  test("of now is judged as one of a cuff", () => {
    const story = dosing();
    charts(story.at(700), reading(182, 90, 80));
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "medium" });
    charts(story.at(760), reading(181, 90));
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "high" });
    expect(story.session.readings.at(-1)).toMatchObject({ at: 760_000, systolic: 181, pulse: "unavailable" });
  });

  test("S4: its own time says whether two lie far enough apart", () => {
    const story = dosing();
    story.at(700).measures(182, 90);
    charts(story.at(790), reading(181, 90), happened(759.999));
    expect(story.alarm("bp/high").priority).toBe("medium");
    const other = dosing();
    other.at(700).measures(182, 90);
    charts(other.at(790), reading(181, 90), happened(760));
    expect(other.alarm("bp/high").priority).toBe("high");
  });

  test.each<readonly [string, number, "present" | "late"]>([
    ["2 min ago", 580, "present"],
    ["more than 2 min ago", 579.999, "late"],
  ])("%s", (_, when, how) => {
    const story = dosing();
    charts(story.at(700), reading(170, 80), happened(when));
    const alarm = story.alarm("bp/high");
    expect(alarm.rule).toBe(how === "present" ? "bp above limit" : "told late");
    expect(story.session.readings.at(-1)).toMatchObject({ at: when * 1_000, systolic: 170 });
  });

  test("of before, it is told once, never as if present, and it counts by its own time", () => {
    const story = dosing();
    const lines = story.at(1_000).asks("chart.record", { entry: reading(205, 80), ...happened(700) });
    expect(lines.filter((line) => line.includes("bp/high"))).toEqual([
      "1000 bp/high latched 0 info silent: information only",
    ]);
    expect(story.alarm("bp/high").evidence).toMatchObject({
      words: "from before, told late: 205/80 (from 165/105 on)",
    });
    expect(story.judgement.due.find(({ what }) => what === "bp")?.at).toBe(1_300_000);
    charts(story.at(1_001), reading(170, 80), happened(800));
    expect(story.alarm("bp/high").evidence).toMatchObject({
      words: "from before, told late: 2 values, highest 205/80 (from 165/105 on)",
    });
  });

  test("older than one that is known it is of before, and lies in its place", () => {
    const story = dosing();
    story.at(700).measures(127, 77);
    charts(story.at(710), reading(170, 80), happened(690));
    expect(story.session.readings.map(({ at }) => at / 1_000).slice(-2)).toEqual([690, 700]);
    expect(story.alarm("bp/high").rule).toBe("told late");
  });

  test("it keeps the schedule and ends what was overdue", () => {
    const story = dosing();
    story.waits(1_100);
    charts(story.at(1_110), reading(127, 77));
    expect(story.find("bp/overdue")).toBeUndefined();
  });

  test("S12: late, but in time: it ends what was overdue too", () => {
    const story = dosing();
    story.waits(1_100);
    charts(story.at(1_110), reading(127, 77), happened(800));
    expect(story.find("bp/overdue")).toBeUndefined();
    expect(story.judgement.due.find(({ what }) => what === "bp")?.at).toBe(1_400_000);
  });

  test("begins the watch of somebody whom nobody watched", () => {
    const story = new SessionStory();
    story.opens();
    charts(story.at(10), reading(205, 80));
    expect(story.state.watch).toEqual({ since: 10_000 });
    expect(story.alarm("bp/high").priority).toBe("high");
  });

  test("a diastolic that is not below the systolic is a slip", () => {
    const story = dosing();
    expect(refused(story.asks("chart.record", { entry: reading(80, 80) }))).toBe(
      "The systolic pressure must be above the diastolic: look again",
    );
  });
});

describe("S12: a typed reading that is corrected", () => {
  test("leaves the readings, and what it raised ends or waits to be seen", () => {
    const story = dosing();
    const wrong = charts(story.at(700), reading(210, 80));
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "high" });
    charts(story.at(730), reading(120, 80), { corrects: wrong });
    expect(story.alarm("bp/high")).toMatchObject({ phase: "latched", priority: "high" });
    expect(story.session.readings.filter(({ at }) => at === 700_000)).toMatchObject([{ systolic: 120 }]);
  });

  test("after two minutes too", () => {
    const story = dosing();
    const wrong = charts(story.at(700), reading(172, 80));
    charts(story.at(1_000), reading(127, 80), { corrects: wrong });
    expect(story.find("bp/high")?.phase ?? "over").not.toBe("active");
    expect(story.session.readings.at(-1)).toMatchObject({ at: 700_000, systolic: 127 });
  });

  test("the readings beside it say what the pressure is", () => {
    const story = dosing();
    story.at(650).measures(170, 80);
    const wrong = charts(story.at(700), reading(120, 80));
    expect(story.find("bp/high")?.phase).not.toBe("active");
    charts(story.at(720), reading(171, 80), { corrects: wrong });
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "medium" });
  });

  test("S4: what it had confirmed is no longer confirmed", () => {
    const story = dosing();
    story.at(700).measures(182, 90);
    const wrong = charts(story.at(770), reading(181, 90));
    expect(story.alarm("bp/high").priority).toBe("high");
    story.answers("acknowledge", story.alarm("bp/high"));
    charts(story.at(780), reading(127, 77), { corrects: wrong });
    expect(story.find("bp/high")?.phase ?? "over").not.toBe("active");
  });

  test("S19: a baseline does not stand on it", () => {
    const story = cleared();
    const typed = charts(story.at(240), reading(130, 80));
    expect(story.facts.baseline).toMatchObject({ at: 240_000 });
    charts(story.at(250), reading(150, 80), { corrects: typed });
    expect(story.facts.baseline === "not yet" ? [] : story.facts.baseline.readings).not.toContainEqual(
      expect.objectContaining({ systolic: 130 }),
    );
  });
});

describe("S9: rescue drugs start the clock of discharge again", () => {
  test.each<readonly [Parameters<typeof drug>[1], number]>([
    ["reversal", 120],
    ["benzodiazepine or opioid", 60],
    ["antihypertensive IV", 30],
    ["antihypertensive oral", 60],
  ])("%s for %i min, from when it was given", (of, minutes) => {
    const story = active();
    charts(story.at(3_000), drug("x", of), happened(2_900));
    expect(story.facts.clock).toEqual([{ at: 2_900_000, forMs: minutes * 60_000, why: `x (${of}) was given` }]);
  });

  test.each<Parameters<typeof drug>[1]>(["antiemetic", "other"])("%s does not", (of) => {
    const story = active();
    charts(story.at(3_000), drug("x", of));
    expect(story.facts.clock).toEqual([]);
  });

  test("not before the dose", () => {
    const story = cleared();
    charts(story, drug("midazolam", "benzodiazepine or opioid"));
    expect(story.facts.clock).toEqual([]);
  });

  test("a correction takes it back, or changes it", () => {
    const story = active();
    const given = charts(story.at(3_000), drug("flumazenil", "reversal"));
    const oral = charts(story.at(3_060), drug("labetalol", "antihypertensive oral"), { corrects: given });
    expect(story.facts.clock).toMatchObject([{ at: 3_000_000, forMs: 3_600_000 }]);
    charts(story, { kind: "intervention", what: "repositioning" }, { corrects: oral });
    expect(story.facts.clock).toEqual([]);
  });

  test("S19: an antihypertensive before the dose asks for a new baseline; taken back it asks for none", () => {
    const story = cleared();
    const given = charts(story.at(130), drug("labetalol", "antihypertensive oral"));
    expect(story.facts).toMatchObject({ phase: "screening", arrival: { givenAt: 130_000 } });
    charts(story.at(140), drug("ondansetron", "antiemetic"), { corrects: given });
    expect(story.facts.arrival).toBe("none");
    expect(story.facts.phase).toBe("cleared");
  });

  test("a drug has a name, and nothing else has one", () => {
    const story = active();
    expect(refused(story.asks("chart.record", { entry: { kind: "intervention", what: "drug" } }))).toMatch(
      /Which drug/,
    );
    const drugged = { name: "x", class: "other", dose: "1" } as const;
    const entry = { kind: "intervention", what: "stimulation", drug: drugged } as const;
    expect(refused(story.asks("chart.record", { entry }))).toMatch(/A drug is charted as a drug/);
  });
});

describe("events and adverse events", () => {
  test("S17: agitation raises its alarm, and the cuff no longer starts by itself", () => {
    const story = dosing();
    story.asks("cuff.auto", { on: true });
    charts(story.at(300), { kind: "event", what: "agitation" });
    expect(story.alarm("event").priority).toBe("medium");
    expect(story.facts.autoCuff).toBe("off");
  });

  test("S17: a seizure is an emergency", () => {
    const story = dosing();
    charts(story.at(300), { kind: "event", what: "seizure" });
    expect(story.facts.phase).toBe("emergency");
    expect(story.alarm("emergency").priority).toBe("high");
  });

  const adverse = (more: Partial<Extract<EntryBody, { kind: "adverse event" }>>): EntryBody => ({
    kind: "adverse event",
    code: "nausea",
    severity: "mild",
    onsetAt: happened(300).happenedAt,
    resolvedAt: "not yet",
    serious: false,
    ...more,
  });

  test("an adverse event resolves by a line that corrects it", () => {
    const story = dosing();
    const begun = charts(story.at(600), adverse({}));
    const over = charts(story.at(900), adverse({ resolvedAt: happened(800).happenedAt }), { corrects: begun });
    expect(story.session.chart.at(-1)).toMatchObject({ id: over, corrects: begun, happenedAt: 600_000 });
  });

  test.each<readonly [string, Partial<Extract<EntryBody, { kind: "adverse event" }>>, RegExp]>([
    ["begins after now", { onsetAt: happened(600.001).happenedAt }, /after now/],
    ["ends after now", { resolvedAt: happened(601).happenedAt }, /after now/],
    ["ends before it began", { resolvedAt: happened(299).happenedAt }, /before it began/],
  ])("it is refused where it %s", (_, more, why) => {
    const story = dosing();
    expect(refused(story.at(600).asks("chart.record", { entry: adverse(more) }))).toMatch(why);
  });
});

test("a finding stands though its line is no longer kept: what is told late of before it does not replace it", () => {
  const story = dosing();
  charts(story.at(600), findings({ moaas: 3 }));
  for (let line = 0; line < 1_000; line += 1) charts(story, { kind: "note", text: "asleep" });
  charts(story.at(700), findings({ moaas: 5 }), happened(500));
  expect(story.facts.findings["moaas"]).toMatchObject({ value: 3, at: 600_000 });
});
