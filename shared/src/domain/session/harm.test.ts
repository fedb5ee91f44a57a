import { describe, expect, test } from "vitest";
import { wellFindings } from "../discharge/scene.test-support.ts";
import { DeviceId, type DeviceInfo } from "../../contracts/index.ts";
import { Minutes } from "../../kernel/index.ts";
import { cuff, device, ox } from "../story.test-support.ts";
import { active, cleared, dosing, facts, opened, recovering, SessionStory, signable } from "./story.test-support.ts";

const well = wellFindings;

describe("S12, S19: the dose and the readings before it", () => {
  test("a dose that is recorded late began after its baseline, not before", () => {
    const story = cleared();
    story.at(600).measures(130, 80);
    expect(story.at(700).doses(SessionStory.happened(300))).toEqual([
      "700 refused: The last baseline reading was taken 5 min after that time: the dose cannot have begun before it",
    ]);
    expect(story.doses(SessionStory.happened(600))).toContain("700 done");
  });

  test("two that agreed are no third for one that differs from them", () => {
    const story = opened();
    story.measures(120, 80);
    story.at(120).measures(122, 80);
    expect(story.facts.phase).toBe("cleared");
    story.at(240).measures(158, 80);
    expect(story.facts.phase).toBe("screening");
    expect(story.refusal("dose.start")).toMatch(/third reading/);
    story.at(360).measures(156, 80);
    expect(story.facts).toMatchObject({ phase: "held", baseline: { systolic: 157 } });
  });

  test("a planned time that no infusion takes is refused with its limit, for no alarm would tell of its end", () => {
    const story = cleared();
    expect(story.at(180).doses({ plannedMs: Minutes(4_000) })).toEqual([
      "180 refused: The planned time is 4000 min, at most 120 min is allowed",
    ]);
    expect(story.doses({ plannedMs: Minutes(120) })).toContain("180 done");
  });

  test("a pump does not run again on a pressure of long ago", () => {
    const story = dosing();
    story.at(600).measures(130, 80);
    story.at(700).asks("dose.pause", { reason: "nausea" });
    story.asks("dose.confirm", {});
    expect(story.waits(1_500)).toBeDefined();
    expect(story.refusal("dose.resume")).toBeUndefined();
    story.waits(1_500.001);
    expect(story.refusal("dose.resume")).toBe("The last pressure is older than 15 min: measure again");
    expect(story.at(1_530).asks("dose.resume", {})).toEqual([
      "1530 refused: The last pressure is 15 min 30 s old, at most 15 min is allowed: measure again",
    ]);
    story.measures(130, 80);
    expect(story.asks("dose.resume", {})).toContain("1530 done");
  });
});

describe("clinical 8: the pressure is measured every 5 min while one is medium or high", () => {
  test("a low one too", () => {
    const story = dosing();
    story.at(700).measures(88, 55);
    expect(story.due()).toContain("1000 bp");
  });
});

describe("S2: a lost signal is high at once", () => {
  const signal = (lines: readonly string[]) => facts(lines).filter((line) => / signal /.test(line));

  test("while oxygen runs", () => {
    const story = dosing();
    story.at(300).asks("session.oxygen", { flow: 2 });
    expect(signal(story.at(310).reads({ spo2: "probe off", pulse: "probe off" }))).toEqual([
      "310 signal active 2 high heard: first",
    ]);
    expect(story.alarm("signal").evidence).toMatchObject({ words: "probe off, oxygen runs" });
  });

  test("at MOAA/S 3 and below, also when that is found after the loss", () => {
    const story = dosing();
    story.at(300).finds({ moaas: 3 });
    expect(signal(story.at(310).reads({ spo2: "probe off", pulse: "probe off" }))).toEqual([
      "310 signal active 2 high heard: first",
    ]);
    expect(story.alarm("signal").evidence).toMatchObject({ words: "probe off, MOAA/S was 3" });
    const later = dosing();
    later.at(310).reads({ spo2: "probe off", pulse: "probe off" });
    later.at(312).finds({ moaas: 3 });
    expect(later.alarm("signal")).toMatchObject({ phase: "active", priority: "high" });
  });

  test("a start of the gateway is no loss until the device has told something", () => {
    const story = dosing();
    story.at(300).asks("session.oxygen", { flow: 2 });
    story.at(400).restarts(5_000);
    expect(story.alarm("signal")).toMatchObject({ phase: "pending", step: 0 });
    story.at(401).reads({ spo2: "probe off", pulse: "probe off" });
    expect(story.alarm("signal")).toMatchObject({ phase: "active", priority: "high" });
  });

  test("and not at 4 on room air", () => {
    const story = dosing();
    story.at(300).finds({ moaas: 4 });
    expect(signal(story.at(310).reads({ spo2: "probe off", pulse: "probe off" }))).toEqual([
      "310 signal pending 0 low silent: pending",
    ]);
  });
});

