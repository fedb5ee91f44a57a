import { DeviceId } from "@vigil/shared/contracts";
import { doubles, type Found } from "./found.ts";
import { isLoopback } from "./isLoopback.ts";
import type { KitConfig, SiteConfig } from "./schema.ts";

type Parts = {
  [Part in "chairs" | "homes" | "devices" | "kits" | "mqtt"]?: SiteConfig[Part] | undefined;
};

/** The ids a kit takes in the log: its own and those of its devices. */
export const idsOfKit = ({ id, devices }: KitConfig): readonly string[] => [
  id,
  ...devices.map((key) => `${id}-${key}`),
];

/** Homes, kits and their broker: references, doubles, an address that is not loopback. */
export function checkKits({ chairs = [], homes = [], devices = [], kits = [], mqtt }: Parts): Found[] {
  const found: Found[] = [];
  const known = new Set<string>(homes.map(({ id }) => id));
  homes.forEach(({ id }, at) => {
    if (id === "gateway" || chairs.some((chair) => chair.id === id) || homes.findIndex((home) => home.id === id) < at)
      found.push({
        path: ["homes", at, "id"],
        why: `another place is called ${id}`,
        remedy: "give it an id of its own",
      });
  });
  kits.forEach((kit, at) => {
    if (kit.id === "gateway")
      found.push({ path: ["kits", at, "id"], why: "this name is the gateway's own", remedy: "choose another id" });
    const long = idsOfKit(kit).find((id) => !DeviceId.safeParse(id).success);
    if (long !== undefined)
      found.push({
        path: ["kits", at, "id"],
        why: `too long: its device would be called ${long}, and an id has at most 64 characters`,
        remedy: "choose a shorter id",
      });
    if (!known.has(kit.home))
      found.push({
        path: ["kits", at, "home"],
        why: `there is no home ${kit.home}`,
        remedy: known.size === 0 ? "add it under homes" : `one of: ${[...known].join(", ")}`,
      });
    if (kits.findIndex(({ home }) => home === kit.home) < at)
      found.push({
        path: ["kits", at, "home"],
        why: `a second kit at ${kit.home}`,
        remedy: "one kit belongs to a home",
      });
  });
  const ids = [...devices.map(({ id }) => [id]), ...kits.map(idsOfKit)];
  for (const { at, name } of doubles(ids.flat())) {
    const owner = ids.findIndex((_, index) => ids.slice(0, index + 1).flat().length > at) - devices.length;
    if (owner < 0) continue;
    found.push({ path: ["kits", owner, "id"], why: `another device is called ${name}`, remedy: "choose another id" });
  }
  if (kits.length > 0 && mqtt === undefined)
    found.push({
      path: ["kits"],
      why: "kits speak MQTT, and no broker is named",
      remedy: "add `mqtt: { site: …, broker: { embedded: {} } }`, or the address of a broker",
    });
  if (mqtt !== undefined && "embedded" in mqtt.broker && !isLoopback(mqtt.broker.embedded.host))
    found.push({
      path: ["mqtt", "broker", "embedded", "host"],
      why: `${mqtt.broker.embedded.host} can be reached from other machines, and the embedded broker speaks no TLS: a kit's secret and a patient's numbers would travel in the clear.`,
      remedy: "use 127.0.0.1 behind a tunnel or a TLS proxy, or a broker of your own with mqtts://",
    });
  return found;
}
