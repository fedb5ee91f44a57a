import { Command, InvalidArgumentError, Option } from "commander";
import { fromHex } from "@vigil/shared/kernel";
import { faulty } from "../faults/faulty.ts";
import type { Fault } from "../faults/fault.ts";
import { player } from "../playback/player.ts";
import { readRecording } from "../playback/read.ts";
import type { Splice } from "../playback/recording.ts";
import { pump } from "../wires/pump.ts";
import { stopwatch } from "../wires/stopwatch.ts";
import type { WireAddress } from "../wires/wire.ts";
import { untilTold } from "./life.ts";
import { flags } from "./options.ts";
import { sayJson, sayWords } from "./say.ts";
import { faultHelp } from "../faults/parse.ts";

type ReplayFlags = {
  wire: WireAddress;
  speed: number;
  splice: readonly Splice[];
  fault: readonly Fault[];
  seed: number;
  wait: boolean;
  exit?: true;
  json?: true;
  untilStdinCloses?: true;
};

/**
 * After the line is opened: serialport sets up the line and throws away what is already there, and the first bytes of a
 * recording must not fall into that.
 */
const SETTLE_MS = 300;

export const replayCommand = (): Command =>
  new Command("replay")
    .description("put a capture on a wire, at the speed it was recorded")
    .argument(
      "<file>",
      "rx.bin (Contec packets), session.txt (Nellcor lines) or session.jsonl (Contec, with its own times)",
    )
    .addOption(flags.wire())
    .addOption(
      new Option("--speed <speed>", "real, or a factor; everything that ages on a page ages wrongly at a factor")
        .argParser(speedOf)
        .default(1, "real"),
    )
    .addOption(
      new Option("--splice <hex@n>", "bytes put in before real-time packet n of a Contec capture, counted from 1")
        .argParser(spliceOf)
        .default([], "none"),
    )
    .addOption(flags.fault())
    .addOption(flags.seed())
    .option("--wait", "begin when somebody opens the line (so it is without this flag, too)", true)
    .option("--no-wait", "begin at once, whoever listens")
    .option("--exit", "end after the last byte; without it the line stays open until this program is ended")
    .addOption(flags.json())
    .addOption(flags.leash())
    .addHelpText(
      "after",
      `\nFaults:\n  ${faultHelp.join("\n  ")}\n\nExample:\n  simulate replay rx.bin --wire pty:/tmp/vigil-ox1 --splice 01EA85C999D2E2FFFF@894`,
    )
    .action(replay);

async function replay(file: string, options: ReplayFlags): Promise<void> {
  const say = options.json === true ? sayJson : sayWords;
  const recording = await readRecording(file, options.splice);
  const time = stopwatch();
  const { device } = recording;
  const ended = Promise.withResolvers<string>();
  let over = false;
  const running = await pump({
    device: faulty(player(recording, options.speed), options.fault, `${options.seed}/${file}`),
    address: options.wire,
    faults: options.fault,
    time,
    begins: options.wait ? "opened" : "now",
    settleMs: SETTLE_MS,
    // Every byte of a recording counts, however late this machine is.
    lostAfterMs: "never",
    tell: (event) => say.event(device, time, event),
    finished() {
      if (over) return;
      over = true;
      say.event(device, time, { type: "said", note: "the recording is over" });
      if (options.exit === true) ended.resolve("the recording is over");
    },
  });
  say.ready(
    [{ name: device, device, wire: running.wire.address }],
    options.wait ? "The recording begins when the line is opened." : "The recording has begun.",
  );
  const why = await untilTold({ untilStdinCloses: options.untilStdinCloses, finished: ended.promise });
  await running.stop();
  say.done(why, recording.facts);
}

function speedOf(text: string): number {
  const speed = text === "real" ? 1 : Number(text);
  if (!(speed > 0 && speed <= 1_000)) throw new InvalidArgumentError("Say real, or a factor above 0 and up to 1000.");
  return speed;
}

function spliceOf(text: string, before: readonly Splice[] | undefined): readonly Splice[] {
  const [, hex, nth] = /^((?:[0-9a-f]{2})+)@(\d+)$/i.exec(text) ?? [];
  if (hex === undefined || nth === undefined) {
    throw new InvalidArgumentError("Say HEX@N, for example 01EA85C999D2E2FFFF@894; N counts real-time packets from 1.");
  }
  return [...(before ?? []), { bytes: fromHex(hex), before: Number(nth) }];
}
