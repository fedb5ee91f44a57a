import { describe, expect, test } from "vitest";
import { Seconds } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { defaultLimits } from "../index.ts";
import { cleared, dosing, opened } from "../session/story.test-support.ts";
import { device, ox, ox2, watched, type Story } from "../story.test-support.ts";

/** SpO2 second by second, one after the other, each for so many seconds. */
function reads(story: Story, from: number, ...spans: readonly (readonly [spo2: number, seconds: number])[]) {
  const lines: string[] = [];
  let next = from;
  for (const [spo2, seconds] of spans) {
    lines.push(...story.at(next).reads({ spo2 }), ...story.readsUntil(next + seconds - 1, { spo2 }));
    next += seconds;
  }
  return lines;
}

const heard = (lines: readonly string[]) => lines.filter((line) => /spo2.*heard/.test(line));
const ofSpo2 = (lines: readonly string[]) => lines.filter((line) => line.includes("spo2/low"));

describe("clinical 4.3: depth and time", () => {
  test("88 for 2 s, 86 for 3 s, 84 for 6 s against a limit of 90 is medium at 10.67 s, not at the next sample", () => {
    // Holds longer than the vector: the sum alone speaks.
    const spo2Low: Limits["spo2Low"] = [
      { limit: 90, holdMs: Seconds(30), priority: "medium" },
      { limit: 85, holdMs: Seconds(30), priority: "high" },
    ];
    const story = watched({ limits: { ...defaultLimits, spo2Low } });
    const lines = reads(story, 10, [88, 2], [86, 3], [84, 7]);
    expect(ofSpo2(lines).at(-1)).toBe("20.667 spo2/low active 0 medium heard: first");
    expect(story.alarm("spo2/low")).toMatchObject({
      rule: "spo2 depth and time",
      evidence: { kind: "several", words: "SpO2 84 %: 50 %·s below 90 %" },
      // From the first value below the limit, and the device's own averaging.
      delayMs: 10_667 + 4_000,
    });
  });

  test("a value that comes and goes across the limit is told, though no hold of it ends", () => {
    const story = watched();
    // Each dip is 10 s of 1 point: 10 %·s, and 92 takes nothing off.
    const dip = [
      [91, 10],
      [92, 30],
    ] as const;
    const lines = reads(story, 1, ...dip, ...dip, ...dip, ...dip, [91, 11]);
    expect(ofSpo2(lines).filter((line) => line.includes("heard"))).toEqual([
      "171 spo2/low active 1 medium heard: escalated",
    ]);
    expect(story.alarm("spo2/low").rule).toBe("spo2 depth and time");
  });

  test("S2: it stands still while nothing valid is there", () => {
    const story = watched();
    reads(story, 1, [89, 10]);
    story.at(11).reads({ spo2: "interference" });
    story.waits(300);
    // 30 of 50 were gathered; 20 more at 3 a second, and the hold of 15 s would end at 305.
    expect(ofSpo2(reads(story, 300, [89, 10]))).toEqual(["305 spo2/low active 1 medium heard: first"]);
    expect(story.alarm("spo2/low").rule).toBe("spo2 below limit");
  });

  test("S7: nothing is gathered from a poor signal, and its medium is held 30 s", () => {
    const story = watched();
    story.at(1).reads({ spo2: 89, quality: "poor" });
    const lines = story.readsUntil(40, { spo2: 89, quality: "poor" });
    expect(ofSpo2(lines)).toEqual(["31 spo2/low active 1 medium heard: first"]);
    expect(story.alarm("spo2/low")).toMatchObject({ delayMs: 34_000, evidence: { quality: "poor" } });
  });

  test("S3: the next episode begins with nothing gathered", () => {
    const story = watched();
    reads(story, 1, [89, 60]);
    story.answers("acknowledge", story.alarm("spo2/low"));
    reads(story, 61, [97, 16]);
    expect(story.find("spo2/low")).toBeUndefined();
    expect(ofSpo2(reads(story, 77, [91, 14]))).toEqual(["77 spo2/low pending 1 medium silent: pending"]);
  });
});

describe("clinical 4.3: three times in 60 s", () => {
  const dip = [
    [90, 1],
    [97, 19],
  ] as const;

  test("three dips of 2 points are medium with the third, at once", () => {
    const story = watched();
    const lines = ofSpo2(reads(story, 1, ...dip, ...dip, [90, 1]));
    expect(lines.at(-1)).toBe("41 spo2/low active 1 medium heard: first");
    expect(story.alarm("spo2/low")).toMatchObject({
      rule: "spo2 three times",
      evidence: { words: "SpO2 90 %: below 92 % 3 times in 1 min" },
      delayMs: 44_000,
    });
  });

  test("a third dip of 1 point is told when it has lasted 3 s", () => {
    const story = watched();
    const lines = ofSpo2(reads(story, 1, ...dip, ...dip, [91, 5]));
    expect(lines.at(-1)).toBe("44 spo2/low active 1 medium heard: first");
  });

  test("S3: it ends after 15 s at 93; three alarms of the same kind are one", () => {
    const story = watched();
    reads(story, 1, ...dip, ...dip, [90, 1]);
    story.answers("acknowledge", story.alarm("spo2/low"));
    expect(ofSpo2(reads(story, 42, [92, 20], [93, 10], [90, 1], [93, 14]))).toEqual([]);
    expect(ofSpo2(reads(story, 87, [97, 2]))).toEqual(["88 spo2/low cleared 1 medium silent: ended"]);
  });
});

