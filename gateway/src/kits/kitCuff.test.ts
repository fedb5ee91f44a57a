import { expect, test } from "vitest";
import { after, Millis, Seconds } from "@vigil/shared/kernel";
import { CommandId, DeviceId, type KitCommand, type KitReply } from "@vigil/shared/contracts";
import { MORNING, testClock } from "../testClock.test-support.ts";
import { kitCuff } from "./kitCuff.ts";

const AHEAD = -90_000;

function bench() {
  const clock = testClock();
  const sent: KitCommand[] = [];
  const said: string[] = [];
  const kit: { offset: number | "unknown" | "not there"; reached: boolean } = { offset: AHEAD, reached: true };
  let ids = 0;
  const cuff = kitCuff({
    clock,
    offset: () => kit.offset,
    send: (command) => kit.reached && sent.push(command) > 0,
    started: () => void said.push("started"),
    failed: (because, code = "") => void said.push(`failed: ${because} ${code}`.trim()),
    makeId: () => `command-${(ids += 1)}`,
  });
  const reply = (id: string, outcome: KitReply["outcome"], why?: string): void =>
    cuff.replied({
      v: 1,
      kit: DeviceId.parse("kit-1"),
      id: CommandId.parse(id),
      sentAt: 0,
      outcome,
      ...(why === undefined ? {} : { why }),
    });
  return { clock, sent, said, kit, cuff, reply };
}

test("a measurement: commanded, started, ended by its result", () => {
  const { clock, sent, said, cuff, reply } = bench();
  cuff.ask("measure");
  // By the kit's own clock, 90 s behind ours.
  const expiresAt = MORNING + 15_000 + AHEAD;
  expect(sent).toEqual([{ v: 1, id: "command-1", device: "cuff", verb: "bp.start", expiresAt }]);
  expect(said).toEqual([]);
  reply("command-1", "started");
  clock.advance(Seconds(40));
  cuff.settled(clock.now());
  clock.advance(Seconds(600));
  expect(said).toEqual(["started"]);
  expect(clock.armed()).toBe(0);
});

test("no answer within 15 s is a failure; a start that comes after all is stopped", () => {
  const { clock, sent, said, cuff, reply } = bench();
  cuff.ask("measure");
  clock.advance(Millis(14_999));
  expect(said).toEqual([]);
  clock.advance(Millis(1));
  expect(said).toEqual(["failed: timeout no answer from the kit"]);
  reply("command-1", "started");
  expect(sent.map(({ verb }) => verb)).toEqual(["bp.start", "bp.stop"]);
  reply("command-2", "stopped");
  clock.advance(Seconds(600));
  expect(said).toHaveLength(1);
});

test("a start that the kit found expired, or refused, fails with its reason", () => {
  const { said, cuff, reply } = bench();
  cuff.ask("measure");
  reply("command-1", "expired");
  cuff.ask("measure");
  reply("command-2", "refused", "the cuff is not on");
  expect(said).toEqual(["failed: refused expired by the kit", "failed: refused the cuff is not on"]);
});

test("one that gives nothing fails after 120 s, once; a result from before it does not end it", () => {
  const { clock, said, cuff, reply } = bench();
  cuff.ask("measure");
  reply("command-1", "started");
  cuff.settled(after(MORNING, Millis(-60_000)));
  clock.advance(Seconds(120));
  clock.advance(Seconds(600));
  expect(said).toEqual(["started", "failed: timeout no result within 120 s"]);
});

test("a stop is done when the kit says so", () => {
  const { said, cuff, reply, sent } = bench();
  cuff.ask("measure");
  reply("command-1", "started");
  cuff.ask("stop");
  expect(said).toEqual(["started"]);
  reply("command-2", "stopped");
  expect(said).toEqual(["started", "failed: aborted"]);
  expect(sent.at(-1)?.verb).toBe("bp.stop");
});

test("one that was stopped before the kit answered is over, and a late start is stopped again", () => {
  const { said, cuff, reply, sent } = bench();
  cuff.ask("measure");
  cuff.ask("stop");
  expect(said).toEqual(["failed: aborted"]);
  reply("command-1", "started");
  expect(sent.map(({ verb }) => verb)).toEqual(["bp.start", "bp.stop", "bp.stop"]);
  expect(said).toHaveLength(1);
});

test("a second question while one runs inflates nothing", () => {
  const { sent, cuff, reply } = bench();
  cuff.ask("measure");
  cuff.ask("measure");
  reply("command-1", "started");
  cuff.ask("measure");
  expect(sent).toHaveLength(1);
});

test("nothing is sent to a kit that is not there, or whose clock is not known: it fails at once", () => {
  const { said, sent, kit, cuff } = bench();
  kit.offset = "not there";
  cuff.ask("measure");
  kit.offset = "unknown";
  cuff.ask("measure");
  kit.offset = 0;
  kit.reached = false;
  cuff.ask("measure");
  expect(sent).toEqual([]);
  expect(said).toEqual([
    "failed: device fault the kit is not connected",
    "failed: device fault the kit's clock is not known yet",
    "failed: device fault the broker is not reached",
  ]);
});

test("a reply to what this gateway did not ask changes nothing", () => {
  const { said, sent, cuff, reply } = bench();
  for (const outcome of ["started", "stopped", "expired", "refused"] as const) reply("somebody-else", outcome);
  cuff.ask("measure");
  reply("somebody-else", "started");
  expect(said).toEqual([]);
  expect(sent).toHaveLength(1);
});
