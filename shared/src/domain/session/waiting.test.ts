import { expect, test } from "vitest";
import { wellFindings } from "../discharge/scene.test-support.ts";
import { recovering, type SessionStory } from "./story.test-support.ts";

const waits = (lines: readonly string[]) => lines.filter((line) => line.includes(" waiting "));
const ride = (story: SessionStory) => story.judgement.due.find(({ what }) => what === "ride");
const SIGNED = 6_300;

/** Signed at second 6300; the ride is not there. */
function waiting(): SessionStory {
  const story = recovering();
  story.at(5_000).measures(127, 78);
  for (const at of [5_700, SIGNED]) {
    story.at(at).measures(128, 78);
    story.finds(wellFindings);
    story.readsMessages();
    story.asks("discharge.check", {});
  }
  story.asks("discharge.sign", { reason: "well", leaves: false });
  expect(story.facts.phase).toBe("waiting");
  return story;
}

test("S22: until the ride comes somebody looks every 30 min", () => {
  const story = waiting();
  expect(ride(story)).toMatchObject({ at: (SIGNED + 1_800) * 1_000, overdueAt: (SIGNED + 3_600) * 1_000 });
  story.at(7_000).finds({ moaas: 5 });
  expect(ride(story)?.at).toBe((7_000 + 1_800) * 1_000);
});

test("S22: medium when nobody has looked for twice as long, and gone with a look", () => {
  const story = waiting();
  expect(waits(story.waits(SIGNED + 3_599.999))).toEqual([]);
  expect(waits(story.waits(SIGNED + 3_600))).toEqual([`${SIGNED + 3_600} waiting active 0 medium heard: first`]);
  expect(story.alarm("waiting").evidence).toMatchObject({
    words: "waiting for the ride: nobody has charted a look for 60 min",
  });
  expect(waits(story.at(10_000).finds({ moaas: 5 }))).toEqual(["10000 waiting latched 0 info silent: message"]);
});

test("nothing else is asked by schedule any more", () => {
  const story = waiting();
  expect(story.judgement.due.map(({ what }) => what)).toEqual(["ride"]);
  const lines = story.waits(SIGNED + 3_000);
  expect(lines.filter((line) => /overdue/.test(line))).toEqual([]);
});

test("the patient who has left waits no longer", () => {
  const story = waiting();
  story.does({ type: "patient.left", chair: story.state.id });
  expect(waits(story.waits(20_000))).toEqual([]);
});

test("S22: a clock that went back while the gateway was down gives nobody more time", () => {
  const story = waiting();
  const restarted = SIGNED - 3_600;
  story.at(restarted).restarts("unknown");
  expect(ride(story)).toMatchObject({ at: (restarted + 1_800) * 1_000 });
});
