import { describe, expect, test } from "vitest";
import { Minutes } from "../../kernel/index.ts";
import { ada } from "../story.test-support.ts";
import { awake, cleared, clearedAtHome, facts, SessionStory } from "./story.test-support.ts";

const { happened } = SessionStory;
const injectable = () => cleared({}, { protocol: "im" });
const nasal = () => cleared({}, { protocol: "intranasal" });

/** The first of two devices at second 180. */
function sprayed(devices = 2): SessionStory {
  const story = nasal();
  story.at(180).doses({ drug: "esketamine", mg: 28 * devices, devices, lot: "A1" });
  return story;
}

/** Under the tongue since second 180. */
function dissolving(): SessionStory {
  const story = clearedAtHome();
  story.at(180).doses({ mg: 100 });
  return story;
}

describe("clinical 6: an injection is over at once", () => {
  test("it starts and ends in one event, and the clocks run from it", () => {
    const story = injectable();
    expect(facts(story.at(180).doses({ mg: 50, lot: "L7" }))).toEqual([
      "180 active: injected: 50 mg ketamine",
      "180 done",
    ]);
    expect(story.dose).toMatchObject({
      route: "im",
      startedAt: 180_000,
      stoppedAt: 180_000,
      pump: "stopped",
      unconfirmed: false,
      plannedMs: 0,
      parts: [{ at: 180_000, mg: 50, by: ada, lot: "L7" }],
    });
    // S20: from 5 min after the dose to 20 min after its end.
    expect(story.facts.window).toEqual({ from: 480_000, to: 1_380_000 });
    expect(story.refusal("dose.confirm")).toBe("No stop or pause waits to be confirmed");
  });

  test("ACTIVE at least 45 min, and awake", () => {
    const story = injectable();
    story.at(180).doses();
    story.at(1_000).finds(awake);
    story.waits(2_879.999);
    expect(story.facts.phase).toBe("active");
    story.waits(2_880);
    expect(story.facts.phase).toBe("recovery");
  });

  test("S9: a redose moves the end, the window, the phase and every clock", () => {
    const story = injectable();
    story.at(180).doses({ mg: 50 });
    story.at(1_000).finds(awake);
    story.at(2_800).measures(130, 80);
    story.waits(2_900);
    expect(story.facts.phase).toBe("recovery");
    story.finds({ moaas: 5 });
    expect(story.at(3_000).asks("dose.again", { mg: 25, lot: "L8" })).toEqual([
      "3000 active: again: 25 mg ketamine, 75 mg in all",
      "3000 done",
    ]);
    expect(story.dose).toMatchObject({ mg: 75, mgPerKg: 75 / 70, startedAt: 180_000, stoppedAt: 3_000_000 });
    expect(story.dose.parts.map(({ mg, lot }) => [mg, lot])).toEqual([
      [50, undefined],
      [25, "L8"],
    ]);
    expect(story.facts.window).toEqual({ from: 480_000, to: 4_200_000 });
    story.at(3_100).finds(awake);
    story.waits(5_699.999);
    expect(story.facts.phase).toBe("active");
    story.waits(5_700);
    expect(story.facts.phase).toBe("recovery");
    // clinical 7: 90 min after the last one.
    expect(story.due()).toContain(`${3_000 + 90 * 60} signature`);
  });

  test("S19: none while something forbids more drug, and none on a pressure of long ago", () => {
    const story = injectable();
    story.at(180).doses();
    expect(story.refusal("dose.again")).toBeDefined();
    story.finds({ moaas: 5 });
    expect(story.refusal("dose.again")).toBeUndefined();
    story.at(300).reads({ spo2: 91, pulse: 70 });
    expect(story.asks("dose.again", { mg: 25 })).toEqual(["300 refused: SpO2 is 91 %, below 92 %: no dose"]);
    story.reads({ spo2: 97, pulse: 70 });
    expect(story.at(1_100).asks("dose.again", { mg: 25 })).toContainEqual(
      expect.stringMatching(/refused: The last pressure is 16 min 20 s old/),
    );
  });

  test("what is another route's is refused with the reason", () => {
    const story = injectable();
    expect(story.at(180).doses({ plannedMs: Minutes(10) })).toEqual([
      "180 refused: IM injection has no planned time of its own",
    ]);
    expect(story.doses({ devices: 2 })).toEqual(["180 refused: IM injection is not given in devices"]);
    story.doses();
    for (const act of ["dose.device", "dose.pause", "dose.stop"] as const) expect(story.refusal(act)).toBeDefined();
  });
});

