import { describe, expect, test } from "vitest";
import { defaultLimits } from "../alarm/defaultLimits.ts";
import { ada } from "../story.test-support.ts";
import { dosing, recovering, type SessionStory } from "./story.test-support.ts";

const { allowedMs, spo2From } = defaultLimits.rules.offMonitor;
const walks = (story: SessionStory, company = false) => story.asks("monitor.off", { why: "walk", company });

/** MOAA/S 5 found at second 2700, and in recovery. */
function awakeAt(seconds: number): SessionStory {
  const story = recovering();
  story.at(3_500).finds({ moaas: 5, rr: 14 });
  story.at(seconds);
  return story;
}

describe("S16: off the monitor is a state", () => {
  test("with MOAA/S 5 of the last 10 min, counting down from 5 min", () => {
    const story = awakeAt(3_600);
    expect(walks(story)).toContain("3600 recovery: off the monitor for 5 min: walk, alone");
    expect(story.facts.offMonitor).toEqual({
      since: 3_600_000,
      until: 3_600_000 + allowedMs,
      why: "walk",
      company: false,
      by: ada,
    });
    expect(walks(story).at(-1)).toMatch(/refused: The patient is off the monitor already$/);
    expect(story.asks("monitor.on", {})).toContain("3600 recovery: back on the monitor");
    expect(story.facts.offMonitor).toBe("no");
    expect(story.asks("monitor.on", {})).toEqual(["3600 refused: The patient is not off the monitor"]);
  });

  test.each([
    [4_100, true],
    [4_100.001, false],
  ])("at second %d MOAA/S 5 of second 3500 lets go alone: %s", (at, may) => {
    const story = awakeAt(at);
    expect(walks(story).at(-1)).toMatch(
      may ? /done$/ : /refused: Only in company, or with MOAA\/S 5 recorded within the last 10 min$/,
    );
    if (!may) expect(walks(story, true)).toContain(`${at} done`);
  });

  test("MOAA/S 4 only in company", () => {
    const story = awakeAt(3_600);
    story.finds({ moaas: 4 });
    expect(walks(story)[0]).toMatch(/refused: Only in company/);
    expect(walks(story, true)).toContain("3600 done");
  });

  test.each([
    [spo2From + 1, "done"],
    [spo2From, "done"],
    [spo2From - 1, `refused: SpO2 is ${spo2From - 1} %, below ${spo2From} %: nobody leaves the monitor`],
    ["probe off" as const, "refused: SpO2 is not known: see to the probe"],
  ])("SpO2 %s: %s, in company too", (spo2, answer) => {
    const story = awakeAt(3_600);
    story.reads({ spo2, pulse: 70 });
    expect(walks(story, true)).toContain(`3600 ${answer}`);
  });

  test("not with a high alarm, active or waiting to be seen, and not in an emergency", () => {
    const story = dosing();
    story.at(300).measures(205, 100);
    expect(walks(story, true)[0]).toMatch(/refused: A high alarm is active \(BP high\): nobody leaves the monitor/);
    const other = awakeAt(3_600);
    other.asks("session.emergency", { what: "collapse" });
    expect(walks(other, true)[0]).toMatch(/refused: Nobody leaves the monitor in an emergency/);
  });

  test("only a person says that the patient is back; an emergency and an end do, too", () => {
    const story = awakeAt(3_600);
    walks(story);
    story.at(3_610).reads({ spo2: "probe off", pulse: "probe off" });
    story.at(3_700).reads({ spo2: 97, pulse: 70 });
    expect(story.facts.offMonitor).not.toBe("no");
    story.asks("session.emergency", { what: "fall" });
    expect(story.facts.offMonitor).toBe("no");
    const left = awakeAt(3_600);
    walks(left);
    left.ends("gone");
    expect(left.facts.offMonitor).toBe("no");
  });

  test("a wall clock that went back lets nobody go for longer", () => {
    const story = awakeAt(3_600);
    walks(story);
    story.at(3_000).restarts();
    expect(story.facts.offMonitor).toMatchObject({ since: 3_000_000, until: 3_000_000 + allowedMs });
  });
});
