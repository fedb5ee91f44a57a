import type { ChairView, DeviceView, Link } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { ageWords } from "./age.ts";
import { isHeard, type PageTime } from "./pageTime.ts";

export type KitReading = {
  link: Link | "not known";
  why: string;
  /** "82 %", "unknown"; empty while the kit is not online, for then nobody knows how it stands now. */
  battery: string;
  /** Low enough that somebody should plug it in. */
  batteryLow: boolean;
  /** "now", "12 s", "4 min"; empty where nobody knows. */
  heard: string;
};

// A fifth is some hours of a kit's battery, and time enough to call (our judgement).
const LOW_PERCENT = 20;

/** The kit of a home: its link, its battery and when it was heard last; "no kit" where there is none. */
export function readKit(chair: ChairView, time: PageTime): KitReading | "no kit" {
  const kit = Object.values(chair.devices).find((device) => device.kind === "kit");
  if (kit === undefined) return "no kit";
  const { battery = "unknown" } = kit;
  if (!isHeard(time))
    return { link: "not known", why: "the gateway is not heard", battery: "", batteryLow: false, heard: "" };
  const online = kit.link === "online";
  const heardAt = lastHeard(chair, kit);
  return {
    link: kit.link,
    why: kit.why,
    battery: !online ? "" : battery === "unknown" ? battery : `${battery} %`,
    batteryLow: online && battery !== "unknown" && battery <= LOW_PERCENT,
    heard: heardAt === "never" ? "not yet" : ageWords(time.now - heardAt),
  };
}

/** The newest that came by way of this kit: a number, a reading taken now, or its coming online. */
export function lastHeard(chair: ChairView, kit: DeviceView): Instant | "never" {
  const isOurs = (device: string): boolean => chair.devices[device]?.via === kit.id;
  const heard: Instant[] = Object.values(chair.metrics)
    .filter((metric) => isOurs(metric.device))
    .map((metric) => metric.at);
  if (chair.bp !== "no reading" && !chair.bp.late && isOurs(chair.bp.device)) heard.push(chair.bp.at);
  if (kit.link === "online") heard.push(kit.since);
  return heard.reduce<Instant | "never">((newest, at) => (newest === "never" || at > newest ? at : newest), "never");
}
