import { checkLimits, defaultLimits } from "@vigil/shared/domain";
import { profileOf, profiles } from "@vigil/shared/devices";
import type { Limits } from "@vigil/shared/contracts";
import { checkKits } from "./checkKits.ts";
import { doubles, type Found } from "./found.ts";
import { isLoopback } from "./isLoopback.ts";
import type { ChannelConfig, SiteConfig } from "./schema.ts";

/** The limits a site judges by: the defaults, and over them what the site has changed. */
export function limitsOf({ limits = {} }: Pick<SiteConfig, "limits">): Limits {
  const { rules = {}, answer = {}, ...plain } = limits;
  return {
    ...defaultLimits,
    ...givenOf(plain),
    rules: { ...defaultLimits.rules, ...givenOf(rules) },
    answer: { ...defaultLimits.answer, ...givenOf(answer) },
  };
}

const givenOf = (part: object): object =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));

/** The parts of a site that could be read; where one could not, the rest is checked all the same. */
export type SiteParts = {
  [Part in "listen" | "chairs" | "homes" | "devices" | "kits" | "mqtt" | "limits"]?: SiteConfig[Part] | undefined;
};

/** What no single key can show: references, doubles, impossible limits, an address that is not loopback. */
export function checkSite(parts: SiteParts): Found[] {
  const { listen, chairs, homes, devices, limits } = parts;
  return [
    ...(listen === undefined ? [] : checkListen(listen)),
    ...(chairs === undefined ? [] : checkChairs(chairs, homes ?? [])),
    ...checkKits(parts),
    ...(devices === undefined ? [] : checkDevices(devices, chairs)),
    ...(limits === undefined ? [] : checkSiteLimits(limits)),
  ];
}

function checkListen({ host }: SiteConfig["listen"]): Found[] {
  if (isLoopback(host)) return [];
  return [
    {
      path: ["listen", "host"],
      why: `${host} can be reached from other machines, and Vigil has no accounts yet: anybody there could silence an alarm.`,
      remedy: "use 127.0.0.1, and reach it from elsewhere through a tunnel that asks who you are",
    },
  ];
}

function checkChairs(chairs: SiteConfig["chairs"], homes: SiteConfig["homes"]): Found[] {
  if (chairs.length + homes.length === 0)
    return [{ path: ["chairs"], why: "there is nobody to watch", remedy: "name at least one chair or home" }];
  const found: Found[] = doubles(chairs.map((chair) => chair.id)).map(({ at, name }) => ({
    path: ["chairs", at, "id"],
    why: `a second chair is called ${name}`,
    remedy: "give every chair an id of its own",
  }));
  chairs.forEach(({ id }, at) => {
    // Alarms of the gateway itself go by this name.
    if (id === "gateway")
      found.push({ path: ["chairs", at, "id"], why: "this name is the gateway's own", remedy: "choose another id" });
  });
  return found;
}

function checkDevices(devices: SiteConfig["devices"], chairs: SiteConfig["chairs"] | undefined): Found[] {
  const known = chairs === undefined ? undefined : new Set<string>(chairs.map((chair) => chair.id));
  const found: Found[] = doubles(devices.map((device) => device.id)).map(({ at, name }) => ({
    path: ["devices", at, "id"],
    why: `a second device is called ${name}`,
    remedy: "give every device an id of its own",
  }));
  for (const { at, name } of doubles(devices.map((device) => portOf(device.channel))))
    found.push({
      path: ["devices", at, "channel"],
      why: `a second device on ${name}`,
      remedy: "one port carries one device: name another port, or remove one device",
    });
  devices.forEach((device, at) => {
    if (known !== undefined && !known.has(device.chair))
      found.push({
        path: ["devices", at, "chair"],
        why: `there is no chair ${device.chair}`,
        remedy: `one of: ${[...known].join(", ")}`,
      });
    if (profileOf(device.profile) === undefined)
      found.push({
        path: ["devices", at, "profile"],
        why: `no profile is called ${device.profile}`,
        remedy: `one of: ${profiles.map((profile) => profile.id).join(", ")}`,
      });
    if ("tcp" in device.channel && !isPort(device.channel.tcp))
      found.push({
        path: ["devices", at, "channel", "tcp"],
        why: `${device.channel.tcp} has no possible port`,
        remedy: "a port from 1 to 65535",
      });
  });
  return found;
}

function checkSiteLimits(limits: SiteConfig["limits"]): Found[] {
  return checkLimits(limitsOf({ limits })).map(({ path, why, remedy }) => ({
    path: ["limits", ...path.split(".")],
    why,
    remedy,
  }));
}

function isPort(tcp: string): boolean {
  const port = Number(tcp.slice(tcp.lastIndexOf(":") + 1));
  return port >= 1 && port <= 65_535;
}

const portOf = (channel: ChannelConfig): string => ("serial" in channel ? channel.serial : channel.tcp.toLowerCase());
