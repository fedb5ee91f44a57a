import { join } from "node:path";
import type { TakenInput, Clock, EventLog } from "./ports.ts";
import { openBroker } from "./broker/openBroker.ts";
import type { SiteConfig } from "./config/schema.ts";
import type { ClockTeller } from "./engine/clockTeller.ts";
import { openKits } from "./kits/openKits.ts";
import type { KitMarks, KitPlace, Kits } from "./kits/ports.ts";

type Given = {
  config: SiteConfig;
  /** The data folder: kits' secrets lie in it. */
  folder: string;
  places: readonly KitPlace[];
  marks: KitMarks;
  clock: Clock;
  log: EventLog;
  take: TakenInput;
  clocks: Pick<ClockTeller, "offset">;
};

/** Opens the broker, where it is our own, and the gateway's connection to it. Throws the broker's error where its port is taken. */
export async function openKitSide(given: Given): Promise<Kits | "not configured"> {
  const { config, folder, places, marks, clock, log, take, clocks } = given;
  if (config.mqtt === undefined) return "not configured";
  const { site, broker } = config.mqtt;
  const common = { kits: places, marks, clock, log, take, clocks };
  if (!("embedded" in broker)) {
    const { url, username, passwordFrom } = broker;
    const password = passwordFrom === undefined ? undefined : process.env[passwordFrom];
    const credential = {
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
    };
    return openKits({ ...common, mqtt: { site, url, ...credential, broker: "external", refused: () => ({}) } });
  }
  const secretsFile = join(folder, "kits.json");
  const own = await openBroker({ ...broker.embedded, site, kits: places.map(({ id }) => id), secretsFile });
  const { url, username, password, refused } = own;
  const kits = openKits({ ...common, mqtt: { site, url, username, password, broker: "embedded", refused } });
  return {
    ...kits,
    async close() {
      await kits.close();
      await own.close();
    },
  };
}
