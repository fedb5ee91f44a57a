import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Alarm } from "@vigil/shared/contracts";
import { cuffResult, nellcorLine } from "../support/frames.ts";
import { root, startGateway, type Gateway } from "../support/gateway.ts";
import { runProgram } from "../support/program.ts";
import { recorded } from "../support/recorded.ts";
import { openStation, type Station } from "../support/station.ts";
import { until } from "../support/until.ts";
import { openWire } from "../support/wire.ts";

const SAID_MS = 30_000;
// Longer than the 20 s that are changed, with room before it.
const RUN_OF_97_MS = 26_000;
let gateway: Gateway | undefined;
const closers: (() => unknown)[] = [];
const dataFolder = (): string => gateway?.folder ?? "";

/** What happens at a chair in a minute: a run of 97, a spike, a desaturation, answers, and a crash in the middle. */
async function record(): Promise<Gateway> {
  const [oximeter, cuff] = await Promise.all([openWire(), openWire()]);
  const first = await startGateway({
    devices: [
      { id: "ox-1", profile: "nellcor-ascii", chair: "chair-1", channel: oximeter.channel },
      { id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel },
    ],
  });
  gateway = first;
  let spo2 = 97;
  const feed = setInterval(() => oximeter.send(nellcorLine({ spo2, pulse: 71 })), 500);
  closers.push(
    () => clearInterval(feed),
    () => oximeter.close(),
    () => cuff.close(),
  );
  const before = await openStation(first.address);
  await until("both lines", SAID_MS, () => (oximeter.connected() && cuff.connected() ? true : undefined));
  cuff.send(cuffResult({ systolic: 205, diastolic: 122, minute: 1 }));
  await acknowledge(before, "bp/high");
  await wait(RUN_OF_97_MS);
  spo2 = 84;
  await before.until("the desaturation", SAID_MS, (view) =>
    Object.values(view.chairs["chair-1"]?.alarms ?? {}).find(isHigh("spo2/low")),
  );
  await first.kill("SIGKILL");
  before.close();

  const second = await first.again();
  gateway = second;
  const after = await openStation(second.address);
  await acknowledge(after, "spo2/low");
  spo2 = 97;
  await after.until("the desaturation is over", SAID_MS, (view) =>
    view.chairs["chair-1"]?.alarms["chair-1/spo2/low"] === undefined ? true : undefined,
  );
  after.close();
  await second.kill("SIGTERM");
  return second;
}

async function acknowledge(station: Station, condition: Alarm["condition"]): Promise<void> {
  const alarm = await station.until(condition, SAID_MS, (view) =>
    Object.values(view.chairs["chair-1"]?.alarms ?? {}).find(isHigh(condition)),
  );
  const { key, episode, step } = alarm;
  expect(await station.command({ type: "alarm.acknowledge", key, episode, step })).toMatchObject({ outcome: "done" });
}

const isHigh =
  (condition: Alarm["condition"]) =>
  (alarm: Alarm): boolean =>
    alarm.condition === condition && alarm.priority === "high" && alarm.phase === "active";

async function replay(...args: string[]): Promise<{ code: number | string | null; said: string }> {
  const program = runProgram(join(root, "gateway/src/replay.ts"), args);
  return { code: await program.ended, said: program.said() };
}

beforeAll(async () => void (await record()));
afterAll(async () => {
  for (const close of closers.toReversed()) await close();
  await gateway?.end();
});

test("a recorded watch with a crash in it is decided again without a difference", async () => {
  const log = await recorded(dataFolder());
  const alarms = log.filter(({ event }) => event.type === "alarm.changed");
  // A record in which little happened would prove little.
  expect(alarms.length).toBeGreaterThanOrEqual(6);
  expect(log.filter(({ event }) => event.type === "gateway.started")).toHaveLength(2);
  expect(log.filter(({ event }) => event.type === "decisions.differ")).toEqual([]);
  const { code, said } = await replay("--data", dataFolder());
  expect(said).toMatch(/\d+ inputs folded, \d+ decisions made, \d+ recorded\ndifference: none\n$/);
  expect(code).toBe(0);
});

test("97 changed to 84 for 20 s differs, and the alarm that would have been is named", async () => {
  const { code, said } = await replay(
    "--data",
    dataFolder(),
    "--set",
    "chair-1/spo2=84",
    "--at",
    "+5s",
    "--for",
    "20s",
  );
  expect(code).toBe(1);
  expect(said).toMatch(/difference: \d+ decisions/);
  expect(said).toMatch(/now chair-1\/spo2\/low active step \d high \(heard: /);
});

test("a change that says what was recorded makes no difference", async () => {
  const { code, said } = await replay(
    "--data",
    dataFolder(),
    "--set",
    "chair-1/spo2=97",
    "--at",
    "+5s",
    "--for",
    "15s",
  );
  expect(said).toContain("difference: none");
  expect(code).toBe(0);
});

test("a folder without a log, and a change that cannot be read, are sentences", async () => {
  const empty = mkdtempSync(join(tmpdir(), "vigil-empty-"));
  const [nothing, unreadable] = await Promise.all([
    replay("--data", empty),
    replay("--data", dataFolder(), "--set", "spo2=84"),
  ]);
  expect(nothing).toEqual({
    code: 2,
    said: `There is no log in ${empty}. Name a gateway's data folder with --data.\n`,
  });
  expect(unreadable.code).toBe(2);
  expect(unreadable.said).toContain("--set spo2=84: write it as chair-1/spo2=84 (spo2 or pulse)");
  rmSync(empty, { recursive: true });
});