describe("clinical 1.1: nasal devices, 5 min apart", () => {
  test.each([
    [undefined, 56, "Say how many devices are meant: 2 for 56 mg, 3 for 84 mg"],
    [1, 28, "Say how many devices are meant: 2 for 56 mg, 3 for 84 mg"],
    [2, 84, "2 devices are 56 mg, not 84: 2 for 56 mg, 3 for 84 mg"],
  ])("%s devices of %d mg in all: refused", (devices, mg, words) => {
    const more = devices === undefined ? { mg } : { mg, devices };
    expect(nasal().at(180).doses(more)).toEqual([`180 refused: ${words}`]);
  });

  test("the first of two, the rest, the second, and then active", () => {
    const story = sprayed();
    expect(story.facts.phase).toBe("dosing");
    expect(story.dose).toMatchObject({ mg: 28, mgPerKg: 0.4, partsPlanned: 2, pump: "running", stoppedAt: "not yet" });
    expect(story.judgement.refusals["dose.device"]).toEqual({
      why: "The next device is given 5 min after the last",
      from: 480_000,
    });
    expect(story.at(479.999).asks("dose.device", {})).toEqual([
      "479.999 refused: The next device is given 5 min after the last: 4 of 5 min",
    ]);
    expect(story.at(480).asks("dose.device", { lot: "A2" })).toEqual([
      "480 active: device 2 of 2: 28 mg esketamine, 56 mg in all",
      "480 done",
    ]);
    expect(story.dose).toMatchObject({ mg: 56, mgPerKg: 0.8, stoppedAt: 480_000, pump: "stopped", unconfirmed: false });
    expect(story.dose.parts.map(({ at, lot }) => [at, lot])).toEqual([
      [180_000, "A1"],
      [480_000, "A2"],
    ]);
    expect(story.facts.window).toEqual({ from: 480_000, to: 1_680_000 });
    expect(story.refusal("dose.device")).toBeDefined();
  });

  test("of three the second keeps dosing", () => {
    const story = sprayed(3);
    expect(story.at(480).asks("dose.device", {})).toContain(
      "480 dosing: device 2 of 3: 28 mg esketamine, 56 mg in all",
    );
    story.at(780).asks("dose.device", {});
    expect(story.facts.phase).toBe("active");
    expect(story.dose.mg).toBe(84);
  });

  test("S12: the rest counts between what happened, not between records", () => {
    const story = sprayed();
    expect(story.at(700).asks("dose.device", happened(400))[0]).toMatch(/refused: The next device/);
    expect(story.asks("dose.device", happened(500))).toContain("700 done");
    expect(story.dose.stoppedAt).toBe(500_000);
  });

  test("S19: no device while something forbids more drug", () => {
    const story = sprayed();
    story.at(400).measures(165, 90);
    expect(story.at(480).asks("dose.device", {})).toEqual([
      "480 refused: The pressure is 165/90 mmHg, above 160/100: no dose",
    ]);
  });

  test("ended with fewer: the dose was over with the last that was given; the pump's words are none of it", () => {
    const story = sprayed();
    expect(story.at(600).asks("dose.stop", {})).toEqual(["600 active: no more devices after 1 of 2", "600 done"]);
    expect(story.dose).toMatchObject({ stoppedAt: 180_000, unconfirmed: false, mg: 28 });
    const early = sprayed();
    early.at(600).asks("session.stopEarly", { reason: "vomiting" });
    expect(early.facts.phase).toBe("recovery");
    expect(early.dose.stoppedAt).toBe(180_000);
  });

  test("a pause between two, and the next device ends it", () => {
    const story = sprayed();
    expect(story.at(200).asks("dose.pause", { reason: "bad taste" })).toContain("200 paused: paused: bad taste");
    expect(story.dose.unconfirmed).toBe(false);
    expect(story.at(480).asks("dose.device", {})).toContain("480 done");
    expect(story.facts.phase).toBe("active");
  });

  test("a nasal dose is not repeated, and an infusion is not begun again", () => {
    const story = sprayed();
    story.at(480).asks("dose.device", {});
    expect(story.asks("dose.again", { mg: 28 })[0]).toMatch(/refused: A nasal dose is not repeated/);
  });

  test("S9: signing at the later of first + 120 and last + 110 min", () => {
    const story = sprayed();
    story.at(480).asks("dose.device", {});
    story.at(500).finds(awake);
    story.waits(180 + 3_600);
    expect(story.facts.phase).toBe("recovery");
    expect(story.due()).toContain(`${180 + 7_200} signature`);
    const late = sprayed();
    late.at(180 + 900).asks("dose.device", {});
    late.finds(awake);
    late.at(1_100).finds(awake);
    late.waits(180 + 3_600);
    expect(late.due()).toContain(`${180 + 900 + 6_600} signature`);
  });
});

