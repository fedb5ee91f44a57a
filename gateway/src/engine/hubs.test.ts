import { expect, test } from "vitest";
import { Millis } from "@vigil/shared/kernel";
import { WIRE_VERSION, type DeviceId, type Input, type Link, type Seq } from "@vigil/shared/contracts";
import { chairId, cuffId, oximeterId } from "../make.test-support.ts";
import { testClock } from "../testClock.test-support.ts";
import { hubDevicesOf, hubWatch, type HubDevice } from "./hubs.ts";

const chairOf = new Map<DeviceId, ReturnType<typeof chairId>>();
function onHub(id: DeviceId, chair: number, hub = "10.0.0.5", quiet = false): HubDevice {
  chairOf.set(id, chairId(chair));
  return { id, chair: chairId(chair), hub, quiet };
}
const [one, two, three] = [oximeterId(1), oximeterId(2), oximeterId(3)];
const cuff = cuffId(1);
const both = [onHub(one, 1), onHub(two, 2)];

function watching(devices: readonly HubDevice[], watched: readonly number[] = []) {
  const clock = testClock();
  const told: string[] = [];
  const watch = hubWatch({
    devices,
    watched: new Set(watched.map(chairId)),
    clock,
    take(input: Input) {
      if (input.type !== "hub.link") return;
      const { hub, up, chairs, watched: seen = [] } = input;
      const who = seen.length === 0 ? "" : `; watched: ${seen.join(", ")}`;
      told.push(`${hub} ${up ? "up" : "down"}: ${chairs.join(", ")}${who}`);
    },
  });
  const story = {
    told,
    is(link: Link, device: DeviceId) {
      watch.heard({ type: "device.link", chair: chairOf.get(device) ?? chairId(9), device, link, why: "" });
      return story;
    },
    watch(is: "started" | "ended", chair: number) {
      const event = { type: `watch.${is}`, chair: chairId(chair), why: "" } as const;
      watch.told([{ v: WIRE_VERSION, seq: 1 as Seq, at: clock.now(), event }]);
      return story;
    },
    stop: watch.stop,
    later(ms: number) {
      clock.advance(Millis(ms));
      return story;
    },
  };
  return story;
}

test.each([
  [2_000, ["10.0.0.5 down: chair-1, chair-2"]],
  [2_001, []],
])("S13: two that are lost %i ms apart", (apart, told) => {
  const story = watching(both).is("online", one).is("online", two);
  story.is("silent", one).later(apart).is("unplugged", two);
  expect(story.told).toEqual(told);
});

test("one alone is no line, however often it is lost", () => {
  const story = watching(both).is("online", one);
  story.is("silent", one).later(500).is("unplugged", one);
  expect(story.told).toEqual([]);
});

test("the first that is heard again brings the line back, once", () => {
  const story = watching(both).is("silent", one).is("silent", two);
  story.later(60_000).is("online", two).is("online", one);
  expect(story.told).toEqual(["10.0.0.5 down: chair-1, chair-2", "10.0.0.5 up: chair-1, chair-2"]);
});

test("a third that goes on speaking says that the line is there; one that speaks seldom says nothing", () => {
  const speaks = watching([...both, onHub(three, 3)]).is("online", three);
  speaks.is("silent", one).is("silent", two);
  expect(speaks.told).toEqual([]);
  speaks.later(500).is("silent", three);
  expect(speaks.told).toEqual(["10.0.0.5 down: chair-1, chair-2, chair-3"]);
  const seldom = watching([...both, onHub(cuff, 1, "10.0.0.5", true)]).is("online", cuff);
  seldom.is("silent", one).is("silent", two);
  expect(seldom.told).toEqual(["10.0.0.5 down: chair-1, chair-2"]);
});

test("S13: it says at which of its chairs somebody is watched, and again when that changes", () => {
  const story = watching(both, [2, 9]).watch("started", 9);
  story.is("silent", one).is("silent", two).watch("ended", 2).watch("started", 1).watch("started", 3);
  expect(story.told).toEqual([
    "10.0.0.5 down: chair-1, chair-2; watched: chair-2",
    "10.0.0.5 down: chair-1, chair-2",
    "10.0.0.5 down: chair-1, chair-2; watched: chair-1",
  ]);
  story.is("online", one).watch("ended", 1);
  expect(story.told.slice(3)).toEqual(["10.0.0.5 up: chair-1, chair-2; watched: chair-1"]);
});

test("once the gateway stops it takes nothing more", () => {
  const story = watching(both).is("silent", one).is("silent", two);
  story.stop();
  story.watch("started", 1);
  expect(story.told).toHaveLength(1);
});

test("bytes that make no frame are neither lost nor back", () => {
  const story = watching(both).is("stale", one).is("stale", two);
  expect(story.told).toEqual([]);
});

test("devices on other lines have nothing to do with it", () => {
  const story = watching([onHub(one, 1), onHub(two, 2, "10.0.0.6")])
    .is("silent", one)
    .is("silent", two);
  expect(story.told).toEqual([]);
});

test("only devices that share a line are watched", () => {
  const info = {
    profile: "p",
    kind: "oximeter",
    freshForMs: Millis(5_000),
    averagingMs: "unknown",
    canMeasure: false,
  } as const;
  const devices = [
    { ...info, id: one, chair: chairId(1), hub: "10.0.0.5" },
    { ...info, id: two, chair: chairId(2) },
  ];
  expect(hubDevicesOf(devices, (id) => id === one)).toEqual([onHub(one, 1, "10.0.0.5", true)]);
});
