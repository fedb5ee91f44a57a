import { expect, test, vi } from "vitest";
import type { Envelope } from "@vigil/shared/contracts";
import { LogUnreadable } from "../log/asker.ts";
import { memoryLog } from "../log/memory.ts";
import { enveloped, observed, seqOf } from "../make.test-support.ts";
import { MORNING } from "../testClock.test-support.ts";
import { missed } from "./missed.ts";
import { ring } from "./ring.ts";

const event = (seq: number): Envelope => enveloped(seq, MORNING, { type: "clock.stepped", byMs: seq });
const sample = (seq: number): Envelope => enveloped(seq, MORNING, observed(1, 97));

/** A log of 1 to 30,000, every tenth a sample; a ring that has lost the first of them. */
function past() {
  const all = Array.from({ length: 30_000 }, (_, at) => ((at + 1) % 10 === 0 ? sample(at + 1) : event(at + 1)));
  const log = memoryLog({ before: all });
  const events = ring(seqOf(0));
  events.push(all.filter((envelope) => envelope.event.type !== "device.observed"));
  const oldest = events.oldest();
  if (oldest === "empty") throw new Error("not empty");
  return { log, events, oldest };
}

test("what the ring has lost comes from the log, up to the ring and without samples", async () => {
  const { log, events, oldest } = past();
  const found = await missed({ log, events, since: seqOf(oldest - 100), ofThisStart: true });
  if (found === "snapshot") throw new Error("a snapshot");
  expect(found.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 99 }, (_, at) => oldest - 99 + at).filter((seq) => seq % 10 !== 0),
  );
});

test("nothing is read for who is still in the ring", async () => {
  const { log, events, oldest } = past();
  const read = vi.spyOn(log, "read");
  expect(await missed({ log, events, since: seqOf(oldest + 5), ofThisStart: true })).toEqual([]);
  expect(read).not.toHaveBeenCalled();
});

test("a snapshot for who was away too long, holds what was never on disk, or comes from another start", async () => {
  const { log, events, oldest } = past();
  expect(await missed({ log, events, since: seqOf(1), ofThisStart: true })).toBe("snapshot");
  expect(await missed({ log, events, since: seqOf(30_001), ofThisStart: true })).toBe("snapshot");
  expect(await missed({ log, events, since: seqOf(oldest + 5), ofThisStart: false })).toBe("snapshot");
});

test("a log that cannot be read costs a screen its resume, and nobody the gateway", async () => {
  const { log, events, oldest } = past();
  const since = seqOf(oldest - 100);
  vi.spyOn(log, "read").mockImplementation(() => {
    throw new LogUnreadable("the log file is damaged");
  });
  expect(await missed({ log, events, since, ofThisStart: true })).toBe("snapshot");
  vi.spyOn(log, "read").mockImplementation(() => {
    throw new Error("a fault of ours");
  });
  await expect(missed({ log, events, since, ofThisStart: true })).rejects.toThrow("a fault of ours");
});
