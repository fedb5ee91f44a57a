import { z } from "zod";
import { AnswerLimits, ChairId, DeviceId, KitDeviceKey, Limits, RuleLimits } from "@vigil/shared/contracts";
import { CallsConfig } from "../calls/config.ts";

const Host = z.string().min(1).max(253);
const Port = z.number().int().min(1).max(65_535);

const Serial = z.strictObject({
  serial: z.string().startsWith("/", "an absolute path, best one under /dev/serial/by-id"),
  baudRate: z
    .union([
      z.literal(1200),
      z.literal(2400),
      z.literal(4800),
      z.literal(9600),
      z.literal(19_200),
      z.literal(38_400),
      z.literal(57_600),
      z.literal(115_200),
    ])
    .optional(),
});

const Tcp = z.strictObject({
  tcp: z
    .string()
    .regex(/^(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+):\d{1,5}$/i, "host:port of a serial device server in raw mode"),
});

export const ChannelConfig = z.union([Serial, Tcp], { error: "either `serial: /dev/…` or `tcp: host:port`" });
export type ChannelConfig = z.infer<typeof ChannelConfig>;

export const DeviceConfig = z.strictObject({
  id: DeviceId,
  profile: z.string(),
  chair: ChairId,
  channel: ChannelConfig,
  /** The line, switch or serial device server that it shares with others: lost together, they are one alarm (safety S13). */
  hub: z.string().trim().min(1).max(80).optional(),
});
export type DeviceConfig = z.infer<typeof DeviceConfig>;

const ChairConfig = z.strictObject({ id: ChairId, label: z.string().min(1).max(60) });

const HomeConfig = z.strictObject({ id: ChairId, label: z.string().min(1).max(60) });

/** What a patient has at home: `<id>-oximeter` and `<id>-cuff` are its devices in the log. */
export const KitConfig = z.strictObject({
  id: DeviceId,
  home: ChairId,
  devices: z.array(KitDeviceKey).min(1).max(2).default(["oximeter", "cuff"]),
});
export type KitConfig = z.infer<typeof KitConfig>;

/** The broker that kits speak through: our own, or any MQTT 3.1.1 broker by its address. */
export const MqttConfig = z.strictObject({
  /** The level of the topics that names this site: `vigil/v1/{site}/kit/…`. */
  site: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "small letters, digits and hyphens, at most 40"),
  broker: z.union([
    z.strictObject({ embedded: z.strictObject({ host: Host.default("127.0.0.1"), port: Port.default(1883) }) }),
    z.strictObject({
      // The page of health shows it: no password may stand in it.
      url: z
        .string()
        .regex(/^mqtts?:\/\/[^/@?#\s]+$/, "mqtt://host:port or mqtts://host:port, without user and password"),
      username: z.string().min(1).optional(),
      /** The environment variable that holds the password: a secret does not stand in a configuration. */
      passwordFrom: z
        .string()
        .regex(/^[A-Z][A-Z0-9_]*$/)
        .optional(),
    }),
  ]),
});
export type MqttConfig = z.infer<typeof MqttConfig>;

/** One site, as a clinic writes it in YAML. Unknown keys are faults. */
export const SiteConfig = z.strictObject({
  site: z.string().min(1).max(80),
  /** Patients are simulators: said on every page. A gateway treats or simulates, never both. */
  simulated: z.boolean().default(false),
  listen: z
    .strictObject({ host: Host.default("127.0.0.1"), port: Port.default(8080) })
    .default({ host: "127.0.0.1", port: 8080 }),
  chairs: z.array(ChairConfig).max(64),
  homes: z.array(HomeConfig).max(512).default([]),
  kits: z.array(KitConfig).max(512).default([]),
  mqtt: MqttConfig.optional(),
  /** Files with a protocol each (YAML), beside this one; one with the id of a shipped protocol takes its place. */
  protocols: z.array(z.string().min(1)).max(16).default([]),
  devices: z.array(DeviceConfig).max(256),
  /** How whoever is called is reached beside the screens, by role (safety S10). */
  calls: CallsConfig.optional(),
  /** Limits that differ from the defaults; within the bounds of safety S14. */
  limits: z
    .strictObject({
      ...Limits.partial().shape,
      // One number of a rule may be changed without the rest of them.
      rules: RuleLimits.partial().optional(),
      answer: AnswerLimits.partial().optional(),
    })
    .optional(),
});
export type SiteConfig = z.infer<typeof SiteConfig>;
