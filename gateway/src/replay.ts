import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import type { Envelope, Seq } from "@vigil/shared/contracts";
import { sqliteReader } from "./log/sqlite.ts";
import { play } from "./replay/play.ts";
import { changing, readWhatIf } from "./replay/whatIf.ts";

type Options = { data: string; set?: string; at: string; for: string };

const SHOWN = 20;
const BEFORE_ALL = -1 as Seq;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const options = new Command("pnpm replay")
  .description(
    "Folds a recorded log again: makes every decision anew from the recorded inputs, then compares it with the recorded one.\nExit code 0: no difference. 1: they differ. 2: there is nothing to replay.",
  )
  .option("--data <folder>", "the data folder of the gateway", ".vigil")
  .option("--set <change>", "what if: another number in place of a recorded one, as chair-1/spo2=84")
  .option(
    "--at <when>",
    "what if: from when; +90s counts from the first fact, or a time as 2026-11-21T10:00:00Z",
    "+0s",
  )
  .option("--for <span>", "what if: for how long, as 20s or 2m", "20s")
  .parse(process.argv.filter((arg, at) => !(at === 2 && arg === "--")))
  .opts<Options>();

process.exitCode = await replay(options);

async function replay({ data, set, at, for: span }: Options): Promise<number> {
  const folder = resolve(data);
  if (!existsSync(join(folder, "log.db")))
    return refuse(`There is no log in ${folder}. Name a gateway's data folder with --data.`);
  const log = sqliteReader(folder);
  try {
    const facts = await log.count();
    say(`${folder}: ${facts} facts`);
    let change: ((envelope: Envelope) => Envelope) | undefined;
    if (set !== undefined) {
      let start: Envelope | undefined;
      for await (start of log.read({ after: BEFORE_ALL })) break;
      if (start === undefined) return refuse("The log is empty.");
      const whatIf = readWhatIf(set, at, span, start.at);
      if (typeof whatIf === "string") return refuse(whatIf);
      change = changing(whatIf);
    }
    const played = await play(withProgress(log.read({ after: BEFORE_ALL }), facts), change);
    say(`${played.inputs} inputs folded, ${played.made} decisions made, ${played.recorded} recorded`);
    if (played.differences.length === 0) {
      say("difference: none");
      return 0;
    }
    say(`difference: ${played.differences.length} decisions`);
    for (const difference of played.differences.slice(0, SHOWN)) say(`  ${difference}`);
    if (played.differences.length > SHOWN) say(`  … and ${played.differences.length - SHOWN} more`);
    return 1;
  } finally {
    await log.close();
  }
}

async function* withProgress(log: AsyncIterable<Envelope>, facts: number): AsyncGenerator<Envelope> {
  let read = 0;
  for await (const envelope of log) {
    read += 1;
    if (read % 200_000 === 0) process.stderr.write(`${Math.floor((read / facts) * 100)} %\n`);
    yield envelope;
  }
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
