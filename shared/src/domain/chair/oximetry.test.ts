import { expect, test } from "vitest";
import { watched } from "../story.test-support.ts";

test("a desaturation is pending, then raised at the exact instant its hold ends, latched and acknowledged", () => {
  const story = watched();
  expect(story.at(1).reads({ spo2: 84 })).toEqual(["1 spo2/low pending 2 high silent: pending"]);
  expect(story.readsUntil(5, { spo2: 84 })).toEqual([]);
  expect(story.at(6.4).reads({ spo2: 84 })).toEqual(["6 spo2/low active 2 high heard: first"]);
  story.readsUntil(10, { spo2: 97 });
  expect(story.readsUntil(30, { spo2: 97 })).toEqual(["22 spo2/low latched 2 high heard: still latched"]);
  expect(story.answers("acknowledge", story.alarm("spo2/low"))).toEqual([
    "30 spo2/low cleared 2 high silent: acknowledged",
    "30 done",
  ]);
});
