import { appendFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Act, Alarm } from "@vigil/shared/contracts";
import { openStation } from "../support/station.ts";

// A process of its own, for it must outlive every gateway it talks to: it gives commands and keeps the answers.
// Arguments: address, file for the answers (one JSON line each), commands a second.
const [address, file, rate] = process.argv.slice(2);
if (address === undefined || file === undefined || rate === undefined)
  throw new Error("address, file and rate are needed");

const station = await openStation(address);
const everyMs = 1_000 / Number(rate);
let turn = 0;
let due = performance.now();
process.send?.("connected");
station.socket.on("connect", () => process.send?.("connected"));

for (;;) {
  due += everyMs;
  const pause = due - performance.now();
  if (pause > 0) await wait(pause);
  else if (pause < -1_000) due = performance.now();
  if (!station.socket.connected) continue;
  turn += 1;
  const { chairs, order } = station.view();
  const chair = order[turn % order.length];
  if (chair === undefined) continue;
  const open = Object.values(chairs[chair]?.alarms ?? {}).filter(
    ({ phase }) => phase === "active" || phase === "latched",
  );
  const unheard = open.find(({ acknowledged }) => acknowledged === undefined);
  void give(unheard === undefined ? { type: "patient.seen", chair, moaas: 5 } : acknowledge(unheard));
}

function acknowledge({ key, episode, step }: Alarm): Act {
  return { type: "alarm.acknowledge", key, episode, step };
}

async function give(act: Act): Promise<void> {
  const id = randomUUID();
  const command = { id, by: { name: "Commander", verified: false }, act };
  try {
    const answer: unknown = await station.socket.timeout(5_000).emitWithAck("command", command);
    appendFileSync(file ?? "", `${JSON.stringify({ act, answer })}\n`);
  } catch {
    // No answer came: the gateway was killed before it could promise anything, so nothing is owed.
  }
}
