import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Protocol } from "@vigil/shared/contracts";
import { adCodec } from "@vigil/shared/devices";
import { contecFingerOut, contecPackets, cuffResult } from "./frames.ts";
import { startGateway, type Gateway } from "./gateway.ts";
import { openKit, type RawKit } from "./kit.ts";
import { freePorts } from "./ports.ts";
import { protocolFile, shortProtocols } from "./shortProtocol.ts";
import { until } from "./until.ts";
import { openWire } from "./wire.ts";

export type Place = "chair-1" | "home-1";

/** A chair on lines and a home with a kit, under the short protocols; both patients at 97 % and 71 a minute, until they are told otherwise. */
export type Ward = {
  gateway(): Gateway;
  /** A cuff reading at a place, by its own device. */
  measures(place: Place, systolic: number, diastolic: number): Promise<void>;
  /** From now on both patients' oximeters say this, %; 97 until then. */
  saturates(spo2: number): void;
  /** Takes the probe off, or puts it on again. */
  probe(place: Place, is: "on" | "off"): void;
  kit(): RawKit;
  /** Kills the gateway as a power cut would, and starts it again on what it left. */
  crash(): Promise<void>;
  end(): Promise<void>;
};

const LAST_RESULT = Buffer.from(adCodec.encode({ type: "command", address: "00", command: "RB" }));
const SITE = "ward";
const PATIENT_MS = 20_000;

type Options = {
  protocols?: readonly Protocol[];
  /** As in the site's file. */
  limits?: object;
};

export async function openWard({ protocols = shortProtocols, limits }: Options = {}): Promise<Ward> {
  const [oximeter, cuff, ports] = await Promise.all([openWire(), openWire(), freePorts(1)]);
  const [port = 0] = ports;
  let gateway = await startGateway({
    chairs: ["chair-1"],
    homes: ["home-1"],
    kits: [{ id: "kit-1", home: "home-1" }],
    mqtt: { site: SITE, broker: { embedded: { port } } },
    protocols: protocols.map(protocolFile),
    ...(limits === undefined ? {} : { limits }),
    devices: [
      { id: "ox-1", profile: "contec-v7", chair: "chair-1", channel: oximeter.channel },
      { id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel },
    ],
  });
  const { kits } = JSON.parse(readFileSync(join(gateway.folder, "kits.json"), "utf8")) as {
    kits: Record<string, string>;
  };
  const kit = await openKit({ url: `mqtt://127.0.0.1:${port}`, site: SITE, id: "kit-1", secret: kits["kit-1"] ?? "" });
  const probes: Record<Place, "on" | "off"> = { "chair-1": "off", "home-1": "off" };
  let minute = 0;
  let spo2 = 97;
  /** What the cuff keeps, and gives again when it is asked. */
  let last: Uint8Array | undefined;
  const feed = setInterval(() => {
    oximeter.send(probes["chair-1"] === "on" ? contecPackets({ spo2, pulse: 71, count: 15 }) : contecFingerOut(15));
  }, 250);
  // What is said while the broker is away is lost here: a test that minds uses a kit with a spool.
  const say = setInterval(() => {
    if (!kit.client.connected) return;
    const said = probes["home-1"] === "on" ? kit.oximetry({ spo2 }) : kit.probeOff();
    void said.catch(() => undefined);
  }, 1_000);
  await until("the lines", PATIENT_MS, () => (oximeter.connected() && cuff.connected() ? true : undefined));

  return {
    gateway: () => gateway,
    kit: () => kit,
    saturates: (percent) => void (spo2 = percent),
    probe: (place, is) => void (probes[place] = is),
    async measures(place, systolic, diastolic) {
      minute += 1;
      if (place === "chair-1") {
        last = cuffResult({ systolic, diastolic, minute, pulse: 71 });
        cuff.send(last);
      } else await kit.pressure({ systolic, diastolic, pulse: 71 });
    },
    async crash() {
      const asked = cuff.received().length;
      await gateway.kill("SIGKILL");
      gateway = await gateway.again();
      await until("the lines again", PATIENT_MS, () =>
        oximeter.connected() && cuff.connected() && kit.client.connected ? true : undefined,
      );
      if (last === undefined) return;
      await until("the cuff is asked for what it kept", PATIENT_MS, () =>
        cuff.received().subarray(asked).includes(LAST_RESULT) ? true : undefined,
      );
      cuff.send(last);
    },
    async end() {
      clearInterval(feed);
      clearInterval(say);
      await kit.close();
      await gateway.end();
      await Promise.all([oximeter.close(), cuff.close()]);
    },
  };
}
