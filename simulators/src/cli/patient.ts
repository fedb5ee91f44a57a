import { Command, Option } from "commander";
import type { Millis } from "@vigil/shared/kernel";
import { deviceIds, isDeviceId, makeDevice } from "../devices/make.ts";
import type { Fault } from "../faults/fault.ts";
import { faultHelp } from "../faults/parse.ts";
import { scenarios } from "../scenarios/scenarios.ts";
import { pump } from "../wires/pump.ts";
import { stopwatch } from "../wires/stopwatch.ts";
import type { WireAddress } from "../wires/wire.ts";
import { untilTold } from "./life.ts";
import { calendarOf, flags } from "./options.ts";
import { sayJson, sayWords } from "./say.ts";

type PatientFlags = {
  device: string;
  wire: WireAddress;
  scenario: string;
  fault: readonly Fault[];
  seed: number;
  clock?: number;
  wait: boolean;
  for?: Millis;
  json?: true;
  untilStdinCloses?: true;
};

/** Behind it nothing was said to anybody while this process stood still: a real device keeps nothing either. */
const LOST_AFTER_MS = 5_000;

const scenarioLines = Object.entries(scenarios).map(([name, { words }]) => `${name.padEnd(14)}${words}`);

export const patientCommand = (): Command =>
  new Command("patient")
    .description("one patient on one device: the bytes a real one would send")
    .addOption(new Option("--device <profile>", "the device").choices(deviceIds).makeOptionMandatory())
    .addOption(flags.wire())
    .addOption(
      new Option("--scenario <name>", "what happens to the patient (list below)")
        .choices(Object.keys(scenarios))
        .default("steady"),
    )
    .addOption(flags.fault())
    .addOption(flags.seed())
    .addOption(flags.clock())
    .option("--wait", "time begins when somebody opens the line (so it is without this flag, too)", true)
    .option("--no-wait", "time begins at once, whoever listens")
    .addOption(flags.lasts())
    .addOption(flags.json())
    .addOption(flags.leash())
    .addHelpText(
      "after",
      `
Scenarios:
  ${scenarioLines.join("\n  ")}

Faults, their times counted from when time begins:
  ${faultHelp.join("\n  ")}

Examples:
  simulate patient --device contec-v7 --wire pty:/tmp/vigil-ox1 --scenario desaturation
  simulate patient --device nellcor-ascii --wire tcp:127.0.0.1:4001 --fault split --fault unplug@60s:15s
  simulate patient --device ad-tm2657 --wire tcp:127.0.0.1:4002 --fault cuff-error=E42@30s --seed 7`,
    )
    .action(patient);

async function patient(options: PatientFlags): Promise<void> {
  const say = options.json === true ? sayJson : sayWords;
  const { device } = options;
  const script = scenarios[options.scenario]?.script;
  if (!isDeviceId(device) || script === undefined) throw new Error("a choice that is none passed the command line");
  const time = stopwatch();
  const running = await pump({
    device: makeDevice(device, {
      seed: String(options.seed),
      script,
      calendar: calendarOf(time, options.clock),
      faults: options.fault,
    }),
    address: options.wire,
    faults: options.fault,
    time,
    begins: options.wait ? "opened" : "now",
    settleMs: 0,
    lostAfterMs: LOST_AFTER_MS,
    tell: (event) => say.event(device, time, event),
  });
  say.ready(
    [{ name: device, device, wire: running.wire.address }],
    `Scenario ${options.scenario}, seed ${options.seed}. ${options.wait ? "Time begins when the line is opened." : "Time has begun."}`,
  );
  const why = await untilTold({ lasts: options.for, untilStdinCloses: options.untilStdinCloses });
  await running.stop();
  say.done(why);
}
