import { checkLimits, defaultLimits } from "@vigil/shared/domain";
import { profileOf, profiles } from "@vigil/shared/devices";
import type { Limits } from "@vigil/shared/contracts";
import type { ChannelConfig, SiteConfig } from "./schema.ts";

type Found = { path: readonly (string | number)[]; why: string; remedy: string };

/** The limits a site judges by: the defaults, and over them what the site has changed. */
export const limitsOf = (config: SiteConfig): Limits => ({ ...defaultLimits, ...dropUndefined(config.limits ?? {}) });

const dropUndefined = (limits: { [Key in keyof Limits]?: Limits[Key] | undefined }): Partial<Limits> =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));

/** What no single key can show: references, doubles, impossible limits, an address that is not loopback. */
export function checkSite(config: SiteConfig): Found[] {
  return [...checkListen(config), ...checkChairs(config), ...checkDevices(config), ...checkSiteLimits(config)];
}

export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);

function checkListen({ listen }: SiteConfig): Found[] {
  if (isLoopback(listen.host)) return [];
  return [
    {
      path: ["listen", "host"],
      why: `${listen.host} can be reached from other machines, and Vigil has no accounts yet: anybody there could silence an alarm.`,
      remedy: "use 127.0.0.1, and reach it from elsewhere through a tunnel that asks who you are",
    },
  ];
}

function checkChairs({ chairs }: SiteConfig): Found[] {
  return doubles(chairs.map((chair) => chair.id)).map(({ at, name }) => ({
    path: ["chairs", at, "id"],
    why: `a second chair is called ${name}`,
    remedy: "give every chair an id of its own",
  }));
}

function checkDevices({ chairs, devices }: SiteConfig): Found[] {
  const known = new Set<string>(chairs.map((chair) => chair.id));
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
    if (!known.has(device.chair))
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
    if ("tcp" in device.channel && Number(device.channel.tcp.slice(device.channel.tcp.lastIndexOf(":") + 1)) > 65_535)
      found.push({
        path: ["devices", at, "channel", "tcp"],
        why: `${device.channel.tcp} has no possible port`,
        remedy: "a port from 1 to 65535",
      });
  });
  return found;
}

function checkSiteLimits(config: SiteConfig): Found[] {
  return checkLimits(limitsOf(config)).map(({ path, why, remedy }) => ({
    path: ["limits", ...path.split(".")],
    why,
    remedy,
  }));
}

const portOf = (channel: ChannelConfig): string => ("serial" in channel ? channel.serial : channel.tcp.toLowerCase());

function doubles(names: readonly string[]): { at: number; name: string }[] {
  return names.flatMap((name, at) => (names.indexOf(name) < at ? [{ at, name }] : []));
}