test.each([
  [82, "1 spo2/low pending 2 high silent: pending"],
  [81, "1 spo2/low active 2 high heard: first"],
])("clinical 4.3, Rapid desat: %i", (spo2, expected) => {
  const story = watched();
  expect(story.at(1).reads({ spo2 })).toEqual([expected]);
});

test("a rapid fall of a poor signal is no later, and ends as every high does", () => {
  const story = watched();
  story.at(1).reads({ spo2: 81, quality: "poor" });
  expect(story.alarm("spo2/low")).toMatchObject({ rule: "spo2 rapid", evidence: { value: 81, limit: 82 } });
  expect(ofSpo2(reads(story, 2, [88, 20], [89, 15]))).toEqual([]);
  expect(ofSpo2(story.at(37).reads({ spo2: 97 }))).toEqual([]);
  expect(ofSpo2(story.readsUntil(60, { spo2: 97 }))).toEqual(["52 spo2/low latched 2 high heard: still latched"]);
});

describe("clinical 4.3, ROC and S3: a slope is information only", () => {
  const fall = [97, 96, 96, 95, 95].map((spo2) => [spo2, 4] as const);

  test("it is told at or below 94, silently", () => {
    const story = watched();
    const lines = ofSpo2(reads(story, 100, ...fall, [94, 20]));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^1[23]\d spo2\/low active 0 info silent: information only$/);
    expect(story.alarm("spo2/low").rule).toBe("spo2 slope");
  });

  test("not above", () => {
    const story = watched();
    expect(ofSpo2(reads(story, 100, [99, 4], [98, 4], [97, 4], [96, 4], [95, 40]))).toEqual([]);
  });

  test("where information has no step it is not told", () => {
    const spo2Low = defaultLimits.spo2Low.slice(1);
    const story = watched({ limits: { ...defaultLimits, spo2Low } });
    expect(ofSpo2(reads(story, 100, ...fall, [94, 20]))).toEqual([]);
  });
});

describe("S7: a fall of 4 from the baseline for 30 s is medium for everyone", () => {
  test("at 93 of a baseline of 97, where the limits say information after 60 s", () => {
    const story = cleared();
    story.at(130).reads({ spo2: 93 });
    expect(ofSpo2(story.waits(200))).toContain("160 spo2/low active 1 medium heard: escalated");
    expect(story.alarm("spo2/low")).toMatchObject({ rule: "spo2 fall", delayMs: 34_000 });
  });

  test("not at 94", () => {
    const story = cleared();
    story.at(130).reads({ spo2: 94 });
    expect(heard(story.waits(1_000))).toEqual([]);
  });

  test("without a baseline nothing is judged by it", () => {
    const story = opened();
    story.at(130).reads({ spo2: 93 });
    expect(heard(story.waits(180))).toEqual([]);
  });

  test("it is raised before a restart, and lasts after it", () => {
    const story = cleared();
    story.at(130).reads({ spo2: 93 });
    story.waits(170);
    story.at(200).restarts(10_000);
    expect(story.alarm("spo2/low")).toMatchObject({ phase: "active", step: 1 });
    expect(ofSpo2(story.at(201).reads({ spo2: 97 }))).toEqual([]);
    expect(ofSpo2(story.waits(230))).toEqual(["216 spo2/low latched 1 info silent: message"]);
  });
});

test("S8: while oxygen runs the medium limit is 94, from the moment it does, by the value that stands", () => {
  const story = dosing();
  story.at(200).reads({ spo2: 93 });
  expect(heard(story.at(210).asks("session.oxygen", { flow: 2 }))).toEqual([]);
  expect(heard(story.waits(226))).toEqual(["225 spo2/low active 1 medium heard: escalated"]);
  expect(story.alarm("spo2/low")).toMatchObject({ evidence: { value: 93, limit: 94 } });
});

