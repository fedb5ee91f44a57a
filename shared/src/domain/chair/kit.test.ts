import { describe, expect, test } from "vitest";
import { DeviceId, type DeviceInfo } from "../../contracts/index.ts";
import { device, ox, started, Story } from "../story.test-support.ts";

const kit = DeviceId.parse("kit-1");
const kitOx = DeviceId.parse("kit-1-oximeter");
const kitCuff = DeviceId.parse("kit-1-cuff");
const devices: readonly DeviceInfo[] = [
  { ...device(kit, "kit", 15_000, "unknown"), canMeasure: false },
  { ...device(kitOx, "oximeter", 6_000, "unknown"), via: kit },
  { ...device(kitCuff, "cuff", 900_000, "unknown"), via: kit },
];

/** Somebody calm on the kit's probe since second 0. */
const atHome = (more: readonly DeviceInfo[] = []) => {
  const story = new Story({ devices: [...devices, ...more] });
  story.reads({ spo2: 97, pulse: 70 }, kitOx);
  return story;
};
const linkOf = (story: Story) =>
  Object.values(story.state.alarms).flatMap(({ alarm }) => (alarm.condition === "link" ? [alarm.device] : []));

describe("S13: a kit that is lost is one alarm", () => {
  test("of the kit alone, graded as an oximeter's link", () => {
    const story = atHome();
    story.at(1).link("unplugged", kit);
    expect(story.waits(100)).toEqual([
      "11 link active 0 info silent: information only",
      "31 link active 1 medium heard: escalated",
      "91 link active 2 high heard: escalated",
    ]);
    expect(linkOf(story)).toEqual([kit]);
    expect(story.at(101).link("online", kit)).toContain("101 link latched 2 high heard: still latched");
  });

  test("what hangs on it has its link: the signal's clock stands still meanwhile, and goes on afterwards", () => {
    const story = atHome();
    story.at(1).reads({ spo2: "probe off" }, kitOx);
    story.at(6).link("silent", kit);
    expect(story.waits(60).filter((line) => line.includes("signal"))).toEqual([]);
    // Five of the ten seconds had passed.
    story.link("online", kit);
    expect(story.waits(65).filter((line) => line.includes("signal"))).toEqual(["65 signal active 0 low heard: first"]);
  });

  test("its own oximeter, whose last value still stands, does not say that the patient is seen", () => {
    const story = atHome();
    story.at(1).reads({ spo2: 91 }, kitOx);
    expect(story.at(2).link("unplugged", kit)).toContain("2 link active 2 high heard: first");
  });

  test("another oximeter that is valid does: nothing is high at once", () => {
    const story = atHome([device(ox, "oximeter", 86_400_000, 4_000)]);
    story.reads({ spo2: 97, pulse: 70 }, ox);
    story.at(1).reads({ spo2: 91 }, kitOx);
    expect(story.at(2).link("unplugged", kit)).toContain("2 link pending 0 info silent: pending");
  });

  test("another kit's link is its own", () => {
    const other = DeviceId.parse("kit-2");
    const story = atHome([{ ...device(other, "kit", 15_000, "unknown"), canMeasure: false }]);
    story.at(1).link("unplugged", other);
    story.at(2).reads({ spo2: "probe off" }, kitOx);
    expect(story.waits(12)).toContain("12 signal active 0 low heard: first");
  });

  test("a loss that was raised before a restart is a loss until the kit is heard again, for all that hangs on it", () => {
    const story = atHome();
    story.at(1).link("unplugged", kit);
    story.waits(32);
    expect(story.at(40).takes(startedAgain())).toContain("40 link active 1 medium heard: gateway restarted");
    expect(story.state.devices.map(({ link }) => link.is)).toEqual(["down", "down", "down"]);
    expect(story.at(41).link("online", kit)).toContain("41 link latched 1 info silent: message");
    expect(story.state.devices.map(({ link }) => link.is)).toEqual(["up", "up", "up"]);
  });

  test("nothing of it is judged while nobody is watched", () => {
    const story = new Story({ devices });
    story.link("silent", kit);
    expect(story.waits(3_600)).toEqual([]);
    expect(story.deadline).toBeUndefined();
  });
});

const startedAgain = () => started({ devices, downForMs: 5_000 });
