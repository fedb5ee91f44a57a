import { Command, InvalidArgumentError, Option } from "commander";
import { sendLoad } from "../load/send.ts";
import { Trouble } from "../trouble.ts";
import { openWire } from "../wires/open.ts";
import { stopwatch } from "../wires/stopwatch.ts";
import type { Wire, WireAddress } from "../wires/wire.ts";
import { untilTold } from "./life.ts";
import { clockOf, flags, wholeOf } from "./options.ts";
import { sayJson, sayWords } from "./say.ts";

type LoadFlags = {
  wire?: WireAddress;
  device: string;
  rate: number | "max";
  count: number;
  devices: number;
  basePort?: number;
  first: number;
  clock: number;
  exit?: true;
  json?: true;
  untilStdinCloses?: true;
};

export const loadCommand = (): Command =>
  new Command("load")
    .description("valid cuff results at a steady rate, none like another: the source for a measurement")
    .addOption(flags.wire().makeOptionMandatory(false))
    .addOption(new Option("--device <profile>", "the device").choices(["ad-tm2657"]).default("ad-tm2657"))
    .addOption(
      new Option("--rate <n>", "results a second over all devices, or max: as fast as the lines take them")
        .argParser(rateOf)
        .makeOptionMandatory(),
    )
    .addOption(new Option("--count <n>", "how many in all").argParser(wholeOf).makeOptionMandatory())
    .addOption(
      new Option("--devices <k>", "on k lines in turn, on the ports from --base-port on").argParser(wholeOf).default(1),
    )
    .addOption(
      new Option("--base-port <port>", "the first of k ports on 127.0.0.1, instead of --wire").argParser(wholeOf),
    )
    .addOption(
      new Option("--first <n>", "number of the first result; it is written into pulse, pressures and mean")
        .argParser(wholeOf)
        .default(0),
    )
    .addOption(
      new Option("--clock <time>", "the cuffs' clock at result 0; each result is a minute later")
        .argParser(clockOf)
        .default(clockOf("2026-01-01T00:00"), "2026-01-01T00:00"),
    )
    .option("--exit", "end after the last one; without it the lines stay open until this program is ended")
    .addOption(flags.json())
    .addOption(flags.leash())
    .addHelpText(
      "after",
      "\nIt begins when all lines are open.\n\nExample:\n  simulate load --wire tcp:127.0.0.1:4001 --rate max --count 100000 --exit --json",
    )
    .action(load);

async function load(options: LoadFlags): Promise<void> {
  const say = options.json === true ? sayJson : sayWords;
  const time = stopwatch();
  const allOpen = Promise.withResolvers<void>();
  const wires: Wire[] = [];
  let open = 0;
  let stopping = false;
  const addresses = addressesOf(options);
  for (const address of addresses) {
    wires.push(
      await openWire(address, {
        opened() {
          open += 1;
          if (open === addresses.length) allOpen.resolve();
        },
        bytes: () => {},
        closed: () => (open -= 1),
        trouble: (why) => say.event("load", time, { type: "trouble", why }),
      }),
    );
  }
  say.ready(
    wires.map((wire, index) => ({ name: `cuff-${index + 1}`, device: options.device, wire: wire.address })),
    `${options.count} results, ${options.rate === "max" ? "as fast as the lines take them" : `${options.rate} a second`}, when all lines are open.`,
  );

  const told = Promise.withResolvers<string>();
  const work = allOpen.promise.then(async () => {
    time.start();
    const result = await sendLoad({ ...options, wires, calendar: options.clock, stopped: () => stopping });
    const ms = Math.round(result.ms);
    say.event("load", time, { type: "said", note: `sent ${result.sent} in ${ms} ms` });
    if (options.exit === true)
      told.resolve(result.sent === options.count ? "all sent" : "a line was closed before all were sent");
    return { sent: result.sent, ms };
  });
  work.catch(told.reject);
  const why = await untilTold({ untilStdinCloses: options.untilStdinCloses, finished: told.promise });
  stopping = true;
  const facts =
    open === addresses.length || options.exit === true ? await Promise.race([work, Promise.resolve({})]) : {};
  await Promise.all(wires.map((wire) => wire.close()));
  say.done(why, facts);
}

function addressesOf({ wire, devices, basePort }: LoadFlags): readonly WireAddress[] {
  if (devices < 1) throw new Trouble("--devices: say 1 or more");
  if (basePort !== undefined) {
    return Array.from({ length: devices }, (_, index) => ({ kind: "tcp", host: "127.0.0.1", port: basePort + index }));
  }
  if (wire === undefined) throw new Trouble("say where: --wire tcp:127.0.0.1:4001, or --base-port 4001 with --devices");
  if (devices > 1) throw new Trouble("--wire is one line: with --devices say --base-port 4001 instead");
  return [wire];
}

function rateOf(text: string): number | "max" {
  if (text === "max") return text;
  const rate = Number(text);
  if (!(rate > 0 && rate <= 1_000_000)) throw new InvalidArgumentError("Say results a second, above 0, or max.");
  return rate;
}
