import { randomBytes } from "node:crypto";
import { startGateway, type Gateway } from "../support/gateway.ts";
import { findMosquitto, startMosquitto, type Mosquitto } from "../support/mosquitto.ts";
import { openChild, type Child } from "./child.ts";
import type { Account, Kits } from "./programs/kits.ts";
import type { MqttRelay } from "./programs/mqttRelay.ts";

/** Each way has a site of its own on one broker, so that none pays for another's messages. */
export const sites = { gateway: "bench", relay: "relay", nodeRed: "node-red" } as const;

const PASSWORD_FROM = "VIGIL_BENCH_BROKER_PASSWORD";

export const kitPublisher = (): Child<Kits> => openChild("kits.ts");
export const mqttRelay = (): Child<MqttRelay> => openChild("mqttRelay.ts");

export type Bench = Mosquitto & { account: Account; password: string };

/** One Mosquitto, with a user that may publish as any kit and read as any site: the publisher's and the relays'. */
export async function openBench(): Promise<Bench> {
  if (findMosquitto() === undefined)
    throw new Error("Mosquitto is not installed: kits are measured on it; get it: apt-get install mosquitto");
  const [password, secret] = [0, 1].map(() => randomBytes(12).toString("hex"));
  if (password === undefined || secret === undefined) throw new Error("two secrets");
  const broker = await startMosquitto({
    site: sites.gateway,
    secrets: { gateway: password, bench: secret },
    moreRights: ["user bench", "topic readwrite vigil/v1/#"],
    changed: [
      // Its own limit of 1,000 would drop the newest; what is measured must all arrive.
      "max_queued_messages 0",
      // One user stands for all kits here, each with a connection of its own.
      "use_username_as_clientid false",
      "log_type error",
    ],
  });
  return { ...broker, password, account: { url: broker.url, username: "bench", password: secret } };
}

/** A gateway on that broker with so many kits, `kit-0` in `home-0` and so on. */
export function gatewayOf({ url, password }: Bench, kits: number): Promise<Gateway> {
  const numbers = Array.from({ length: kits }, (_, at) => at);
  return startGateway({
    devices: [],
    homes: numbers.map((number) => `home-${number}`),
    kits: numbers.map((number) => ({ id: `kit-${number}`, home: `home-${number}` })),
    mqtt: { site: sites.gateway, broker: { url, username: "gateway", passwordFrom: PASSWORD_FROM } },
    env: { [PASSWORD_FROM]: password },
  });
}
