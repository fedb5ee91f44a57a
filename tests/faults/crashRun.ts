import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Seq } from "@vigil/shared/contracts";
import { sqliteReader } from "../../gateway/src/log/sqlite.ts";
import { cuffResult } from "../support/frames.ts";
import { startGateway, type SiteDevice } from "../support/gateway.ts";
import { isOpen } from "../support/ports.ts";
import { openWire } from "../support/wire.ts";

export type CrashRun = {
  kills: number;
  answered: number;
  acknowledged: number;
  lost: string[];
  portsSeenClosed: number;
};

type Given = {
  kills: number;
  commandsPerSecond: number;
  program?: string;
  /** Ends the run early: a control needs no more than it has shown. */
  enough?: (lost: readonly string[]) => boolean;
  /** A pseudo-random number in [0, 1): when to kill. */
  random(): number;
};

const CHAIRS = 4;

/**
 * Kills a gateway with SIGKILL again and again under commands, and holds the answers that another process kept against what is
 * on disk. Cuffs keep reading 205/122, so that there is always an alarm to acknowledge.
 */
export async function crashRun({ kills, commandsPerSecond, program, enough, random }: Given): Promise<CrashRun> {
  const wires = await Promise.all(Array.from({ length: CHAIRS }, () => openWire()));
  const devices = wires.map(({ channel }, at): SiteDevice => ({
    id: `cuff-${at + 1}`,
    profile: "ad-tm2657",
    chair: `chair-${at + 1}`,
    channel,
  }));
  let gateway = await startGateway({ devices, ...(program === undefined ? {} : { program }) });
  let minute = 0;
  const readings = setInterval(() => {
    minute += 1;
    for (const wire of wires) wire.send(cuffResult({ systolic: 205, diastolic: 122, minute }));
  }, 100);
  const answers = join(gateway.folder, "answers.jsonl");
  const commander = fork(
    join(import.meta.dirname, "commander.ts"),
    [gateway.address, answers, String(commandsPerSecond)],
    { execArgv: [] },
  );
  const connected = (): Promise<unknown> => new Promise((then) => commander.once("message", then));
  await connected();

  const run: CrashRun = { kills: 0, answered: 0, acknowledged: 0, lost: [], portsSeenClosed: 0 };
  try {
    for (; run.kills < kills; run.kills += 1) {
      await wait(200 + random() * 600);
      await gateway.kill("SIGKILL");
      if (!(await isOpen(gateway.port))) run.portsSeenClosed += 1;
      if (enough !== undefined) {
        run.lost = (await compare(gateway.folder, answers)).lost;
        if (enough(run.lost)) break;
      }
      const commanding = connected();
      gateway = await gateway.again();
      await commanding;
    }
    commander.kill("SIGKILL");
    await gateway.kill("SIGKILL");
    return { ...run, ...(await compare(gateway.folder, answers)) };
  } finally {
    clearInterval(readings);
    commander.kill("SIGKILL");
    await gateway.end();
    await Promise.all(wires.map((wire) => wire.close()));
  }
}

type Line = { act: { type: string }; answer: { id: string; outcome: string } };

/** What was answered `done` and is not in the log. */
async function compare(folder: string, file: string): Promise<Pick<CrashRun, "answered" | "acknowledged" | "lost">> {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.endsWith("}"))
    .map((line) => JSON.parse(line) as Line)
    .filter(({ answer }) => answer.outcome === "done");
  const log = sqliteReader(folder);
  const recorded = new Set<string>();
  for await (const { event } of log.read({ after: -1 as Seq, samples: false }))
    if (event.type === "command.done") recorded.add(event.command);
  await log.close();
  return {
    answered: lines.length,
    acknowledged: lines.filter(({ act }) => act.type === "alarm.acknowledge").length,
    lost: lines.map(({ answer }) => answer.id).filter((id) => !recorded.has(id)),
  };
}