describe("S15: two oximeters that do not agree", () => {
  const two = { devices: [device(ox, "oximeter", 5_000, 4_000), device(ox2, "oximeter", 5_000, 8_000)] };

  test("4 apart for 30 s is medium; a probe that is lost ends nothing", () => {
    const story = watched(two);
    const lines: string[] = [];
    for (let at = 1; at <= 40; at += 1) {
      lines.push(...story.at(at).reads({ spo2: 99 }));
      lines.push(...story.reads({ spo2: 95 }, ox2));
    }
    expect(lines.filter((line) => line.includes("differs"))).toEqual([
      "1 spo2/differs pending 0 medium silent: pending",
      "31 spo2/differs active 0 medium heard: first",
    ]);
    expect(story.alarm("spo2/differs")).toMatchObject({ delayMs: 38_000 });
    story.at(41).reads({ spo2: "probe off" }, ox2);
    story.readsUntil(60, { spo2: 99 });
    expect(story.alarm("spo2/differs").phase).toBe("active");
    // Seen by a person, and one of them off: it is over.
    story.does({ type: "patient.seen", chair: story.state.id, moaas: 5 });
    expect(story.find("spo2/differs")).toBeUndefined();
  });
});

describe("clinical 8, row RR / apnoea: a device that counts breaths", () => {
  test("below 10 for 30 s is medium, 8 for 15 s is high", () => {
    const story = watched();
    story.at(1).reads({ spo2: 97, rr: 9 });
    expect(story.readsUntil(40, { spo2: 97, rr: 9 })).toEqual(["31 rr/low active 0 medium heard: first"]);
    story.at(41).reads({ spo2: 97, rr: 8 });
    expect(story.readsUntil(60, { spo2: 97, rr: 8 })).toEqual(["56 rr/low active 1 high heard: escalated"]);
  });

  test("no breath for 20 s is high", () => {
    const story = watched();
    story.at(1).reads({ spo2: 97, rr: 0 });
    expect(story.readsUntil(30, { spo2: 97, rr: 0 })).toContain("21 apnoea active 0 high heard: first");
  });

  test("a device that stops counting says nothing of the breathing", () => {
    const story = watched();
    story.at(1).reads({ spo2: 97, rr: 12 });
    expect(story.readsUntil(60, { spo2: 97 })).toEqual([]);
    expect(story.state.devices[0]?.rr.is).toBe("unavailable");
  });
});

describe("S7: poor signal", () => {
  test("a perfusion index below 0.4 % makes it poor: low after 30 s, and over with a better one", () => {
    const story = watched();
    story.at(1).reads({ spo2: 97, pulse: 70, perfusionIndex: 0.39 });
    expect(story.readsUntil(40, { spo2: 97, pulse: 70, perfusionIndex: 0.39 })).toEqual([
      "31 signal/poor active 0 low heard: first",
    ]);
    expect(story.alarm("signal/poor")).toMatchObject({
      kind: "technical",
      device: ox,
      evidence: { words: "weak signal, perfusion index 0.39 %" },
    });
    expect(story.at(41).reads({ spo2: 97, pulse: 70, perfusionIndex: 0.4 })).toEqual([
      "41 signal/poor cleared 0 low silent: ended",
    ]);
  });

  test("what was said of the perfusion counts as long as a value stands", () => {
    const story = watched();
    story.at(1).reads({ spo2: 97, perfusionIndex: 0.2 });
    story.at(5.999).reads({ spo2: 97 });
    expect(story.state.devices[0]?.spo2).toMatchObject({ quality: "poor" });
    story.at(6).reads({ spo2: 97 });
    expect(story.state.devices[0]?.spo2).toMatchObject({ quality: "good" });
  });

  test("S2: probe off does not end it, and its time stands still", () => {
    const story = watched();
    story.at(1).reads({ spo2: 97, quality: "poor" });
    story.readsUntil(21, { spo2: 97, quality: "poor" });
    story.at(22).reads({ spo2: "probe off" });
    story.waits(60);
    story.at(60).reads({ spo2: 97, quality: "poor" });
    expect(story.readsUntil(80, { spo2: 97, quality: "poor" })).toContain("69 signal/poor active 0 low heard: first");
  });

  test("it is no baseline: a session waits for a better one", () => {
    const story = opened();
    story.at(1).reads({ spo2: 97, pulse: 70, perfusionIndex: 0.3 });
    story.measures(128, 78);
    story.at(130).measures(126, 76);
    expect(story.facts.baseline).toBe("not yet");
  });
});

test("a fall that is steep enough when the grave step before it ends is told at that instant, and waits for nothing", () => {
  const story = watched();
  story.readsUntil(23, { spo2: 97 });
  story.at(24).reads({ spo2: 60 });
  // The high waits to be acknowledged; behind it stands the slope.
  expect(ofSpo2(story.readsUntil(45, { spo2: 93 }))).toEqual([]);
  expect(story.answers("acknowledge", story.alarm("spo2/low"))[0]).toBe(
    "45 spo2/low active 0 info silent: acknowledged",
  );
  expect(story.alarm("spo2/low").rule).toBe("spo2 slope");
});
