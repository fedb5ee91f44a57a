import { expect, test } from "vitest";
import { Millis, Seconds } from "@vigil/shared/kernel";
import { testClock } from "../testClock.test-support.ts";
import { kitLink } from "./kitLink.ts";

function bench() {
  const clock = testClock();
  const said: string[] = [];
  const link = kitLink(clock, (to, why) => void said.push(`${to}: ${why}`));
  return { clock, said, link };
}

test("a kit is online when it is heard, and silent after 15 s of nothing", () => {
  const { clock, said, link } = bench();
  link.brokerReached();
  link.status(true, false);
  for (let second = 0; second < 60; second += 10) {
    clock.advance(Seconds(10));
    link.heard();
  }
  expect(said).toEqual(["silent: waiting for the kit", "online: the kit is heard"]);
  clock.advance(Millis(14_999));
  expect(said).toHaveLength(2);
  clock.advance(Millis(1));
  expect(said.at(-1)).toBe("silent: nothing heard from the kit for 15 s");
  clock.advance(Seconds(600));
  expect(said).toHaveLength(3);
  expect(clock.armed()).toBe(0);
});

test("what the broker had kept says nothing of now: online is waited for, offline is believed", () => {
  const { said, link } = bench();
  link.brokerReached();
  link.status(true, true);
  expect(link.now()).toMatchObject({ link: "silent", why: "waiting for the kit" });
  link.status(false, true);
  expect(link.now().link).toBe("unplugged");
  expect(said).toHaveLength(2);
});

test("a will unplugs it at once; a kit that speaks after all is there", () => {
  const { clock, said, link } = bench();
  link.heard();
  link.status(false, false);
  expect(said.at(-1)).toBe("unplugged: the kit is off, or its connection is down");
  clock.advance(Seconds(60));
  link.heard();
  expect(link.now().link).toBe("online");
});

test("without our broker nothing is known of any kit", () => {
  const { clock, said, link } = bench();
  link.brokerLost();
  link.brokerLost();
  link.brokerReached();
  link.heard();
  link.brokerLost();
  clock.advance(Seconds(60));
  expect(said).toEqual([
    "silent: the broker is not reached",
    "silent: waiting for the kit",
    "online: the kit is heard",
    "silent: the broker is not reached",
  ]);
});