describe("S21, clinical 6: discharge", () => {
  test("an alarm that nobody has answered is not left behind by a signature", () => {
    const story = signable();
    story.at(6_310).reads({ spo2: 97, pulse: 155 });
    story.waits(6_325);
    story.at(6_326).reads({ spo2: 97, pulse: 80 });
    story.waits(6_350);
    expect(story.alarm("pulse/high")).toMatchObject({ phase: "latched", priority: "high" });
    expect(story.asks("discharge.sign", { reason: "well", leaves: true })[0]).toMatch(
      /refused: No medium or high alarm: not met, not acknowledged: pulse high \(high\)/,
    );
    story.answers("acknowledge", story.alarm("pulse/high"));
    expect(story.asks("discharge.sign", { reason: "well", leaves: true })[0]).toMatch(/refused: No complete check yet/);
  });

  test("a high alarm after a complete check takes it back, a medium does not", () => {
    const story = signable();
    story.at(6_305).reads({ spo2: 91, pulse: 70 });
    story.waits(6_321);
    expect(story.alarm("spo2/low")).toMatchObject({ phase: "active", priority: "medium" });
    expect(story.facts.checks).toHaveLength(2);
    story.at(6_322).reads({ spo2: 87, pulse: 70 });
    expect(story.waits(6_328)).toContainEqual(
      "6327 review: a high alarm (SpO2 low) came after the check: two complete checks are needed anew",
    );
    expect(story.facts.checks).toEqual([]);
  });

  test("S12: what came late is read before anybody signs", () => {
    const story = signable();
    story.at(6_310).measures(190, 115, { late: true });
    expect(story.asks("discharge.sign", { reason: "well", leaves: true })[0]).toMatch(
      /refused: No medium or high alarm: not met, not acknowledged: BP high \(info\)/,
    );
    story.answers("acknowledge", story.alarm("bp/high"));
    expect(story.asks("discharge.sign", { reason: "well", leaves: true })).toContain("6310 done");
  });

  test("checks are consecutive: a finding that fails one begins the count anew", () => {
    const story = recovering();
    story.at(5_600).measures(127, 78);
    story.at(5_700).finds(well);
    story.at(6_200).measures(128, 78);
    story.finds(well);
    story.readsMessages();
    story.asks("discharge.check", {});
    expect(story.facts.checks).toHaveLength(1);
    story.at(6_400).finds({ moaas: 3 });
    expect(story.facts.checks).toEqual([]);
    story.at(6_800).measures(128, 78);
    story.finds(well);
    story.readsMessages();
    story.asks("discharge.check", {});
    expect(story.asks("discharge.sign", { reason: "well", leaves: true })[0]).toMatch(/A second complete check/);
    expect(story.due()).toContain("7400 discharge check");
  });

  test("an escort who is on the way fails no check that was complete", () => {
    const story = signable();
    story.finds({ escort: "not present" });
    expect(story.facts.checks).toHaveLength(2);
  });
});

describe("S13, S12: a kit that is offline in a session", () => {
  const kit = DeviceId.parse("kit-1");
  const devices: readonly DeviceInfo[] = [
    { ...device(kit, "kit", 15_000, "unknown"), canMeasure: false },
    { ...device(ox, "oximeter", 86_400_000, "unknown"), via: kit },
    { ...device(cuff, "cuff", 900_000, "unknown"), via: kit },
  ];

  test("its readings are overdue all the same, and what it kept makes none of them current", () => {
    const story = dosing({ devices });
    story.at(600).measures(130, 80);
    story.at(700).link("unplugged", kit);
    story.waits(1_800);
    expect(story.alarm("bp/overdue")).toMatchObject({ phase: "active", priority: "medium" });
    expect(story.alarm("link")).toMatchObject({ phase: "active", priority: "high" });
    expect(story.refusal("dose.start")).toBeDefined();
    story.at(1_810).link("online", kit);
    story.at(1_811).measures(118, 70, { late: true });
    expect(story.alarm("bp/overdue")).toMatchObject({ phase: "active", priority: "medium" });
    expect(story.session.readings.at(-1)).toMatchObject({ at: 600_000, systolic: 130 });
    story.at(1_820).measures(128, 78);
    // Nobody answered it: it is left as a message.
    expect(story.alarm("bp/overdue")).toMatchObject({ phase: "latched", priority: "info", was: "medium" });
  });

  test("S2: on oxygen its loss is high at once", () => {
    const story = dosing({ devices });
    story.asks("session.oxygen", { flow: 2 });
    story.at(700).link("unplugged", kit);
    expect(story.alarm("link")).toMatchObject({ phase: "active", priority: "high" });
    const cuffOnly = dosing();
    cuffOnly.asks("session.oxygen", { flow: 2 });
    cuffOnly.at(700).link("unplugged", cuff);
    cuffOnly.waits(710);
    expect(cuffOnly.alarm("link")).toMatchObject({ phase: "active", priority: "info" });
  });
});

describe("a session that ended leaves the patient watched", () => {
  test("alarms of the patient go on, pending ones too", () => {
    const story = dosing();
    story.at(300).reads({ spo2: 87, pulse: 70 });
    story.at(302).asks("dose.stop", {});
    story.ends("transferred");
    expect(story.at(305).takes("wake")).toContainEqual(expect.stringMatching(/^305 spo2\/low active 2 high heard/));
    story.at(310).measures(210, 120);
    expect(story.alarm("bp/high")).toMatchObject({ phase: "active", priority: "high" });
  });
});

describe("a wall clock that went back while the gateway was down", () => {
  test("the pressure is not overdue later by that, nor is the end of the infusion", () => {
    const story = dosing();
    story.at(100).restarts();
    story.reads({ spo2: 97, pulse: 70 });
    story.measures(130, 80);
    expect(story.due()).toContain("700 bp");
    expect(story.dose.startedAt).toBe(100_000);
    expect(story.dose.pumpSince).toBe(100_000);
  });

  test("what was found is not of the future, and is to be found anew", () => {
    const story = active();
    story.at(2_600).finds(well);
    story.at(1_000).restarts();
    story.reads({ spo2: 97, pulse: 70 });
    expect(story.facts.findings).toEqual({});
    expect(story.dose.stoppedAt).toBe(1_000_000);
    story.waits(2_700);
    expect(story.facts.phase).toBe("active");
  });

  test("the saturation of a time that is yet to come is forgotten", () => {
    const story = recovering();
    story.at(3_700).reads({ spo2: 97, pulse: 70 });
    story.at(2_700).restarts();
    expect(story.session.air.slices.every(({ from }) => from <= 2_700_000)).toBe(true);
  });
});
