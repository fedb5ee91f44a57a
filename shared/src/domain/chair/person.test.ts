import { describe, expect, test } from "vitest";
import { defaultLimits } from "../index.ts";
import { chair } from "../story.test-support.ts";
import { cleared, dosing, SessionStory } from "../session/story.test-support.ts";

/** What was told of one condition; that a charted line is an answer is told elsewhere. */
const only = (lines: readonly string[], condition: string) =>
  lines.filter((line) => line.includes(` ${condition} `) && !line.endsWith("attended"));

describe("clinical 8: MOAA/S", () => {
  test("up to 3 is medium, up to 2 high, each point down is heard, and a higher one ends it", () => {
    const story = dosing();
    expect(only(story.at(300).finds({ moaas: 4 }), "sedation")).toEqual([]);
    expect(only(story.at(310).finds({ moaas: 3 }), "sedation")).toEqual(["310 sedation active 0 medium heard: first"]);
    story.answers("acknowledge", story.alarm("sedation"));
    expect(only(story.at(320).finds({ moaas: 2 }), "sedation")).toEqual([
      "320 sedation active 1 high heard: escalated",
    ]);
    story.answers("acknowledge", story.alarm("sedation"));
    expect(only(story.at(330).finds({ moaas: 1 }), "sedation")).toEqual([
      "330 sedation active 2 high heard: escalated",
    ]);
    expect(only(story.at(340).finds({ moaas: 5 }), "sedation")).toEqual([
      "340 sedation latched 2 high heard: still latched",
    ]);
  });

  test("before the dose too: rules run in every state", () => {
    const story = cleared();
    story.at(130).finds({ moaas: 3 });
    expect(story.alarm("sedation")).toMatchObject({ priority: "medium", rule: "sedation" });
  });

  test("S2: a gap ends nothing, and nobody is told twice", () => {
    const story = dosing();
    story.at(300).finds({ moaas: 2 });
    story.at(400).restarts(10_000);
    expect(story.alarm("sedation")).toMatchObject({ phase: "active", step: 1 });
    expect(only(story.waits(401), "sedation")).toEqual([]);
  });

  test("with the session it ends; a high that nobody acknowledged is still to be seen", () => {
    const story = cleared();
    story.at(300).finds({ moaas: 2 });
    story.ends("cancelled");
    expect(story.alarm("sedation")).toMatchObject({ phase: "latched", priority: "high" });
  });
});

describe("clinical 8: breaths that somebody counted", () => {
  test("are judged at once, and stand until the next count", () => {
    const story = dosing();
    expect(only(story.at(300).finds({ rr: 9 }), "rr/low")).toEqual(["300 rr/low active 0 medium heard: first"]);
    story.waits(2_000);
    expect(story.alarm("rr/low").phase).toBe("active");
    expect(only(story.at(2_010).finds({ rr: 8 }), "rr/low")).toEqual(["2010 rr/low active 1 high heard: escalated"]);
    story.answers("acknowledge", story.alarm("rr/low"));
    expect(only(story.at(2_020).finds({ rr: 12 }), "rr/low")).toEqual(["2020 rr/low cleared 1 high silent: ended"]);
    expect(only(story.at(2_030).finds({ rr: 30 }), "rr/high")).toEqual(["2030 rr/high active 1 high heard: first"]);
  });
});

