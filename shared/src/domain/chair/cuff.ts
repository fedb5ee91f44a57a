import { after, Millis } from "../../kernel/index.ts";
import type { Input } from "../../contracts/index.ts";
import { gone } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import { tellKept } from "./kept.ts";
import { takeReading } from "./pressure.ts";
import { begunBefore } from "../session/binding.ts";
import { keepLateReading, takeSessionReading } from "../session/takeReading.ts";
import type { ChairTurn, DeviceState, LastReading } from "./state.ts";
import { deviceSubject } from "./subject.ts";
import { replaceDevice } from "./values.ts";
import { startWatch } from "./watch.ts";

type Result = Extract<Input, { type: "cuff.result" }>;
type Started = Extract<Input, { type: "cuff.started" }>;
type Failed = Extract<Input, { type: "cuff.failed" }>;

export function takeStart(turn: ChairTurn, { device: id }: Started): void {
  const device = turn.draft.devices.find(({ info }) => info.id === id);
  if (device !== undefined) replaceDevice(turn, { ...device, measuring: turn.at });
}

export function takeResult(
  turn: ChairTurn,
  { device: id, reading, saidAt = "not said", late, happenedAt }: Result,
): void {
  const { draft, at } = turn;
  const before = draft.devices.find(({ info }) => info.id === id);
  if (before === undefined) return;
  // What a cuff kept from before ends no measurement that runs now.
  const device = late ? before : endMeasurement(turn, before);
  const said: LastReading = { reading, saidAt };
  if (isDuplicate(device.lastReading, said, late)) return;
  replaceDevice(turn, {
    ...device,
    lastReading: said,
    failures: late ? device.failures : 0,
  });
  if (late) {
    if (happenedAt !== undefined) keepLateReading(turn, reading, happenedAt);
    // Of a cuff without a clock nobody knows when it was: it is told to whoever is here now.
    return tellKept(turn, id, reading, happenedAt ?? at);
  }
  if (draft.watch === "not watched") startWatch(turn, `cuff reading from ${id}`);
  draft.readingStandsUntil = after(at, device.info.freshForMs);
  follow(turn, deviceSubject(draft.id, "cuff", id), gone);
  takeReading(turn, reading);
  if (!begunBefore(turn, before.measuring))
    takeSessionReading(turn, reading, happenedAt === undefined ? {} : { happenedAt });
}

export function takeFailure(turn: ChairTurn, { device: id, because, code }: Failed): void {
  const { draft } = turn;
  const before = draft.devices.find(({ info }) => info.id === id);
  if (before === undefined) return;
  const device = endMeasurement(turn, before);
  if (draft.watch === "not watched") return;
  // A person who stops a measurement knows that it gave nothing.
  if (because === "aborted") return;
  const failures = device.failures + 1;
  replaceDevice(turn, { ...device, failures });
  const step = Math.min(failures, draft.limits.cuffFailures.length) - 1;
  const priority = draft.limits.cuffFailures[step];
  if (priority === undefined) throw new Error("there is no priority for a cuff failure");
  const evidence = { kind: "words", words: code === undefined ? because : `${because} (${code})` } as const;
  const grade = { step, priority, rule: "cuff failed" as const, evidence, delayMs: Millis(0) };
  follow(turn, deviceSubject(draft.id, "cuff", id), { is: "present", ...grade });
}

function endMeasurement(turn: ChairTurn, device: DeviceState): DeviceState {
  const ended: DeviceState = { ...device, measuring: "no", measured: turn.at };
  replaceDevice(turn, ended);
  return ended;
}

// A device without a clock may truly measure the same twice; but what it kept from before and we have judged is the same.
function isDuplicate(before: LastReading | "none", now: LastReading, late: boolean): boolean {
  if (before === "none" || before.saidAt !== now.saidAt) return false;
  const { systolic, diastolic, mean, pulse } = before.reading;
  const { reading } = now;
  const same =
    systolic === reading.systolic &&
    diastolic === reading.diastolic &&
    mean === reading.mean &&
    pulse === reading.pulse;
  return same && (now.saidAt !== "not said" || late);
}
