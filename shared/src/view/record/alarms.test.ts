import { expect, test } from "vitest";
import { Instant, Millis } from "../../kernel/index.ts";
import {
  AlarmKey,
  ChairId,
  Seq,
  SessionId,
  type Alarm,
  type Announce,
  type Envelope,
  type VigilEvent,
  type Who,
} from "../../contracts/index.ts";
import { alarmsOf } from "./alarms.ts";

const chair = ChairId.parse("chair-1");
const ada: Who = { name: "Ada", verified: false };
const rule = "rule: Pressure at or above a limit (clinical 8, rows BP; safety S4)";
const heard = (why: "first" | "escalated" | "new reading"): Announce => ({ heard: true, why });
const silent = (why: "pending" | "acknowledged" | "paused" | "ended"): Announce => ({ heard: false, why });

const opened = { type: "session.opened", chair, session: { id: SessionId.parse("chair-1-1") } };

const alarmOf = (more: Partial<Alarm>): Alarm => ({
  key: AlarmKey.parse("chair-1/bp/high"),
  chair,
  condition: "bp/high",
  kind: "physiological",
  episode: Instant(10_000),
  phase: "active",
  step: 0,
  priority: "medium",
  rule: "bp above limit",
  evidence: {
    kind: "pressure",
    systolic: 185,
    diastolic: 100,
    limit: { systolic: 180, diastolic: 110 },
    direction: "above",
  },
  raisedAt: Instant(10_000),
  delayMs: Millis(0),
  ...more,
});

/** One line a row: second, words, who, priority. The session is opened at second 5. */
function told(...changes: readonly [second: number, alarm: Alarm, announce: Announce][]) {
  let seq = 0;
  const envelope = (second: number, event: VigilEvent): Envelope => ({
    v: 1,
    seq: Seq.parse((seq += 1)),
    at: Instant(second * 1_000),
    event,
  });
  const before = changes.filter(([second]) => second < 5);
  const all = [
    ...before.map(([second, alarm, announce]) => envelope(second, { type: "alarm.changed", alarm, announce })),
    envelope(5, opened as VigilEvent),
    ...changes
      .slice(before.length)
      .map(([second, alarm, announce]) => envelope(second, { type: "alarm.changed", alarm, announce })),
  ];
  const start = all.find(({ event }) => event.type === "session.opened");
  if (start === undefined) throw new Error("opened");
  const { rows, alarms } = alarmsOf(all, start);
  return {
    alarms,
    lines: rows.map(({ at, words, by, priority }) => `${at / 1_000} ${words} | ${by} | ${priority}`),
  };
}

test("raised, worse, acknowledged at each step, paused and ended: each is a row, with its author", () => {
  const worse = {
    step: 1,
    priority: "high" as const,
    raisedAt: Instant(90_000),
    evidence: {
      kind: "pressure" as const,
      systolic: 205,
      diastolic: 121,
      limit: { systolic: 200, diastolic: 120 },
      direction: "above" as const,
    },
  };
  const first = { by: ada, at: Instant(52_000), step: 0 };
  const again = { by: ada, at: Instant(95_000), step: 1 };
  const paused = { by: ada, at: Instant(96_000), until: Instant(216_000), step: 1 };
  const { lines, alarms } = told(
    [10, alarmOf({}), heard("first")],
    [40, alarmOf({}), heard("new reading")],
    [52, alarmOf({ acknowledged: first }), silent("acknowledged")],
    [90, alarmOf({ ...worse, acknowledged: first }), heard("escalated")],
    [95, alarmOf({ ...worse, acknowledged: again }), silent("acknowledged")],
    [96, alarmOf({ ...worse, acknowledged: again, paused }), silent("paused")],
    [
      300,
      alarmOf({ ...worse, acknowledged: again, paused, phase: "cleared", endedAt: Instant(300_000) }),
      silent("ended"),
    ],
  );
  expect(lines).toEqual([
    `10 Raised: BP high: 185/100 mmHg at or above 180/110; heard: first; ${rule} | rule | medium`,
    "40 Heard again, new reading: BP high: 185/100 mmHg at or above 180/110 | rule | medium",
    "52 Acknowledged 42 s after it was heard: BP high | Ada | medium",
    `90 Worse: BP high: 205/121 mmHg at or above 200/120; heard: escalated; ${rule} | rule | high`,
    "95 Acknowledged 5 s after it was heard: BP high | Ada | high",
    "96 Sound paused for 2 min: BP high | Ada | high",
    "300 Ended: BP high | rule | high",
  ]);
  expect(alarms).toEqual([expect.objectContaining({ phase: "cleared", heardAt: 10_000, responseMs: 42_000 })]);
});

test("what only threatened was never raised", () => {
  const { raisedAt: _, ...pending } = alarmOf({ phase: "pending" });
  expect(
    told(
      [10, pending, silent("pending")],
      [12, { ...pending, phase: "cleared", endedAt: Instant(12_000) }, silent("ended")],
    ),
  ).toEqual({ lines: [], alarms: [] });
});

test("what stood before the opening is told at the opening; what was over by then is none of it", () => {
  const early = { episode: Instant(1_000), raisedAt: Instant(1_000) };
  const gone = { ...early, key: AlarmKey.parse("chair-1/cuff"), phase: "cleared" as const, endedAt: Instant(2_000) };
  const { lines, alarms } = told(
    [1, alarmOf(early), heard("first")],
    [2, alarmOf(gone), silent("ended")],
    [20, alarmOf({ ...early, phase: "latched", endedAt: Instant(20_000) }), silent("ended")],
    [25, alarmOf(early), heard("new reading")],
  );
  expect(lines).toEqual([
    "5 Stood before the session: BP high: 185/100 mmHg at or above 180/110 | rule | medium",
    "20 Over, stays until it is answered: BP high | rule | medium",
    "25 Again: BP high: 185/100 mmHg at or above 180/110; heard: new reading | rule | medium",
  ]);
  expect(alarms.map(({ key, heardAt }) => [key, heardAt])).toEqual([["chair-1/bp/high", 1_000]]);
});
