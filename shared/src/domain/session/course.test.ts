import { expect, test } from "vitest";
import { wellFindings } from "../discharge/scene.test-support.ts";
import { SessionStory, facts, opened, awake } from "./story.test-support.ts";

const well = wellFindings;

test("a session runs from new to discharged, each step with its author and reason", () => {
  const story = opened();
  expect(story.facts).toMatchObject({
    id: "chair-1-0",
    phase: "screening",
    since: 0,
    baseline: "not yet",
    dose: "none",
  });
  expect(facts(story.measures(128, 78))).toEqual([]);
  expect(story.due()).toEqual(["120 baseline reading"]);
  expect(facts(story.at(120).measures(126, 76))).toEqual(["120 cleared: baseline 127/77 mmHg, pulse 70, SpO2 97 %"]);
  expect(story.at(180).doses()).toEqual(["180 dosing: pump running: 35 mg ketamine, planned 40 min", "180 done"]);
  expect(story.due()).toEqual(["780 bp", "780 breathing and MOAA/S", "2580 planned end"]);
  for (const at of [780, 1_380, 1_980]) {
    expect(facts(story.at(at).measures(135, 80))).toEqual([]);
    expect(story.finds({ rr: 14, moaas: 4 })).toEqual([`${at} dosing: MOAA/S 4, breaths a minute 14`, `${at} done`]);
  }
  expect(story.at(2_580).asks("dose.stop", {})).toEqual(["2580 active: pump stopped", "2580 done"]);
  expect(story.facts.window).toEqual({ from: 480_000, to: 3_780_000 });
  expect(story.due()).toContain("2640 pump confirmation");
  expect(story.at(2_600).asks("dose.confirm", {})).toEqual(["2600 active: seen at the pump: stopped", "2600 done"]);
  expect(story.finds({ ...awake, rr: 14 })).toEqual([
    "2600 active: MOAA/S 5, breaths a minute 14, dissociation resolved",
    "2600 done",
  ]);
  story.measures(130, 80);
  story.at(3_200).finds({ moaas: 5, rr: 14 });
  expect(facts(story.at(3_480).measures(128, 79))).toEqual([
    "3480 recovery: MOAA/S 5 and dissociation resolved, 15 min after the pump stopped",
  ]);
  expect(story.due()).toEqual(["3800 breathing and MOAA/S", "4380 bp", "5580 discharge check", "6180 signature"]);
  for (const at of [3_800, 4_380]) story.at(at).finds({ moaas: 5, rr: 14 });
  story.measures(127, 78);
  story.at(5_000).measures(127, 78);
  story.finds({ moaas: 5, rr: 14 });
  expect(story.waits(5_580)).toContain("5580 review: 50 min after the pump stopped");
  story.measures(128, 78);
  story.finds(well);
  expect(story.refusal("discharge.check")).toBeUndefined();
  expect(story.asks("discharge.check", {})).toEqual([
    "5580 review: discharge check 1: all that a check asks for is met",
    "5580 done",
  ]);
  expect(story.refusal("discharge.check")).toBeUndefined();
  story.at(6_180).measures(128, 78);
  story.finds(well);
  story.asks("discharge.check", {});
  expect(story.refusal("discharge.sign")).toBeUndefined();
  expect(story.asks("discharge.sign", { reason: "well", leaves: true })).toEqual([
    "6180 session.ended: discharged",
    "6180 watch.ended",
    "6180 done",
  ]);
  expect(story.state.session).toBe("no session");
  const ended = story.told("session.ended")[0]?.event;
  expect(ended).toMatchObject({
    session: {
      signed: { by: { name: "Ada" }, reason: "well", at: 6_180_000 },
      phases: [
        { phase: "draft", by: { name: "Ada" } },
        { phase: "screening", by: { name: "Ada" } },
        { phase: "cleared", by: "rule" },
        { phase: "dosing", by: { name: "Ada" } },
        { phase: "active", by: { name: "Ada" } },
        { phase: "recovery", by: "rule" },
        { phase: "review", by: "rule" },
        { phase: "discharged", by: { name: "Ada" } },
      ],
    },
  });
});

test("a home needs a support person, and a protocol for a home; a clinic one for a clinic", () => {
  const story = new SessionStory({ place: "home" });
  expect(story.opens()).toEqual(["0 refused: IV infusion is a protocol for a clinic, and this is a home"]);
  const protocol = "sublingual";
  expect(story.opens({ protocol })).toEqual(["0 refused: At home a support person must be named"]);
  expect(story.opens({ protocol, support: "Ben" })).toEqual(["0 session.opened: draft", "0 done"]);
  expect(story.facts.support).toBe("Ben");
  expect(new SessionStory().opens({ protocol, support: "Ben" })).toEqual([
    "0 refused: Sublingual at home is a protocol for a home, and this is a clinic",
  ]);
});
