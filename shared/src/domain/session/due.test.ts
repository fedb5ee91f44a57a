import { describe, expect, test } from "vitest";
import { dosedBy, min } from "./routes.test-support.ts";
import { cleared, dosing, drafted, opened, type SessionStory } from "./story.test-support.ts";

/** As `seconds words, overdue seconds`. */
const rows = (story: SessionStory, what: string) =>
  story.judgement.due
    .filter((due) => due.what === what)
    .map(
      ({ at, words, overdueAt }) => `${at / 1_000} ${words}, ${overdueAt === "never" ? overdueAt : overdueAt / 1_000}`,
    );

describe("before the dose", () => {
  test("what of the screening is open, in words, since the session was opened", () => {
    expect(rows(drafted(), "screening")).toEqual(
      expect.arrayContaining([expect.stringMatching(/^0 Not answered: .*consent.*, never$/)]),
    );
    expect(rows(opened(), "screening")).toEqual([]);
  });

  test("the first, the second and the third baseline reading, and new ones before they grow too old", () => {
    const story = opened();
    expect(rows(story, "baseline reading")).toEqual(["0 First baseline reading, never"]);
    story.at(10).measures(128, 78);
    expect(rows(story, "baseline reading")).toEqual(["130 Second baseline reading, never"]);
    story.at(130).measures(139, 78);
    expect(rows(story, "baseline reading")).toEqual(["250 Third baseline reading, never"]);
    expect(rows(cleared(), "baseline reading")).toEqual(["1020 New baseline readings: this one grows too old, never"]);
  });

  test("S19: a new one 30 min after an antihypertensive", () => {
    const story = cleared();
    const drug = { name: "labetalol", class: "antihypertensive oral", dose: "100 mg" } as const;
    story.at(130).asks("chart.record", { entry: { kind: "intervention", what: "drug", drug } });
    expect(rows(story, "baseline reading")).toEqual(["1930 New baseline reading, never"]);
  });
});

describe("S4: a high pressure is to be confirmed", () => {
  test("in 2 min, before the schedule wants one, and no longer once it is", () => {
    const story = dosing();
    story.at(700).measures(182, 90);
    expect(rows(story, "bp")).toEqual(["820 Pressure again, to confirm it, 820"]);
    story.at(800).measures(183, 90);
    expect(rows(story, "bp")).toEqual(["1100 Pressure, 1250"]);
  });

  test("before the dose too", () => {
    const story = cleared();
    story.at(130).measures(182, 90);
    expect(rows(story, "bp")).toEqual(["250 Pressure again, to confirm it, 250"]);
  });
});

test("clinical 4.3: two rising readings are repeated in 3 min", () => {
  const story = dosing();
  for (const [at, systolic] of [
    [300, 139],
    [400, 152],
    [500, 163],
  ] as const)
    story.at(at).measures(systolic, 80);
  expect(story.alarm("bp/rise").rule).toBe("bp two rising");
  expect(rows(story, "bp")).toEqual(["680 Pressure again: it rises, never"]);
});

test("clinical 1.1: the next device after its rest, until the last was given", () => {
  const story = dosedBy("intranasal");
  expect(rows(story, "next device")).toEqual([`${min(5)} The next device may be given, never`]);
  story.at(min(6)).asks("dose.device", {});
  expect(rows(story, "next device")).toEqual([]);
});

test("S23: the end of the infusion, and a look at the pump that was stopped", () => {
  const story = dosing();
  expect(rows(story, "planned end")).toEqual(["2580 Planned end of the infusion, 3180"]);
  story.at(2_580).asks("dose.stop", {});
  expect(rows(story, "planned end")).toEqual([]);
  expect(rows(story, "pump confirmation")).toEqual(["2640 Look at the pump, and confirm that it stands still, 2640"]);
});

test("clinical 0.4: the tablet is gone after 10 min", () => {
  expect(rows(dosedBy("sublingual"), "planned end")).toEqual([`${min(10)} The tablet is dissolved, never`]);
});

test("S16: back on the monitor in time", () => {
  const story = dosing();
  story.at(200).finds({ moaas: 5 });
  story.asks("monitor.off", { why: "toilet", company: true });
  expect(rows(story, "back on monitor")).toEqual(["500 Back on the monitor (toilet), 500"]);
  story.asks("monitor.on", {});
  expect(rows(story, "back on monitor")).toEqual([]);
});

test("S10: whoever acknowledged a high goes there within 60 s", () => {
  const story = dosing();
  story.at(300).reads({ spo2: 79, pulse: 70 });
  story.answers("acknowledge", story.alarm("spo2/low"));
  expect(rows(story, "attend")).toEqual(["360 Go to the patient, and say so, 360"]);
  story.at(310).does({ type: "patient.attended", chair: story.state.id });
  expect(rows(story, "attend")).toEqual([]);
});
