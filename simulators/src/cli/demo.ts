import { Command } from "commander";
import type { Millis } from "@vigil/shared/kernel";
import { deviceIds, isDeviceId, makeDevice } from "../devices/make.ts";
import { demoScript } from "../scenarios/demo.ts";
import { readSite, type Site } from "../scenarios/site.ts";
import { Trouble } from "../trouble.ts";
import { pump, type Pump } from "../wires/pump.ts";
import { stopwatch } from "../wires/stopwatch.ts";
import { parseWire } from "../wires/wire.ts";
import { untilTold } from "./life.ts";
import { calendarOf, flags } from "./options.ts";
import { sayJson, sayWords } from "./say.ts";

type DemoFlags = {
  config: string;
  seed: number;
  clock?: number;
  wait: boolean;
  for?: Millis;
  json?: true;
  untilStdinCloses?: true;
};

const LOST_AFTER_MS = 5_000;

export const demoCommand = (): Command =>
  new Command("demo")
    .description("every device of a site's configuration that has a tcp channel, on patients with a story")
    .requiredOption("--config <file>", "the site's YAML, the same that the gateway is started with")
    .addOption(flags.seed())
    .addOption(flags.clock())
    .option("--wait", "time begins when somebody opens the first line (so it is without this flag, too)", true)
    .option("--no-wait", "time begins at once, whoever listens")
    .addOption(flags.lasts())
    .addOption(flags.json())
    .addOption(flags.leash())
    .addHelpText(
      "after",
      `
The chairs, in the order of the configuration; a fifth begins again with another patient:
  1  the second cuff reading is 205/122 (at about 95 s)
  2  saturation falls from 97 % to 84 % (from 25 s on) and comes back
  3  the probe comes off (at 45 s, for 45 s)
  4  the first cuff reading fails with E44 (at 35 s), the next is good
After that each chair goes on with a round of its own, for as long as the demo runs.

Example:
  simulate demo --config site.yaml --until-stdin-closes`,
    )
    .action(demo);

async function demo(options: DemoFlags): Promise<void> {
  const say = options.json === true ? sayJson : sayWords;
  const site = await readSite(options.config);
  const time = stopwatch();
  const calendar = calendarOf(time, options.clock);
  const running: { pump: Pump; name: string; device: string }[] = [];
  const stop = (): Promise<unknown> => Promise.all(running.map((one) => one.pump.stop()));

  try {
    for (const device of site.devices) {
      const { id, profile, address, chair } = placed(site, device, options.config);
      const seed = `${options.seed}/${device.chair}`;
      const onWire = await pump({
        device: makeDevice(profile, { seed, script: demoScript(chair), calendar, faults: [] }),
        address,
        faults: [],
        time,
        begins: "opened",
        settleMs: 0,
        lostAfterMs: LOST_AFTER_MS,
        tell: (event) => say.event(id, time, event),
      });
      running.push({ pump: onWire, name: id, device: profile });
    }
  } catch (error) {
    await stop();
    throw error;
  }

  say.ready(
    running.map(({ pump: { wire }, name, device }) => ({ name, device, wire: wire.address })),
    `${running.length} devices on ${site.chairs.length} chairs, seed ${options.seed}.`,
  );
  if (!options.wait) time.start();
  const why = await untilTold({ lasts: options.for, untilStdinCloses: options.untilStdinCloses });
  await stop();
  say.done(why);
}

function placed(site: Site, device: Site["devices"][number], config: string) {
  const { id, profile, channel } = device;
  const chair = site.chairs.findIndex((one) => one.id === device.chair);
  if (chair === -1)
    throw new Trouble(`--config ${config}: device ${id} is at chair '${device.chair}', which is not in chairs`);
  if (!isDeviceId(profile)) {
    throw new Trouble(`--config ${config}: device ${id} has profile '${profile}'; there are ${deviceIds.join(", ")}`);
  }
  const address = channel.tcp === undefined ? undefined : parseWire(`tcp:${channel.tcp}`);
  if (address === undefined) {
    throw new Trouble(
      `--config ${config}: device ${id} has no channel like { tcp: 127.0.0.1:4001 }; the demo simulates no other`,
    );
  }
  return { id, profile, address, chair };
}
