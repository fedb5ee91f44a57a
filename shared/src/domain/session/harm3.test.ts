import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import type { DrugClass } from "../../contracts/index.ts";
import { wellFindings } from "../discharge/scene.test-support.ts";
import { chair, cleo } from "../story.test-support.ts";
import { cleared, clearedAtHome, dosing, recovering, reviewed, SessionStory, waiting } from "./story.test-support.ts";

const given = (of: DrugClass, name = "x") => ({
  entry: { kind: "intervention", what: "drug", drug: { name, class: of, dose: "1 mg" } } as const,
});

/** SpO2 84 up to a second, and well again. */
function lowFor(story: SessionStory, until: number): void {
  story.readsUntil(until, { spo2: 84, pulse: 70 });
  story.readsUntil(until + 20, { spo2: 97, pulse: 70 });
}

describe("S21: nobody is discharged at the door whom nobody would have signed", () => {
  const leaves = (story: SessionStory) => story.does({ type: "patient.left", chair })[0];

  test("who was signed and is well may leave", () => {
    const story = waiting();
    expect(story.judgement.criteria).toEqual([]);
    story.at(6_400);
    leaves(story);
    expect(story.state.last).toMatchObject({ facts: { phase: "discharged" } });
  });

  const drug = (of: DrugClass) => (story: SessionStory) => story.asks("chart.record", given(of));
  test.each<readonly [string, (story: SessionStory) => unknown, RegExp]>([
    ["no longer awake", (story) => story.finds({ moaas: 4 }), /^MOAA\/S 5: MOAA\/S 4, Ada: /],
    ["sedated", (story) => story.finds({ moaas: 3 }), /^MOAA\/S 5: MOAA\/S 3, Ada: /],
    [
      "a pressure that is not confirmed yet",
      (story) => story.measures(184, 90),
      /^Pressure, two readings: 184\/90 is /,
    ],
    ["a low pressure", (story) => story.measures(88, 58), /^Pressure, two readings: 88\/58 is /],
    ["a pressure above 160/100", (story) => story.measures(164, 101), /^Pressure, two readings: 164\/101 is /],
    ["chest pain", (story) => story.finds({ symptoms: ["chest pain"] }), /^No red-flag symptom: chest pain, Ada: /],
    ["oxygen", (story) => story.asks("session.oxygen", { flow: 4 }), /^SpO2 on room air for 15 min: /],
    ["a reversal", drug("reversal"), /^x \(reversal\) was given: the clock of discharge starts again, and /],
    ["a benzodiazepine", drug("benzodiazepine or opioid"), /^x \(benzodiazepine or opioid\) was given: /],
    ["SpO2 84, and up again", (story) => lowFor(story, 6_460), /^a high alarm \(SpO2 low\): /],
  ])("%s takes the signature back", (_, happens, why) => {
    const story = waiting();
    story.at(6_400);
    happens(story);
    expect(story.facts).toMatchObject({ phase: "review", signed: "not yet", checks: [] });
    expect(story.facts.phases.at(-1)?.why).toMatch(why);
    expect(story.facts.phases.at(-1)?.why).toMatch(/the signature is taken back$/);
    expect(leaves(story)).toMatch(/refused: A session is open here: discharge it/);
    expect(story.refusal("patient.left")).toBeDefined();
    // Nobody is held: it is recorded as what it is.
    expect(story.ends("left against advice").at(-1)).toMatch(/done$/);
  });

  test.each<readonly [string, (story: SessionStory) => unknown, RegExp]>([
    [
      "a fall",
      (story) => story.asks("chart.record", { entry: { kind: "event", what: "fall" } }),
      /refused: A medium alarm is active/,
    ],
    ["pulse 128", (story) => story.reads({ spo2: 97, pulse: 128 }), /refused: Pulse: .*128.*: see to it, or record/],
    ["SpO2 93", (story) => story.reads({ spo2: 93, pulse: 70 }), /refused: SpO2 on room air for 15 min: .*93 %/],
  ])("%s keeps whoever was signed, as long as it is so", (_, happens, words) => {
    const story = waiting();
    story.at(6_400);
    happens(story);
    story.waits(6_402);
    expect(leaves(story)).toMatch(words);
    expect(story.facts.phase).toBe("waiting");
    expect(story.refusal("patient.left")).toBeDefined();
  });

  test("what was signed over stays so while they wait", () => {
    const story = reviewed();
    story.at(5_700).measures(128, 78);
    story.at(6_400).measures(128, 78);
    story.finds({ ...wellFindings, gait: "unsteady" });
    story.readsMessages();
    const override = { reason: "walks with a frame at home", second: "Bea" };
    story.asks("discharge.sign", { reason: "well", leaves: false, override }, { by: cleo });
    story.at(6_500).finds({ gait: "unsteady" });
    expect(story.facts.phase).toBe("waiting");
  });
});

