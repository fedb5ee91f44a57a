import { describe, expect, test } from "vitest";
import { StationId } from "../../contracts/index.ts";
import { chair, desk, type Setting } from "../story.test-support.ts";
import { SessionStory } from "../session/story.test-support.ts";

const other = StationId.parse("station-other");

/** A session is opened at second 0, with somebody on the probe and no screen that can sound. */
function unheard(setting: Setting = {}): SessionStory {
  const story = new SessionStory({ station: "none", ...setting });
  story.reads({ spo2: 97, pulse: 70 });
  story.opens();
  return story;
}
const station = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.includes(" station "));

describe("S10: no screen can sound for a session", () => {
  test("is medium after 15 s and high after 60 s, just not before", () => {
    const story = unheard();
    expect(station(story.waits(14.999))).toEqual([]);
    expect(station(story.waits(15))).toEqual(["15 station active 0 medium heard: first"]);
    expect(story.alarm("station")).toMatchObject({ kind: "technical", rule: "station", chair });
    expect(station(story.waits(59.999))).toEqual([]);
    expect(station(story.waits(60))).toEqual(["60 station active 1 high heard: escalated"]);
  });

  test("a screen that can sound ends it at once, high or not, and leaves nothing to acknowledge", () => {
    const story = unheard();
    story.waits(61);
    expect(story.at(62).station(true)).toContain("62 station cleared 1 high silent: ended");
    expect(story.find("station")).toBeUndefined();
  });

  test("the last of several screens counts; one that is muted or gone counts its time from then", () => {
    const story = unheard();
    story.station(true);
    story.at(1).station(true, other);
    story.at(10).station(false);
    story.waits(100);
    expect(story.find("station")).toBeUndefined();
    story.at(100).takes({ type: "station.gone", station: other });
    expect(station(story.waits(114.999))).toEqual([]);
    expect(station(story.waits(115))).toEqual(["115 station active 0 medium heard: first"]);
    expect(story.state.armed).toEqual([]);
  });

  test("a screen that says twice that it can is one screen", () => {
    const story = unheard();
    story.station(true);
    story.station(true);
    expect(story.state.armed).toEqual([desk]);
  });

  test("without a session nobody is missed, and with the end of one it is over", () => {
    const story = new SessionStory({ station: "none" });
    story.reads({ spo2: 97, pulse: 70 });
    expect(station(story.waits(600))).toEqual([]);
    story.opens();
    story.waits(700);
    expect(story.alarm("station").priority).toBe("high");
    expect(story.ends("abandoned")).toContain("700 station cleared 1 high silent: ended");
  });

  test("a session that is only prepared, with nobody on the probe, waits in silence", () => {
    const story = new SessionStory({ station: "none" });
    story.opens();
    expect(station(story.waits(600))).toEqual([]);
    story.at(600).reads({ spo2: 97, pulse: 70 });
    expect(station(story.waits(615))).toEqual(["615 station active 0 medium heard: first"]);
  });

  test("at a start nobody is connected yet: the time counts from then, and what was raised is announced again", () => {
    const story = unheard();
    story.station(true);
    expect(station(story.at(100).restarts(5_000))).toEqual([]);
    expect(station(story.waits(115))).toEqual(["115 station active 0 medium heard: first"]);
    expect(story.at(120).restarts(1_000)).toContain("120 station active 0 medium heard: gateway restarted");
    expect(story.at(121).station(true)).toContain("121 station cleared 0 medium silent: ended");
  });
});
