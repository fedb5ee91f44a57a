import { Command } from "commander";
import type { Millis } from "@vigil/shared/kernel";
import type { ChairId } from "@vigil/shared/contracts";
import { deviceIds, isDeviceId, makeDevice } from "../devices/make.ts";
import { hands, type Hands } from "../patient/hands.ts";
import type { Plan } from "../nurse/plan.ts";
import { startNurse } from "../nurse/startNurse.ts";
import { demoScript } from "../scenarios/demo.ts";
import { chairPlan, homePlan } from "../scenarios/shift.ts";
import { readSite, type Site } from "../scenarios/site.ts";
import { Trouble } from "../trouble.ts";
import { pump, type Pump } from "../wires/pump.ts";
import { stopwatch } from "../wires/stopwatch.ts";
import { parseWire } from "../wires/wire.ts";
import { untilTold } from "./life.ts";
import { demoKits } from "./demoKits.ts";
import { calendarOf, flags } from "./options.ts";
import { sayJson, sayWords } from "./say.ts";

type DemoFlags = {
  config: string;
  secrets?: string;
  gateway?: string;
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
    .description(
      "every device and kit of a site's configuration, on patients with a story, and the nurse who treats them",
    )
    .requiredOption("--config <file>", "the site's YAML, the same that the gateway is started with")
    .option("--secrets <file>", "the gateway's list of kit secrets, kits.json in its data folder; it is waited for")
    .option("--gateway <url>", "plays the nurse there, for example http://127.0.0.1:8080; without it nobody is treated")
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
The chairs, in the order of the configuration; a ninth begins again with another patient:
  1  the second cuff reading is 205/122 (at about 95 s)
  2  saturation falls from 97 % to 84 % (from 25 s on) and comes back
  3  the probe comes off (at 45 s, for 45 s)
  4  the first cuff reading fails with E44 (at 35 s), the next is good
  5  its infusion is stopped early, after a minute
  6  an injection, and a long way back to awake
  7  held at 158/96 until a clinician lets it pass
  8  its patient comes late
Chair 2 gets nasal esketamine, chair 6 an injection, the other chairs an infusion; the homes take tablets.
After that each chair goes on with a round of its own, for as long as the demo runs. Of the homes the second loses its link
(at 100 s, for 45 s) and sends later what it measured; the third has a clock that nobody set.

The nurse opens sessions, doses, looks, measures, signs the discharge and takes the next patient. The stories are made for
protocols ten times as fast as the shipped ones, which start writes beside its demo site.

Examples:
  simulate demo --config site.yaml --until-stdin-closes
  simulate demo --config site.yaml --secrets .vigil/kits.json --gateway http://127.0.0.1:8080`,
    )
    .action(demo);

async function demo(options: DemoFlags): Promise<void> {
  const say = options.json === true ? sayJson : sayWords;
  const site = await readSite(options.config);
  const time = stopwatch();
  const calendar = calendarOf(time, options.clock);
  // One pair of hands a place: all its devices are on the same patient.
  const touched = new Map<string, Hands>([...site.chairs, ...site.homes].map(({ id }) => [id, hands()]));
  const running: { pump: Pump; name: string; device: string }[] = [];
  const kits = demoKits({
    config: options.config,
    site,
    secrets: options.secrets,
    seed: options.seed,
    time,
    handsOf: (home) => touched.get(home),
    tell: (kit, event) => say.event(kit, time, event),
  });
  const handed = (chair: string): { hands?: Hands } => {
    const of = touched.get(chair);
    return of === undefined ? {} : { hands: of };
  };
  const stop = (): Promise<unknown> => Promise.all([kits.stop(), ...running.map((one) => one.pump.stop())]);

  try {
    for (const device of site.devices) {
      const { id, profile, address, chair } = placed(site, device, options.config);
      const seed = `${options.seed}/${device.chair}`;
      const onWire = await pump({
        device: makeDevice(profile, { seed, script: demoScript(chair), calendar, faults: [], ...handed(device.chair) }),
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

  const wires = running.map(({ pump: { wire }, name, device }) => ({ name, device, wire: wire.address }));
  say.ready(
    [...wires, ...kits.wires],
    `${running.length} devices on ${site.chairs.length} chairs, ${site.kits.length} kits, seed ${options.seed}.`,
  );
  // A line that is opened begins the time; where there is none, it begins now.
  if (!options.wait || running.length === 0) time.start();
  const nurse =
    options.gateway === undefined
      ? undefined
      : startNurse({
          gateway: options.gateway,
          plans: plansOf(site),
          elapsed: () => time.now(),
          resite: (chair) => touched.get(chair)?.resite(time.now()),
          tell: (place, note) => say.event(`nurse ${place}`, time, { type: "said", note }),
        });
  const why = await untilTold({ lasts: options.for, untilStdinCloses: options.untilStdinCloses });
  nurse?.stop();
  await stop();
  say.done(why);
}

const plansOf = ({ chairs, homes }: Site): ReadonlyMap<ChairId, Plan> =>
  new Map([
    ...chairs.map(({ id }, place) => [id, chairPlan(place)] as const),
    ...homes.map(({ id }, place) => [id, homePlan(place)] as const),
  ]);

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
