import { describe, expect, test } from "vitest";
import { ada, cleo } from "../story.test-support.ts";
import { wellFindings } from "../discharge/scene.test-support.ts";
import {
  active,
  cleared,
  clearedAtHome,
  dosing,
  drafted,
  facts,
  opened,
  recovering,
  reviewed,
  type SessionStory,
} from "./story.test-support.ts";

const declare = (story: SessionStory, what = "stridor") => story.asks("session.emergency", { what });
const course = (lines: readonly string[]) =>
  facts(lines).filter((line) => /: /.test(line) && !/ (heard|silent): /.test(line));

describe("S17: an emergency", () => {
  const stages = { draft: drafted, screening: opened, cleared, dosing, active, recovery: recovering, review: reviewed };
  test.each(Object.entries(stages))("from %s, and only once", (_, begin) => {
    const story = begin();
    expect(declare(story).some((line) => line.endsWith("emergency: emergency: stridor"))).toBe(true);
    expect(story.facts).toMatchObject({ phase: "emergency", emergency: { by: ada, what: "stridor" } });
    expect(declare(story).at(-1)).toMatch(/refused: An emergency is declared already$/);
    expect(story.alarm("emergency")).toMatchObject({ phase: "active", priority: "high" });
  });

  test("it is over for recovery, and discharge counts 60 min from then", () => {
    const story = recovering();
    declare(story);
    story.at(4_000).asks("session.calm", { reason: "breathing well" });
    expect(story.facts).toMatchObject({
      phase: "recovery",
      emergency: "no",
      clock: [{ at: 4_000_000, forMs: 3_600_000, why: "the end of the emergency" }],
    });
    expect(story.due()).toContain("7600 signature");
    expect(story.judgement.refusals["discharge.check"]?.why).toBe(
      "Too early: from 50 min after the end of the emergency",
    );
  });

  test("before the dose: back to the screening, and a clinician looks at what it was", () => {
    const story = cleared();
    declare(story);
    expect(course(story.at(200).asks("session.calm", { reason: "a false alarm" }))).toContain(
      "200 screening: the emergency is over: a false alarm",
    );
    const words = story.facts.phases.find(({ phase }) => phase === "emergency")?.why;
    expect(story.facts).toMatchObject({
      phase: "held",
      clock: [],
      holds: [{ what: "screening", kind: "soft", words: `before the dose, ${words}` }],
    });
    expect(story.at(210).doses()[0]).toMatch(/refused: Held: before the dose, emergency: /);
    story.asks("session.clear", { reason: "a false alarm, seen by me" }, { by: cleo });
    story.readsMessages();
    expect(story.at(220).doses()).toContain("220 done");
  });

  test("nobody recovers from a pump that runs, or from a tablet that dissolves", () => {
    const story = dosing();
    declare(story);
    expect(story.asks("session.calm", { reason: "well" })).toEqual([
      "180 refused: The pump is recorded as running: record that it has stopped first",
    ]);
    expect(course(story.at(190).asks("dose.stop", {}))).toContain("190 emergency: pump stopped");
    expect(story.dose).toMatchObject({ pump: "stopped", unconfirmed: true });
    expect(story.asks("session.calm", { reason: "well" })).toContain("190 done");
    const home = clearedAtHome();
    home.at(180).doses({ mg: 100 });
    declare(home);
    expect(home.asks("session.calm", { reason: "well" })).toEqual([
      "180 refused: The tablet is not gone yet: record how its time ended first",
    ]);
    home.waits(780);
    expect(home.facts.phase).toBe("emergency");
    expect(home.dose.stoppedAt).toBe(780_000);
    expect(home.asks("session.calm", { reason: "well" })).toContain("780 done");
  });

  test("where no dose was given, or it is over already, there is nothing to stop", () => {
    const before = cleared();
    declare(before);
    expect(before.refusal("dose.stop")).toBe("No dose was started: there is nothing to stop");
    expect(before.asks("dose.stop", {})).toEqual(["120 refused: No dose was started: there is nothing to stop"]);
    const over = active();
    declare(over);
    expect(over.at(2_700).asks("dose.stop", {})).toEqual([
      "2700 refused: The dose is over already: there is nothing to stop",
    ]);
    expect(over.dose).toMatchObject({ stoppedAt: 2_580_000, unconfirmed: false });
  });

  test("checks of a discharge that were complete say nothing any more, nor does a signature", () => {
    const story = signed();
    expect(story.facts.phase).toBe("waiting");
    declare(story);
    expect(story.facts).toMatchObject({ phase: "emergency", signed: "not yet", checks: [] });
  });

  test("whoever is taken to a hospital is transferred, before the dose too", () => {
    for (const begin of [cleared, active]) {
      const story = begin();
      declare(story);
      expect(story.ends("transferred").at(-1)).toMatch(/done$/);
      expect(story.facts).toMatchObject({ phase: "transferred", emergency: "no" });
    }
  });
});

/** Signed at second 6300, and the ride is not there. */
function signed(): SessionStory {
  const story = recovering();
  for (const at of [5_000, 5_700, 6_300]) {
    story.at(at).measures(127, 78);
    if (at < 5_600) continue;
    story.finds(wellFindings);
    story.readsMessages();
    story.asks("discharge.check", {});
  }
  story.asks("discharge.sign", { reason: "well", leaves: false });
  return story;
}
