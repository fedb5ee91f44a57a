import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DeviceReport, Health, History, type ChairView, type DeviceView } from "@vigil/shared/contracts";
import { startGateway, type Gateway, type SiteDevice } from "../support/gateway.ts";
import { openKit, type RawKit } from "../support/kit.ts";
import { findMosquitto, startMosquitto } from "../support/mosquitto.ts";
import { freePorts } from "../support/ports.ts";
import { openStation, type Station } from "../support/station.ts";

export type BrokerKind = "embedded" | "mosquitto";

export const SITE = "test-site";

/** A gateway with kits behind one broker or the other, and a station that looks at it. */
export type KitSite = {
  readonly kind: BrokerKind;
  readonly url: string;
  gateway(): Gateway;
  station(): Station;
  secretOf(user: string): string;
  kit(id: string, more?: Partial<Parameters<typeof openKit>[0]>): Promise<RawKit>;
  home(id: string): ChairView;
  device(kit: string): DeviceView;
  health(): Promise<Health>;
  report(device: string): Promise<DeviceReport>;
  /** All that was refused so far, at the broker and at the gateway, whatever the reason. */
  refused(): Promise<number>;
  history(home: string, span: { from: number; to: number; points: number }): Promise<History>;
  /** Ends the gateway, and with it its own broker where it has one. */
  stopGateway(signal: NodeJS.Signals): Promise<void>;
  startGateway(): Promise<void>;
  /** The broker dies and comes back: our own only together with its gateway. */
  breakBroker(): Promise<void>;
  mendBroker(): Promise<void>;
  end(): Promise<void>;
};

type Given = {
  kind: BrokerKind;
  /** `kit-1` … so many, each in the home of its number. */
  kits: number;
  devices?: readonly SiteDevice[];
  folder?: string;
  program?: string;
  /** Users that the broker knows and the gateway does not; only Mosquitto can have them. */
  strangers?: readonly string[];
};

const PASSWORD_FROM = "VIGIL_TEST_BROKER_PASSWORD";
const KitsFile = z.object({ kits: z.record(z.string(), z.string()) });

export const hasBroker = (kind: BrokerKind): boolean => kind === "embedded" || findMosquitto() !== undefined;

/** Added to the title of what is skipped. */
export const withoutBroker = " (skipped: needs Mosquitto, apt-get install mosquitto)";

export async function openKitSite(given: Given): Promise<KitSite> {
  const { kind, kits, devices = [], folder, program, strangers = [] } = given;
  const numbers = Array.from({ length: kits }, (_, at) => at + 1);
  const users = ["gateway", ...numbers.map((number) => `kit-${number}`), ...strangers];
  const made = Object.fromEntries(users.map((user) => [user, randomBytes(12).toString("hex")]));
  const mosquitto = kind === "mosquitto" ? await startMosquitto({ site: SITE, secrets: made }) : undefined;
  const [port] = await freePorts(1);
  const broker =
    mosquitto === undefined
      ? { embedded: { host: "127.0.0.1", port } }
      : { url: mosquitto.url, username: "gateway", passwordFrom: PASSWORD_FROM };
  let gateway = await startGateway({
    devices,
    homes: numbers.map((number) => `home-${number}`),
    kits: numbers.map((number) => ({ id: `kit-${number}`, home: `home-${number}` })),
    mqtt: { site: SITE, broker },
    env: { [PASSWORD_FROM]: made["gateway"] ?? "" },
    ...(folder === undefined ? {} : { folder }),
    ...(program === undefined ? {} : { program }),
  });
  let station = await openStation(gateway.address);
  const url = mosquitto?.url ?? `mqtt://127.0.0.1:${port}`;
  const open: RawKit[] = [];

  const secretOf = (user: string): string => {
    const secrets =
      mosquitto === undefined
        ? KitsFile.parse(JSON.parse(readFileSync(join(gateway.folder, "kits.json"), "utf8"))).kits
        : made;
    const secret = secrets[user];
    if (secret === undefined) throw new Error(`nobody gave ${user} a secret`);
    return secret;
  };
  const fetched = async (path: string): Promise<unknown> => (await fetch(`${gateway.address}${path}`)).json();
  const reports = async (): Promise<DeviceReport[]> => z.array(DeviceReport).parse(await fetched("/api/devices"));
  const health = async (): Promise<Health> => Health.parse(await fetched("/api/health"));
  const home = (id: string): ChairView => {
    const found = station.view().chairs[id];
    if (found === undefined) throw new Error(`no ${id} on the view`);
    return found;
  };
  const site: KitSite = {
    kind,
    url,
    gateway: () => gateway,
    station: () => station,
    secretOf,
    async kit(id, more = {}) {
      const kit = await openKit({ url, site: SITE, id, secret: more.secret ?? secretOf(id), ...more });
      open.push(kit);
      return kit;
    },
    home,
    device(kit) {
      const found = Object.values(station.view().chairs).flatMap((chair) => chair.devices[kit] ?? [])[0];
      if (found === undefined) throw new Error(`no device ${kit} on the view`);
      return found;
    },
    health,
    async report(device) {
      const found = (await reports()).find(({ id }) => id === device);
      if (found === undefined) throw new Error(`no device ${device} on the device page`);
      return found;
    },
    async refused() {
      const { mqtt } = await health();
      if (mqtt === "not configured") throw new Error("the gateway has no MQTT side");
      const atBroker = Object.values(mqtt.refused).reduce((sum, times) => sum + times, 0);
      const atGateway = (await reports()).flatMap(({ discards }) => Object.entries(discards));
      return atGateway.filter(([why]) => !taken.has(why)).reduce((sum, [, { times }]) => sum + times, atBroker);
    },
    history: async (chair, { from, to, points }) =>
      History.parse(await fetched(`/api/history?chair=${chair}&from=${from}&to=${to}&points=${points}`)),
    async stopGateway(signal) {
      station.close();
      await gateway.kill(signal);
    },
    async startGateway() {
      gateway = await gateway.again();
      station = await openStation(gateway.address);
    },
    breakBroker: () => (mosquitto === undefined ? site.stopGateway("SIGKILL") : mosquitto.kill()),
    mendBroker: () => (mosquitto === undefined ? site.startGateway() : mosquitto.again()),
    async end() {
      await Promise.all(open.map((kit) => kit.close()));
      station.close();
      await gateway.end();
      await mosquitto?.end();
    },
  };
  return site;
}

// Rows of the device page that count what was taken, or had been: not refusals.
const taken: ReadonlySet<string> = new Set(["already stored", "late"]);