describe("S9, S19: what was given before the dose and charted late", () => {
  test("a baseline that an antihypertensive had masked lets nobody start", () => {
    const story = new SessionStory();
    story.opens();
    story.binds();
    story.screens();
    story.measures(152, 94);
    story.at(600).measures(136, 84);
    story.at(720).measures(134, 82);
    expect(story.facts.phase).toBe("cleared");
    story.at(780).asks("chart.record", { ...given("antihypertensive IV", "labetalol"), happenedAt: Instant(60_000) });
    expect(story.facts).toMatchObject({ phase: "screening", baseline: "not yet" });
    expect(story.at(800).doses()[0]).toMatch(/refused: The baseline needs two readings/);
    // 30 min after it a new one is gathered.
    story.at(1_860).measures(134, 82);
    story.at(1_980).measures(134, 82);
    expect(story.facts.phase).toBe("cleared");
  });

  test("a benzodiazepine charted before the dose lengthens the recovery by 30 min, one after it has its own clock", () => {
    const story = cleared();
    story.at(150).asks("chart.record", given("benzodiazepine or opioid", "lorazepam"));
    story.at(180).doses();
    const time = () => story.judgement.criteria.find(({ id }) => id === "time")?.words;
    story.at(2_580).asks("dose.stop", {});
    story.asks("dose.confirm", {});
    story.finds({ moaas: 5, dissociation: "resolved" });
    story.at(2_700).finds({ moaas: 5, dissociation: "resolved" });
    story.waits(3_480);
    expect(time()).toBe("At least 90 min since the pump stopped");
    const later = recovering();
    later.asks("chart.record", given("benzodiazepine or opioid", "lorazepam"));
    expect(later.judgement.criteria.find(({ id }) => id === "time")?.words).toMatch(/^At least 60 min since lorazepam/);
  });

  test("at home it is a hold, as it is when it was answered", () => {
    const story = clearedAtHome();
    story.at(150).asks("chart.record", given("benzodiazepine or opioid", "lorazepam"));
    expect(story.facts).toMatchObject({
      phase: "held",
      holds: [{ kind: "hard", words: "at home only with a clinician's note: lorazepam was given" }],
    });
  });
});

describe("S9, S21: a check of before a rescue drug", () => {
  test("counts for nothing, and the next is not possible until shortly before the new time", () => {
    const story = recovering();
    story.at(5_000).measures(128, 78);
    story.at(5_700).measures(128, 78);
    story.finds(wellFindings);
    story.readsMessages();
    story.asks("discharge.check", {});
    expect(story.facts.checks).toHaveLength(1);
    story.at(5_760).asks("chart.record", given("benzodiazepine or opioid", "midazolam"));
    expect(story.facts.checks).toEqual([]);
    expect(story.due()).toContain("8760 discharge check");
    story.at(6_000).measures(128, 78);
    story.finds(wellFindings);
    story.readsMessages();
    expect(story.asks("discharge.check", {})[0]).toMatch(/refused: Too early/);
    expect(story.judgement.refusals["discharge.check"]).toMatchObject({ from: 8_760_000 });
  });
});

describe("S17, S22: more of the drug", () => {
  const injected = () => {
    const story = cleared({}, { protocol: "im" });
    story.at(180).doses();
    story.at(600).finds({ moaas: 5 });
    return story;
  };
  const again = (story: SessionStory) => story.asks("dose.again", { mg: 35 })[0];

  test("is not given while the time of an emergency runs", () => {
    const story = injected();
    story.asks("session.emergency", { what: "laryngospasm" });
    story.at(700).asks("session.calm", { reason: "breathes well" });
    story.measures(130, 80);
    story.finds({ moaas: 5 });
    story.readsMessages();
    expect(again(story)).toMatch(/refused: An emergency is over only just now/);
    expect(story.judgement.refusals["dose.again"]).toMatchObject({ from: 4_300_000 });
  });

  test("nor in a session that was reopened", () => {
    const story = injected();
    story.at(700).ends("transferred");
    story.at(720).asks("session.reopen", { reason: "came back" });
    story.measures(130, 80);
    story.finds({ moaas: 5 });
    story.readsMessages();
    expect(again(story)).toMatch(/refused: The session was reopened/);
  });

  test("nor on a MOAA/S of long ago", () => {
    const story = injected();
    story.at(1_190).measures(130, 80);
    story.at(1_200);
    expect(story.refusal("dose.again")).toBeUndefined();
    story.waits(1_200.001);
    expect(story.refusal("dose.again")).toBe("MOAA/S is more than 10 min old: look at the patient first");
  });
});

describe("S23: a stop that nobody confirmed at the pump", () => {
  test.each(["transferred", "left against advice", "gone"] as const)("is not left behind by %s", (outcome) => {
    const story = dosing();
    story.at(600).asks("dose.stop", {});
    expect(story.at(605).ends(outcome)[0]).toMatch(/refused: Nobody has confirmed that the pump stands still/);
    story.asks("dose.confirm", {});
    expect(story.ends(outcome).at(-1)).toMatch(/done$/);
  });
});
