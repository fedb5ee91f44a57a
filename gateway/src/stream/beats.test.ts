import { expect, test } from "vitest";
import { Millis, Seconds } from "@vigil/shared/kernel";
import type { EventLog } from "../ports.ts";
import { memoryLog } from "../log/memory.ts";
import { seqOf } from "../make.test-support.ts";
import { testClock } from "../testClock.test-support.ts";
import { beats } from "./beats.ts";

function heart() {
  const clock = testClock();
  const start = clock.now();
  const sent: string[] = [];
  let durable = 10;
  let tell: ((seq: ReturnType<typeof seqOf>) => void) | undefined;
  const log: EventLog = {
    ...memoryLog(),
    durable: () => seqOf(durable),
    onDurable: (listener) => {
      tell = listener;
    },
  };
  const beat = beats({ clock, log, send: (seq) => void sent.push(`${clock.now() - start}: ${seq}`) });
  return {
    clock,
    sent,
    beat,
    written(seq: number) {
      durable = seq;
      tell?.(seqOf(seq));
    },
  };
}

test("once a second, whether or not anything happens", () => {
  const { clock, sent } = heart();
  clock.advance(Millis(3_500));
  expect(sent).toEqual(["1000: 10", "2000: 10", "3000: 10"]);
});

test("sooner when what was shown is on disk, but not before, and at most ten times a second", () => {
  const { clock, sent, beat, written } = heart();
  clock.advance(Millis(300));
  beat.announced(seqOf(12));
  written(11);
  clock.advance(Millis(10));
  expect(sent).toEqual([]);
  written(12);
  clock.advance(Millis(0));
  expect(sent).toEqual(["310: 12"]);
  beat.announced(seqOf(13));
  written(13);
  clock.advance(Millis(2_000));
  expect(sent).toEqual(["310: 12", "410: 13", "1410: 13"]);
});

test("samples that become durable are nobody's news", () => {
  const { clock, sent, written } = heart();
  clock.advance(Millis(200));
  for (let seq = 11; seq < 30; seq += 1) written(seq);
  clock.advance(Millis(700));
  expect(sent).toEqual([]);
});

test("stopped, it beats no more", () => {
  const { clock, sent, beat } = heart();
  beat.stop();
  clock.advance(Seconds(5));
  expect([sent, clock.armed()]).toEqual([[], 0]);
});
