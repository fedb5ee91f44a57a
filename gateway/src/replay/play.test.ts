import { expect, test } from "vitest";
import { Minutes, Seconds } from "@vigil/shared/kernel";
import type { Envelope } from "@vigil/shared/contracts";
import { crashed, everything, faulty, freshChair, startOn, steadily } from "../history.test-support.ts";
import { memoryLog } from "../log/memory.ts";
import { chairId, command, observed, pressure } from "../make.test-support.ts";
import { MORNING } from "../testClock.test-support.ts";
import { play } from "./play.ts";
import { changing, readWhatIf, type WhatIf } from "./whatIf.ts";

async function* each(envelopes: readonly Envelope[]): AsyncGenerator<Envelope> {
  yield* envelopes;
}

/** Two chairs, a spike, a desaturation, a patient who leaves, two crashes, silence in between. */
async function day(): Promise<Envelope[]> {
  let running = await startOn(memoryLog());
  steadily(running, observed(1, 97), 40);
  running.loop.take(pressure(2, 205, 122));
  steadily(running, observed(1, 84), 20);
  running = await crashed(running, Seconds(12));
  steadily(running, observed(1, 97), 20);
  running.clock.advance(Minutes(3));
  const left = command("left-now", { type: "patient.left", chair: chairId(1) });
  running.loop.take({ type: "command.received", command: left, chair: chairId(1) });
  running.loop.take({ type: "log.state", writable: false, why: "full", lost: 0 });
  running = await crashed(running, Minutes(5));
  steadily(running, observed(1, 95), 10);
  running.loop.stop();
  return everything(running.log);
}

function whatIf(set: string, at: string, span: string): WhatIf {
  const read = readWhatIf(set, at, span, MORNING);
  if (typeof read === "string") throw new Error(read);
  return read;
}

test("a record that nobody changed is decided again as it was", async () => {
  const record = await day();
  const played = await play(each(record));
  expect(played.differences).toEqual([]);
  expect(played.made).toBe(played.recorded);
  expect(played.recorded).toBeGreaterThan(15);
});

test("one recorded decision less, or another, is found", async () => {
  const record = await day();
  const raised = record.findIndex(({ event }) => event.type === "alarm.changed" && event.alarm.phase === "active");
  const without = await play(each(record.toSpliced(raised, 1)));
  expect(without.differences.length).toBeGreaterThan(0);
  const altered = structuredClone(record);
  const event = altered[raised]?.event;
  if (event?.type !== "alarm.changed") throw new Error("no alarm");
  event.alarm.priority = "low";
  expect((await play(each(altered))).differences[0]).toMatch(/now .* high .*recorded .* low /);
});

test("97 changed to 84 for 20 s: the alarm that would have been; to 97, none", async () => {
  const record = await day();
  const other = await play(each(record), changing(whatIf("chair-1/spo2=84", "+10s", "20s")));
  expect(other.differences.join("\n")).toMatch(/now chair-1\/spo2\/low active step \d high \(heard: first\)/);
  expect((await play(each(record), changing(whatIf("chair-1/spo2=97", "+10s", "20s")))).differences).toEqual([]);
  expect((await play(each(record), changing(whatIf("chair-9/spo2=84", "+10s", "20s")))).differences).toEqual([]);
});

test("an engine that failed then and no longer fails is a difference: what it would have raised is named", async () => {
  const failing = faulty(freshChair(chairId(1)), (input) => input !== "wake" && input.type === "cuff.result");
  const running = await startOn(memoryLog(), { engines: { "chair-1": failing } });
  steadily(running, observed(1, 97), 5);
  running.loop.take(pressure(1, 205, 122));
  steadily(running, observed(1, 97), 5);
  running.loop.stop();
  const played = await play(each(await everything(running.log)));
  expect(played.differences.join("\n")).toContain("chair-1/bp/high active");
});

test.each([
  [
    "chair-1/spo2=84",
    "+90s",
    "20s",
    { chair: "chair-1", metric: "spo2", value: 84, from: MORNING + 90_000, forMs: 20_000 },
  ],
  ["chair-1/pulse=140", "2026-11-21T10:00:00Z", "2m", { metric: "pulse", value: 140, forMs: 120_000 }],
])("%s --at %s --for %s is read", (set, at, span, read) =>
  expect(readWhatIf(set, at, span, MORNING)).toMatchObject(read),
);

test.each([
  ["chair-1/bp=84", "+90s", "20s", /^--set chair-1\/bp=84: write it as/],
  ["spo2=84", "+90s", "20s", /^--set/],
  ["chair-1/spo2=84", "later", "20s", /^--at later: write it as/],
  ["chair-1/spo2=84", "+90", "20s", /^--at \+90: /],
  ["chair-1/spo2=84", "+90s", "20", /^--for 20: write it as/],
])("%s --at %s --for %s is a sentence with the right way", (set, at, span, why) =>
  expect(readWhatIf(set, at, span, MORNING)).toMatch(why),
);
