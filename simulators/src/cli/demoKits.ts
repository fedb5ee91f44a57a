import { randomUUID } from "node:crypto";
import { Seconds } from "@vigil/shared/kernel";
import { awaitSecret } from "../kits/awaitSecret.ts";
import { kitClock } from "../kits/kitClock.ts";
import { startKit, type RunningKit } from "../kits/startKit.ts";
import type { Hands } from "../patient/hands.ts";
import { patientOf } from "../patient/patient.ts";
import { homeStory } from "../scenarios/homes.ts";
import { brokerOf, type Site } from "../scenarios/site.ts";
import { Trouble } from "../trouble.ts";
import type { WireEvent } from "../wires/pump.ts";
import type { Stopwatch } from "../wires/stopwatch.ts";

/** From the start of an inflation to its result: real ones take 30 to 60 s. */
const MEASURES = Seconds(25);

type Given = {
  config: string;
  site: Site;
  /** The gateway's list of kit secrets; it may still have to be written. */
  secrets: string | undefined;
  seed: number;
  time: Stopwatch;
  handsOf(home: string): Hands | undefined;
  tell(kit: string, event: WireEvent): void;
};

export type DemoKits = { wires: readonly { name: string; device: string; wire: string }[]; stop(): Promise<void> };

/** Puts every kit of a site at its broker, as soon as its secret is known. */
export function demoKits({ config, site, secrets, seed, time, handsOf, tell }: Given): DemoKits {
  if (site.kits.length === 0) return { wires: [], stop: async () => {} };
  const broker = brokerOf(site);
  if (broker === undefined)
    throw new Trouble(`--config ${config}: there are kits, and no mqtt that says where they connect`);
  if (secrets === undefined)
    throw new Trouble("this site has kits: name the gateway's list of their secrets, --secrets <data>/kits.json");
  const running: RunningKit[] = [];
  let zero: number | undefined;
  let stopped = false;
  time.onStart(() => (zero = Date.now()));

  const put = async ({ id, home, devices }: Site["kits"][number]): Promise<void> => {
    const place = site.homes.findIndex((one) => one.id === home);
    const secret = await awaitSecret(secrets, id, {
      up: () => stopped,
      told: (why) => tell(id, { type: "said", note: why }),
    });
    if (secret === undefined) return;
    const story = homeStory(place);
    const name = `${seed}/${home}`;
    running.push(
      startKit({
        address: { ...broker, kit: id, secret },
        settings: {
          boot: randomUUID(),
          patient: patientOf(name, story.script, handsOf(home)),
          seed: name,
          devices,
          clock: kitClock(() => zero ?? Date.now(), story.clockOffsetMs, 0),
          battery: story.battery,
          measuresMs: MEASURES,
          twiceIn: "never",
        },
        drops: story.drops,
        time,
        tell: (event) => tell(id, event),
      }),
    );
  };

  for (const { id, home } of site.kits)
    if (!site.homes.some((one) => one.id === home))
      throw new Trouble(`--config ${config}: kit ${id} is at '${home}', which is not in homes`);
  const all = Promise.all(site.kits.map(put));
  return {
    wires: site.kits.map(({ id }) => ({ name: id, device: "kit", wire: broker.url })),
    async stop() {
      stopped = true;
      await all;
      await Promise.all(running.map((kit) => kit.stop()));
    },
  };
}
