import { expect, test } from "vitest";
import { after, Minutes, Seconds, type Instant } from "@vigil/shared/kernel";
import type { Act, FollowUp, Session } from "@vigil/shared/contracts";
import { crashed, everything, onDisk, startOn, steadily, type Running } from "../history.test-support.ts";
import { memoryLog } from "../log/memory.ts";
import { chairId, command, observed } from "../make.test-support.ts";
import { nasalVisit } from "../record/treatment.test-support.ts";
import { story } from "../record/story.test-support.ts";
import { play } from "../replay/play.ts";
import { endsOf } from "./endsOf.ts";

const DAY = Minutes(24 * 60);
const chair = chairId(1);
let commands = 0;

/** A nasal session that was left against advice: its form is to be submitted. Its patient is gone, and the gateway too. */
async function over(): Promise<{ running: Running; session: Session["id"]; endedAt: Instant }> {
  const log = memoryLog();
  const told = story(log);
  nasalVisit(told);
  const { id: session, ended } = told.session();
  told.does(() => ({ type: "patient.left", chair }));
  told.told();
  await onDisk();
  if (ended === "no") throw new Error("it goes on");
  const running = await startOn(log, { at: after(ended.at, Minutes(10)), downForMs: Minutes(10) });
  return { running, session, endedAt: ended.at };
}

/** The answer to a command: "done", or why not. */
function asks({ loop }: Running, act: Act): string {
  commands += 1;
  const turn = loop.take({ type: "command.received", command: command(`asks-now-${commands}`, act), chair });
  return turn
    .map(({ event }) => (event.type === "command.done" ? "done" : event.type === "command.refused" ? event.why : ""))
    .join("");
}

const tasksOn = ({ restored: { view } }: Running): FollowUp["task"][] =>
  view === "none" ? [] : (view.chairs["chair-1"]?.followUps ?? []).map(({ task }) => task);

async function replayed({ log }: Running): Promise<readonly string[]> {
  const all = await everything(log);
  async function* each() {
    yield* all;
  }
  return (await play(each())).differences;
}

test("S22: a task outlives its session through any number of starts, and can be done", async () => {
  const { session, ...was } = await over();
  let { running } = was;
  for (let start = 0; start < 3; start += 1) {
    expect(tasksOn(running)).toEqual(["REMS form"]);
    expect(running.restored.differences).toEqual([]);
    running = await crashed(running, DAY);
  }
  const done: Act = { type: "followup.done", chair, session, task: "REMS form", note: "submitted" };
  expect(asks(running, done)).toBe("done");
  expect(asks(running, done)).toBe("There is no such task here: look again");
  running = await crashed(running, Seconds(10));
  expect(tasksOn(running)).toEqual([]);
  expect(await replayed(running)).toEqual([]);
});

test("S22: within 24 h of its end a session goes on after a start of the gateway, too, and no longer", async () => {
  const soon = await over();
  const { session } = soon;
  const reopen: Act = { type: "session.reopen", chair, session, reason: "came back dizzy" };
  soon.running = await crashed(soon.running, Minutes(60));
  expect(asks(soon.running, reopen)).toBe("done");
  expect(await replayed(soon.running)).toEqual([]);

  const late = await over();
  late.running = await crashed(late.running, DAY);
  expect(asks(late.running, { ...reopen, session: late.session })).toMatch(/^It is not the last session/);
  expect(await replayed(late.running)).toEqual([]);
});

test("S22: a session that was opened again goes on after a start, whether somebody is watched or not", async () => {
  const { session, ...was } = await over();
  let { running } = was;
  expect(asks(running, { type: "session.reopen", chair, session, reason: "came back dizzy" })).toBe("done");
  running = await crashed(running, Seconds(10));
  expect(running.restored.sessions.get(chair)?.phase).toBe("recovery");
  steadily(running, observed(1, 97), 5);
  running = await crashed(running, Seconds(10));
  expect(running.restored.differences).toEqual([]);
  expect(running.restored.sessions.get(chair)?.phase).toBe("recovery");
  const note: Act = { type: "chart.record", chair, session, entry: { kind: "note", text: "asleep" } };
  expect(asks(running, note)).toBe("done");
  expect(await replayed(running)).toEqual([]);
});

test("S22: with the next patient in the chair the tasks and the end of the last are still known", async () => {
  const { session, ...was } = await over();
  let { running } = was;
  steadily(running, observed(1, 97), 5);
  running = await crashed(running, Seconds(10));
  expect([...running.restored.watched]).toEqual([chair]);
  expect(tasksOn(running)).toEqual(["REMS form"]);
  const done: Act = { type: "followup.done", chair, session, task: "REMS form", note: "submitted" };
  expect(asks(running, done)).toBe("done");
  expect(await replayed(running)).toEqual([]);
});

test("a session whose dose the engine of now does not know is over, and is looked for by no later start", async () => {
  const { log } = await over().then(({ running }) => running);
  const all = await everything(log);
  const other = memoryLog();
  // As another version's rules would have it: what was answered before the dose is nowhere, and the session is open.
  other.append(
    all.filter(
      ({ event }) =>
        event.type !== "session.ended" &&
        event.type !== "watch.ended" &&
        !(event.type === "command.received" && /^(screening|session.end|patient)/.test(event.command.act.type)),
    ),
  );
  await onDisk();
  const at = after(all.at(-1)?.at ?? (0 as Instant), Seconds(10));
  const { restored, loop } = await startOn(other, { at, downForMs: Seconds(10) });
  expect(restored.lost).toMatchObject([{ chair, session: { dose: { mg: 56 } } }]);
  expect(restored.sessions.size).toBe(0);
  for (const lost of restored.lost) for (const decision of endsOf(lost, at)) loop.record(decision);
  loop.stop();
  await onDisk();
  const again = await startOn(other, { at: after(at, Minutes(1)), downForMs: Minutes(1) });
  expect(again.restored.lost).toEqual([]);
});
