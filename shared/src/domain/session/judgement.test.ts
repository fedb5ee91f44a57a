import { describe, expect, test } from "vitest";
import { chair, cuff } from "../story.test-support.ts";
import { active, cleared, dosing, facts, opened, recovering, type SessionStory } from "./story.test-support.ts";

const judged = (story: SessionStory) => story.told("session.judged").length;

describe("the judgement is told when it changes, and only then", () => {
  test("samples that wander inside their limits tell nothing", () => {
    const story = recovering();
    const before = judged(story);
    for (const [index, spo2] of [97, 96, 98, 97].entries()) story.at(3_481 + index).reads({ spo2, pulse: 70 + index });
    expect(judged(story)).toBe(before);
  });

  test("a pulse that leaves its range, and one nobody knows, change the criterion at once", () => {
    const story = recovering();
    const pulse = () => story.judgement.criteria.find(({ id }) => id === "pulse")?.state;
    expect(pulse()).toBe("met");
    story.at(3_481).reads({ spo2: 97, pulse: 115 });
    expect(pulse()).toBe("not met");
    story.at(3_482).reads({ spo2: 97, pulse: "pulse lost" });
    expect(pulse()).toBe("not known");
  });

  test("no number in it grows with time", () => {
    const story = recovering();
    const before = story.judgement;
    story.waits(3_530);
    expect(story.judgement).toBe(before);
  });

  test("it is that of the session, and follows what was told of it", () => {
    const story = opened();
    expect(story.told("session.judged").at(-1)?.event).toMatchObject({ session: "chair-1-0", chair });
    expect(story.judgement.refusals["dose.start"]).toEqual({
      why: "The baseline needs two readings, at least 2 min apart",
      from: "unknown",
    });
    story.at(10).measures(128, 78);
    expect(story.judgement.refusals["dose.start"]).toMatchObject({ from: 130_000 });
  });
});

describe("what is due", () => {
  test("the soonest first, in each phase", () => {
    expect(opened().due()).toEqual(["0 baseline reading"]);
    expect(cleared().due()).toEqual(["1020 baseline reading"]);
    expect(dosing().due()).toEqual(["780 bp", "780 breathing and MOAA/S", "2580 planned end"]);
    const stopped = dosing();
    stopped.at(300).asks("dose.stop", {});
    expect(stopped.due()).toEqual(["360 pump confirmation", "780 breathing and MOAA/S", "1080 bp"]);
    expect(active().due()).toEqual(["780 breathing and MOAA/S", "1080 bp"]);
    expect(recovering().due()).toEqual([
      "780 breathing and MOAA/S",
      "1080 bp",
      "5580 discharge check",
      "6180 signature",
    ]);
  });
});

describe("one measurement at a time", () => {
  const starts = (story: SessionStory) => story.takes({ type: "cuff.started", chair, device: cuff, why: "" });
  const asks = (story: SessionStory) => facts(story.does({ type: "bp.measure", chair }));

  test("a second one is refused while the first runs", () => {
    const story = dosing();
    starts(story);
    expect(asks(story)).toEqual(["180 refused: A measurement is running: wait for it, or stop it"]);
    expect(facts(story.does({ type: "bp.stop", chair }))).toContain("180 done");
  });

  test("until its result, its failure, or as long as no cuff takes", () => {
    const result = dosing();
    starts(result);
    result.at(200).measures(100, 70, { late: true });
    expect(asks(result)[0]).toMatch(/refused/);
    result.at(220).measures(128, 78);
    expect(asks(result)).toContain("220 done");
    const failed = dosing();
    starts(failed);
    failed.at(200).fails("aborted");
    expect(asks(failed)).toContain("200 done");
    const silent = dosing();
    starts(silent);
    expect(asks(silent.at(360))[0]).toMatch(/refused/);
    expect(asks(silent.at(360.001))).toContain("360.001 done");
  });

  test("after a restart nobody knows of one", () => {
    const story = dosing();
    starts(story);
    story.at(190).restarts(5_000);
    expect(asks(story)).toContain("190 done");
  });
});

test("S2, S19: how awake a patient was seen is a finding of the session, and counts against more drug", () => {
  const story = dosing();
  story.asks("dose.pause", { reason: "sleepy" });
  expect(facts(story.does({ type: "patient.seen", chair, moaas: 3 }))).toEqual([
    "180 paused: MOAA/S 3",
    "180 done",
    "180 sedation active 0 medium heard: first",
  ]);
  expect(story.asks("dose.resume", {})[0]).toMatch(/refused: MOAA\/S is 3/);
});