describe("clinical 6: a tablet dissolves", () => {
  test("for 10 min, and then it is gone by rule, at that instant", () => {
    const story = dissolving();
    expect(story.facts.phase).toBe("dosing");
    expect(facts(story.waits(779.999)).filter((line) => line.includes("active:"))).toEqual([]);
    expect(story.waits(780)).toContain("780 active: the tablet is gone: 10 min under the tongue");
    expect(story.dose).toMatchObject({ stoppedAt: 780_000, pump: "stopped", unconfirmed: false });
    expect(story.dose.how).toBeUndefined();
    expect(story.facts.phases.at(-1)).toMatchObject({ phase: "active", by: "rule" });
    expect(story.facts.window).toEqual({ from: 480_000, to: 1_980_000 });
  });

  test("while the gateway was down: told at its start, and as of when it was", () => {
    const story = dissolving();
    story.at(1_000).restarts(500_000);
    expect(story.dose.stoppedAt).toBe(780_000);
    expect(story.facts).toMatchObject({ phase: "active", since: 1_000_000 });
  });

  test.each(["swallowed", "spat out"] as const)("%s earlier is recorded", (how) => {
    const story = dissolving();
    expect(story.at(400).asks("dose.stop", {})).toEqual([
      "400 refused: Say how the tablet's time ended: swallowed or spat out",
    ]);
    expect(story.asks("dose.stop", { how })).toEqual([`400 active: tablet ${how}`, "400 done"]);
    expect(story.dose).toMatchObject({ stoppedAt: 400_000, how });
  });

  test("it cannot be paused, and of a pump nobody says swallowed", () => {
    const story = dissolving();
    expect(story.asks("dose.pause", { reason: "look" })).toEqual(["180 refused: Sublingual at home cannot be paused"]);
    const pump = cleared();
    pump.at(180).doses();
    expect(pump.at(300).asks("dose.stop", { how: "swallowed" })).toEqual([
      "300 refused: Only a tablet is swallowed or spat out",
    ]);
  });

  test("S9: a second one dissolves again, and what counts from the first dose counts from it", () => {
    const story = dissolving();
    story.waits(780);
    story.at(900).measures(128, 78);
    story.finds({ moaas: 5 });
    expect(story.at(1_000).asks("dose.again", { mg: 50 })).toContain(
      "1000 dosing: again: 50 mg ketamine, 150 mg in all",
    );
    expect(story.facts.window).toEqual({ from: 480_000, to: "dose goes on" });
    story.waits(1_600);
    expect(story.dose).toMatchObject({ stoppedAt: 1_600_000, mg: 150 });
    story.at(2_000).finds(awake);
    // clinical 6: 70 min from the last tablet.
    story.waits(1_000 + 4_199.999);
    expect(story.facts.phase).toBe("active");
    story.waits(1_000 + 4_200);
    expect(story.facts.phase).toBe("recovery");
    expect(story.due()).toContain(`${1_000 + 7_200} signature`);
  });
});

describe("the pump", () => {
  test("rates are kept with who and when; no other route has any", () => {
    const story = cleared();
    story.at(180).doses();
    expect(story.at(300).asks("dose.rate", { mlPerHour: 60 })).toEqual(["300 dosing: pump at 60 mL/h", "300 done"]);
    expect(story.dose.rates).toEqual([{ at: 300_000, mlPerHour: 60, by: ada }]);
    expect(sprayed().asks("dose.rate", { mlPerHour: 60 })).toEqual(["180 refused: Intranasal esketamine has no pump"]);
    story.at(2_580).asks("dose.stop", {});
    expect(story.asks("dose.again", { mg: 10 })[0]).toMatch(/refused: An infusion is not begun again/);
  });
});
