import { expect, test } from "vitest";
import { Millis } from "@vigil/shared/kernel";
import type { DeviceId, Input, Link } from "@vigil/shared/contracts";
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

function watching(devices: readonly HubDevice[]) {
  const clock = testClock();
  const told: string[] = [];
  const watch = hubWatch(devices, clock, (input: Input) => {
    if (input.type === "hub.link") told.push(`${input.hub} ${input.up ? "up" : "down"}: ${input.chairs.join(", ")}`);
  });
  const story = {
    told,
    is(link: Link, device: DeviceId) {
      watch.heard({ type: "device.link", chair: chairOf.get(device) ?? chairId(9), device, link, why: "" });
      return story;
    },
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
