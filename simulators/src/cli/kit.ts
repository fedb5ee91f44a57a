import { randomUUID } from "node:crypto";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Millis, Seconds } from "@vigil/shared/kernel";
import { DeviceId } from "@vigil/shared/contracts";
import type { Span } from "../faults/fault.ts";
import { kitClock } from "../kits/kitClock.ts";
import { secretOf } from "../kits/secrets.ts";
import { startKit } from "../kits/startKit.ts";
import { patientOf } from "../patient/patient.ts";
import { scenarios } from "../scenarios/scenarios.ts";
import { Trouble } from "../trouble.ts";
import { stopwatch } from "../wires/stopwatch.ts";
import { untilTold } from "./life.ts";
import { durationOf, flags, offsetOf, spansOf, wholeOf } from "./options.ts";
import { sayJson, sayWords } from "./say.ts";

type KitFlags = {
  url: string;
  site: string;
  kit: DeviceId;
  secret?: string;
  secrets?: string;
  scenario: string;
  linkDrop: readonly Span[];
  clockOffset: number;
  clockDrift: number;
  battery: number;
  batteryLasts?: Millis;
  twice?: number;
  measures: Millis;
  boot?: string;
  seed: number;
  for?: Millis;
  json?: true;
  untilStdinCloses?: true;
};

const scenarioLines = Object.entries(scenarios).map(([name, { words }]) => `${name.padEnd(14)}${words}`);

export const kitCommand = (): Command =>
  new Command("kit")
    .description("one patient at home with a kit: an oximeter and a cuff over MQTT")
    .addOption(new Option("--url <address>", "the broker").argParser(urlOf).makeOptionMandatory())
    .requiredOption("--site <name>", "mqtt.site of the gateway's configuration")
    .addOption(new Option("--kit <id>", "which kit it is").argParser(idOf).makeOptionMandatory())
    .option("--secret <secret>", "the kit's password")
    .option("--secrets <file>", "the gateway's list of them, kits.json in its data folder")
    .addOption(
      new Option("--scenario <name>", "what happens to the patient (list below)")
        .choices(Object.keys(scenarios))
        .default("steady"),
    )
    .addOption(
      new Option("--link-drop <start:length>", "the network is away, for example 60s:30s; may be given many times")
        .argParser(spansOf)
        .default([], "never"),
    )
    .addOption(
      new Option("--clock-offset <time>", "the kit's clock is so far ahead, or behind with - before it")
        .argParser(offsetOf)
        .default(0, "none"),
    )
    .addOption(
      new Option("--clock-drift <ppm>", "the kit's clock runs so many millionths too fast")
        .argParser(wholeOf)
        .default(0),
    )
    .addOption(new Option("--battery <percent>", "at the beginning").argParser(wholeOf).default(92))
    .addOption(
      new Option("--battery-lasts <time>", "how long it would last from full (without it, it does not fall)").argParser(
        durationOf,
      ),
    )
    .addOption(new Option("--twice <n>", "one message in n is sent twice").argParser(wholeOf))
    .addOption(
      new Option("--measures <time>", "from the start of an inflation to its result")
        .argParser(durationOf)
        .default(Seconds(25), "25s"),
    )
    .option("--boot <name>", "the name of this start of the kit (without it, a new one)")
    .addOption(flags.seed())
    .addOption(flags.lasts())
    .addOption(flags.json())
    .addOption(flags.leash())
    .addHelpText(
      "after",
      `
It keeps what it measured until the gateway says that it is stored, and sends it again after an outage. A start of the cuff
that comes past its time, by the kit's own clock, is not run. Time begins at once.

Scenarios:
  ${scenarioLines.join("\n  ")}

Examples:
  simulate kit --url mqtt://127.0.0.1:1883 --site north --kit kit-1 --secrets .vigil/kits.json
  simulate kit --url mqtt://127.0.0.1:1883 --site north --kit kit-1 --secret s3cret --link-drop 60s:30s --clock-offset -5m`,
    )
    .action(kit);

async function kit(options: KitFlags): Promise<void> {
  const say = options.json === true ? sayJson : sayWords;
  const script = scenarios[options.scenario]?.script;
  if (script === undefined) throw new Error("a choice that is none passed the command line");
  const secret = await secretGiven(options);
  const time = stopwatch();
  const zero = Date.now();
  time.start();
  const seed = String(options.seed);
  const running = startKit({
    address: { url: options.url, site: options.site, kit: options.kit, secret },
    settings: {
      boot: options.boot ?? randomUUID(),
      patient: patientOf(seed, script),
      seed,
      devices: ["oximeter", "cuff"],
      clock: kitClock(() => zero, options.clockOffset, options.clockDrift),
      battery: { percent: Math.min(100, options.battery), lastsMs: options.batteryLasts ?? "for ever" },
      measuresMs: options.measures,
      twiceIn: options.twice ?? "never",
    },
    drops: options.linkDrop,
    time,
    tell: (event) => say.event(options.kit, time, event),
  });
  say.ready(
    [{ name: options.kit, device: "kit", wire: options.url }],
    `Scenario ${options.scenario}, seed ${options.seed}. It connects, and again whenever the line is lost.`,
  );
  const why = await untilTold({ lasts: options.for, untilStdinCloses: options.untilStdinCloses });
  await running.stop();
  say.done(why, { waiting: running.waiting, lost: running.lost });
}

async function secretGiven({ secret, secrets, kit: id }: KitFlags): Promise<string> {
  if (secret !== undefined) return secret;
  if (secrets === undefined)
    throw new Trouble("say the kit's password: --secret, or --secrets with the file that has it");
  const found = await secretOf(secrets, id);
  if ("why" in found) throw new Trouble(`--secrets: ${found.why}. The gateway writes it at its start.`);
  return found.secret;
}

function urlOf(text: string): string {
  if (!/^mqtts?:\/\/[^/]+$/.test(text)) throw new InvalidArgumentError("Say mqtt://HOST:PORT or mqtts://HOST:PORT.");
  return text;
}

function idOf(text: string): DeviceId {
  const id = DeviceId.safeParse(text);
  if (!id.success) throw new InvalidArgumentError("Say the id of a kit in the gateway's configuration, like kit-1.");
  return id.data;
}
