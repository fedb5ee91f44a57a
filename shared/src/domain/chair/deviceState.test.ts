import { describe, expect, test } from "vitest";
import { DeviceId, type DeviceInfo } from "../../contracts/index.ts";
import { chair, cuff, device, ox, Story, watched } from "../story.test-support.ts";

const only = (lines: readonly string[], condition: string) => lines.filter((line) => line.includes(` ${condition} `));

describe("a battery and a clock", () => {
  const kit = DeviceId.parse("kit-1");
  const devices: readonly DeviceInfo[] = [device(kit, "kit", 900_000, "unknown"), device(ox, "oximeter", 5_000, 4_000)];
  const charged = (story: Story, battery: number | "unknown") =>
    only(story.takes({ type: "kit.state", chair, device: kit, battery }), "battery");

  test("low below 20 %, medium below 10 %, gone when it is charged", () => {
    const story = watched({ devices });
    expect(charged(story.at(10), 20)).toEqual([]);
    expect(charged(story.at(20), 19)).toEqual(["20 battery active 0 low heard: first"]);
    expect(charged(story.at(30), 9)).toEqual(["30 battery active 1 medium heard: escalated"]);
    story.answers("acknowledge", story.alarm("battery"));
    expect(story.alarm("battery")).toMatchObject({ kind: "technical", device: kit });
    expect(charged(story.at(40), "unknown")).toEqual([]);
    expect(charged(story.at(50), 60)).toEqual(["50 battery cleared 1 medium silent: ended"]);
  });

  test("of nobody who is watched nothing is told, and it is told as soon as somebody is", () => {
    const story = new Story({ devices });
    expect(charged(story, 5)).toEqual([]);
    expect(only(story.at(1).reads({ spo2: "probe off" }), "battery")).toEqual([]);
    expect(only(story.at(2).reads({ spo2: 97, pulse: 70 }), "battery")).toEqual([
      "2 battery active 1 medium heard: first",
    ]);
  });

  test.each([
    [120_000, undefined],
    [120_001, "its clock is 2 min ahead of ours"],
    [-3_600_000, "its clock is 60 min behind ours"],
  ])("a clock that is %i ms off", (offsetMs, words) => {
    const story = watched();
    story.at(1).takes({ type: "device.clock", chair, device: cuff, offsetMs });
    const alarm = story.find("clock");
    expect(alarm?.evidence).toEqual(words === undefined ? undefined : { kind: "words", words });
    if (words !== undefined) expect(alarm).toMatchObject({ priority: "low", device: cuff, rule: "clock" });
  });
});

describe("S13: a line that is lost with all that hangs on it", () => {
  const onLine = (id: DeviceId, kind: DeviceInfo["kind"]): DeviceInfo => ({
    ...device(id, kind, 900_000, "unknown"),
    hub: "line",
  });
  const setting = { devices: [onLine(ox, "oximeter"), device(cuff, "cuff", 900_000, "unknown")] };
  const line = (story: Story, up: boolean) => story.takes({ type: "hub.link", hub: "line", chairs: [chair], up });

  function lost() {
    const story = watched(setting);
    story.at(1).link("silent");
    line(story.at(1.5), false);
    return story;
  }

  test("the chair's own alarm is graded and shown, and silent as long as the line is lost", () => {
    const story = lost();
    expect(only(story.waits(31), "link")).toEqual([
      "11 link active 0 info silent: information only",
      "31 link active 1 medium silent: inhibited",
    ]);
    expect(story.alarm("link").inhibited).toEqual({ by: "line line lost", until: "it ends" });
    expect(only(line(story.at(40), true), "link")).toEqual(["40 link active 1 medium heard: no longer inhibited"]);
  });

  test("the loss of one device alone is heard", () => {
    const story = watched(setting);
    story.at(1).link("silent");
    expect(only(story.waits(31), "link")).toContain("31 link active 1 medium heard: escalated");
  });

  test("S2: of a patient who was low before, it is heard all the same", () => {
    const story = watched(setting);
    story.reads({ spo2: 90, pulse: 70 });
    expect(only(story.at(1).link("silent"), "link")).toEqual(["1 link active 2 high heard: first"]);
    const first = watched(setting);
    first.reads({ spo2: 90, pulse: 70 });
    line(first.at(0.5), false);
    expect(only(first.at(1).link("silent"), "link")).toEqual(["1 link active 2 high heard: first"]);
  });

  test("what was heard before the line was known to be lost is not silenced by it", () => {
    const story = watched(setting);
    story.at(1).link("silent");
    story.waits(31);
    expect(only(line(story, false), "link")).toEqual([]);
    expect(only(story.waits(91), "link")).toContain("91 link active 2 high heard: escalated");
  });

  test("a line of other chairs changes nothing here", () => {
    const story = watched(setting);
    story.takes({ type: "hub.link", hub: "line", chairs: [], up: false });
    story.at(1).link("silent");
    expect(only(story.waits(31), "link")).toContain("31 link active 1 medium heard: escalated");
  });
});