describe("clinical 8: sedated, and breathing too little", () => {
  test("SpO2 below 92 at MOAA/S 3 is high at once, and so is the reverse", () => {
    const story = dosing();
    story.at(300).finds({ moaas: 3 });
    expect(only(story.at(301).reads({ spo2: 91, pulse: 70 }), "compound")).toEqual([
      "301 compound active 0 high heard: first",
    ]);
    const reverse = dosing();
    reverse.at(300).reads({ spo2: 91, pulse: 70 });
    expect(reverse.find("compound")).toBeUndefined();
    expect(only(reverse.at(310).finds({ moaas: 3 }), "compound")).toEqual(["310 compound active 0 high heard: first"]);
  });

  test("S9: at MOAA/S 4 for who is 65, not for who is 64", () => {
    const aged = (ageYears: number) => {
      const story = new SessionStory();
      story.opens({ ageYears });
      story.reads({ spo2: 91, pulse: 70 });
      story.at(10).finds({ moaas: 4 });
      return story.find("compound");
    };
    expect(aged(65)).toMatchObject({ priority: "high" });
    expect(aged(64)).toBeUndefined();
  });

  test("a count of less than 10 min is a breath of now", () => {
    const counted = (later: number) => {
      const story = dosing();
      story.at(300).finds({ rr: 9 });
      story.at(300 + later).finds({ moaas: 3 });
      return story.find("compound");
    };
    expect(counted(600)).toMatchObject({ priority: "high" });
    expect(counted(601)).toBeUndefined();
  });

  test("its end comes by itself, 15 s after SpO2 is back", () => {
    const story = dosing();
    story.at(300).finds({ moaas: 3 });
    story.at(301).reads({ spo2: 91, pulse: 70 });
    story.answers("acknowledge", story.alarm("compound"));
    story.does({ type: "patient.attended", chair });
    story.at(320).reads({ spo2: 97, pulse: 70 });
    expect(only(story.waits(334.999), "compound")).toEqual([]);
    expect(only(story.waits(335), "compound")).toEqual(["335 compound cleared 0 high silent: ended"]);
  });
});

describe("S4: a red-flag symptom makes a high pressure high at once", () => {
  test("found before the reading", () => {
    const story = dosing();
    story.at(300).finds({ symptoms: ["chest pain"] });
    expect(only(story.at(400).measures(185, 95), "bp/high")).toEqual(["400 bp/high active 3 high heard: first"]);
    expect(story.alarm("bp/high")).toMatchObject({ rule: "bp with red flag", evidence: { kind: "several" } });
  });

  test("found while the second reading is awaited", () => {
    const story = dosing();
    story.at(400).measures(185, 95);
    expect(story.alarm("bp/high")).toMatchObject({ priority: "medium", rule: "bp above limit" });
    expect(only(story.at(410).finds({ symptoms: ["dyspnoea"] }), "bp/high")).toEqual([
      "410 bp/high active 3 high heard: escalated",
    ]);
  });

  test.each([
    [1_800, "bp with red flag"],
    [1_801, "bp above limit"],
  ])("an event of %i s before: by the rule %s", (later, rule) => {
    const story = dosing();
    story.at(300).asks("chart.record", { entry: { kind: "event", what: "severe headache" } });
    story.at(300 + later).measures(180, 95);
    expect(story.alarm("bp/high").rule).toBe(rule);
  });

  test("asked, and none: nothing changes; below 180/110 neither", () => {
    const story = dosing();
    story.at(300).finds({ symptoms: [] });
    story.at(400).measures(185, 95);
    expect(story.alarm("bp/high")).toMatchObject({ priority: "medium", rule: "bp above limit" });
    const mild = dosing();
    mild.at(300).finds({ symptoms: ["chest pain"] });
    mild.at(400).measures(179, 109);
    expect(mild.alarm("bp/high")).toMatchObject({ priority: "medium", step: 1, rule: "bp above limit" });
  });
});

describe("limits that change", () => {
  const bpHigh = defaultLimits.bpHigh.map((step, index) => (index === 0 ? { ...step, systolic: 158 } : step));
  const clinician = { name: "Cora", verified: false, role: "clinician" } as const;
  const changed = (story: SessionStory) => {
    const line = story.asks("limits.adjust", { limits: { bpHigh }, reason: "seen" }, { by: clinician });
    return only(line, "bp/high");
  };

  test("make no pressure milder that was confirmed", () => {
    const story = dosing();
    story.at(400).measures(185, 95);
    story.at(500).measures(186, 95);
    story.answers("acknowledge", story.alarm("bp/high"));
    expect(changed(story)).toEqual([]);
    expect(story.alarm("bp/high")).toMatchObject({ step: 3, priority: "high" });
  });
});

describe("S6: low and paradoxical", () => {
  test("a mean below 60 makes a low pressure high", () => {
    const story = dosing();
    expect(only(story.at(400).measures(92, 43), "bp/low")).toEqual(["400 bp/low active 1 high heard: first"]);
    expect(story.alarm("bp/low").rule).toBe("bp mean low");
    story.answers("acknowledge", story.alarm("bp/low"));
    story.does({ type: "patient.attended", chair });
    expect(only(story.at(500).measures(120, 70), "bp/low")).toEqual(["500 bp/low cleared 1 high silent: ended"]);
  });

  test("below 70 % of the baseline is medium where no limit is reached", () => {
    const high = new SessionStory();
    high.opens();
    high.binds();
    high.screens();
    high.measures(138, 85);
    high.at(120).measures(138, 85);
    high.at(180).doses();
    // 70 % of 138 are 96.6.
    high.at(300).measures(97, 70);
    expect(high.find("bp/low")).toBeUndefined();
    high.at(600).measures(96, 70);
    expect(high.alarm("bp/low")).toMatchObject({ priority: "medium", rule: "bp below baseline" });
  });

  test("systolic below 90 with a slow pulse is high, at the reading and after it", () => {
    const story = dosing();
    story.at(400).measures(85, 60, { pulse: 48 });
    expect(story.alarm("bp/vasovagal")).toMatchObject({ priority: "high", rule: "vasovagal" });
    const later = dosing();
    later.at(400).measures(85, 60, { pulse: 66 });
    expect(later.find("bp/vasovagal")).toBeUndefined();
    expect(only(later.at(420).reads({ spo2: 97, pulse: 46 }), "bp/vasovagal")).toEqual([
      "420 bp/vasovagal active 0 high heard: first",
    ]);
    later.at(430).reads({ spo2: 97, pulse: 80 });
    expect(later.alarm("bp/vasovagal").phase).toBe("active");
    expect(only(later.at(500).measures(110, 70, { pulse: 80 }), "bp/vasovagal")).toEqual([
      "500 bp/vasovagal latched 0 high heard: still latched",
    ]);
  });

  test("systolic from 180 on with less consciousness is high, whichever came first", () => {
    const story = dosing();
    story.at(300).finds({ moaas: 5 });
    story.at(400).measures(181, 90);
    expect(story.find("bp/paradox")).toBeUndefined();
    story.at(410).finds({ moaas: 3 });
    expect(story.alarm("bp/paradox")).toMatchObject({ priority: "high", rule: "paradox" });
    const before = dosing();
    before.at(300).finds({ moaas: 3 });
    before.at(400).measures(181, 90);
    expect(before.alarm("bp/paradox")).toMatchObject({ priority: "high" });
  });
});

describe("S15: two people", () => {
  test("two readings in a row more than 20 away from the probe are medium; one that agrees ends it", () => {
    const story = dosing();
    story.at(300).measures(120, 75, { pulse: 95 });
    expect(story.find("people")).toBeUndefined();
    expect(only(story.at(600).measures(121, 75, { pulse: 96 }), "people")).toEqual([
      "600 people active 0 medium heard: first",
    ]);
    story.answers("acknowledge", story.alarm("people"));
    expect(only(story.at(700).measures(121, 75), "people")).toEqual([]);
    expect(only(story.at(750).measures(122, 75, { pulse: 71 }), "people")).toEqual([
      "750 people cleared 0 medium silent: ended",
    ]);
  });
});

describe("S17: events", () => {
  const happens = (story: SessionStory, what: "vomiting" | "agitation" | "seizure" | "stridor" | "fall", more = {}) =>
    story.asks("chart.record", { entry: { kind: "event", what }, ...more });

  test("each kind is a condition of its own, and ends when somebody is with the patient", () => {
    const story = dosing();
    expect(only(happens(story.at(300), "agitation"), "event")).toEqual(["300 event active 1 medium heard: first"]);
    story.answers("acknowledge", story.alarm("event"));
    expect(only(happens(story.at(310), "fall"), "event")).toEqual(["310 event active 1 medium heard: first"]);
    expect(only(happens(story.at(320), "agitation"), "event")).toEqual([
      "320 event active 1 medium heard: new reading",
    ]);
    story.waits(2_000);
    expect(story.alarm("event").phase).toBe("active");
    const lines = only(story.does({ type: "patient.attended", chair }), "event");
    expect(lines).toEqual(["2000 event latched 1 info silent: message", "2000 event latched 1 info silent: message"]);
  });

  test("vomiting of somebody awake is information, and medium as soon as MOAA/S is 4", () => {
    const story = dosing();
    story.at(300).finds({ moaas: 5 });
    expect(only(happens(story, "vomiting"), "event")).toEqual(["300 event active 0 info silent: information only"]);
    expect(only(story.at(310).finds({ moaas: 4 }), "event")).toEqual(["310 event active 1 medium heard: escalated"]);
    expect(story.alarm("event").evidence).toEqual({ kind: "words", words: "vomiting: turn on side" });
  });

  test("a seizure is an emergency and high; what comes on top of it is heard", () => {
    const story = dosing();
    expect(only(happens(story.at(300), "seizure"), "emergency")).toEqual(["300 emergency active 0 high heard: first"]);
    expect(story.facts).toMatchObject({ phase: "emergency", emergency: { what: "seizure" } });
    story.answers("acknowledge", story.alarm("emergency"));
    expect(only(happens(story.at(310), "stridor"), "emergency")).toEqual([
      "310 emergency active 1 high heard: escalated",
    ]);
    expect(story.alarm("emergency").evidence).toEqual({ kind: "words", words: "seizure, stridor" });
  });

  test("the emergency is over when somebody says so", () => {
    const story = dosing();
    happens(story.at(300), "seizure");
    story.answers("acknowledge", story.alarm("emergency"));
    story.does({ type: "patient.attended", chair });
    story.at(310).asks("dose.stop", {});
    story.at(350).asks("session.calm", { reason: "awake again" });
    expect(story.find("emergency")).toBeUndefined();
  });

  test("S12: what was charted late is a message; an emergency is one however late", () => {
    const story = dosing();
    happens(story.at(900), "agitation", SessionStory.happened(599));
    expect(story.alarm("event")).toMatchObject({ phase: "latched", priority: "info", rule: "told late" });
    const now = dosing();
    happens(now.at(900), "agitation", SessionStory.happened(600));
    expect(now.alarm("event")).toMatchObject({ phase: "active", priority: "medium" });
    const seizure = dosing();
    happens(seizure.at(900), "seizure", SessionStory.happened(300));
    expect(seizure.alarm("emergency")).toMatchObject({ phase: "active", priority: "high" });
  });

  test("a line that was put right raises nothing any more", () => {
    const story = dosing();
    happens(story.at(300), "fall");
    story.answers("acknowledge", story.alarm("event"));
    const id = story.session.chart.at(-1)?.id;
    story.at(310).asks("chart.record", { entry: { kind: "event", what: "vomiting" }, corrects: id });
    expect(Object.keys(story.state.alarms).filter((key) => key.includes("/event/"))).toEqual([
      "chair-1/event/vomiting",
    ]);
  });
});

describe("S16: off the monitor", () => {
  test("5 min, then medium, 2 min later high, and gone when back", () => {
    const story = dosing();
    story.at(2_580).asks("dose.stop", {});
    story.asks("dose.confirm", {});
    story.at(2_600).finds({ moaas: 5 });
    story.asks("monitor.off", { why: "toilet", company: true });
    const { offMonitor } = story.facts;
    if (offMonitor === "no") throw new Error("not off the monitor");
    const until = offMonitor.until / 1_000;
    expect(until).toBe(2_600 + defaultLimits.rules.offMonitor.allowedMs / 1_000);
    expect(only(story.waits(until - 0.001), "monitor/off")).toEqual([]);
    expect(only(story.waits(until), "monitor/off")).toEqual([`${until} monitor/off active 0 medium heard: first`]);
    expect(only(story.waits(until + 119.999), "monitor/off")).toEqual([]);
    expect(only(story.waits(until + 120), "monitor/off")).toEqual([
      `${until + 120} monitor/off active 1 high heard: escalated`,
    ]);
    story.answers("acknowledge", story.alarm("monitor/off"));
    story.asks("monitor.on", {});
    expect(story.find("monitor/off")).toBeUndefined();
  });
});
