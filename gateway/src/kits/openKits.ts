import {
  kitTopic,
  kitPublishes,
  kitSubscribes,
  type KitLeaf,
  type DeviceId,
  type Envelope,
  type Input,
  type MqttReport,
} from "@vigil/shared/contracts";
import { refusals } from "../broker/refusals.ts";
import type { ClockTeller } from "../engine/clockTeller.ts";
import type { Clock, EventLog } from "../ports.ts";
import { connection } from "./connection.ts";
import { kit, type Kit } from "./kit.ts";
import type { KitMarks, KitPlace, Kits } from "./ports.ts";

export type KitsGiven = {
  mqtt: {
    site: string;
    url: string;
    username?: string;
    password?: string;
    broker: MqttReport["broker"];
    /** What the embedded broker did not take. */
    refused(): Record<string, number>;
  };
  kits: readonly KitPlace[];
  marks: KitMarks;
  clock: Clock;
  log: Pick<EventLog, "onDurable" | "state">;
  /** The loop's: the envelopes it made, the input first; by its number it is known when it is on disk. */
  take(input: Input): readonly Envelope[];
  clocks?: Pick<ClockTeller, "offset">;
};

/** Every kit of a site behind one MQTT connection. */
export function openKits({ mqtt, kits: places, marks, clock, log, take, clocks }: KitsGiven): Kits {
  const { site, url, broker } = mqtt;
  const refused = refusals();
  const kits = new Map<string, Kit>();
  const topics = new Map<string, { its: Kit; leaf: KitLeaf }>();
  let open = true;
  let lostBefore = log.state().lost;

  const link = connection({
    ...mqtt,
    reached: () => kits.forEach((one) => one.brokerReached()),
    lost: () => open && kits.forEach((one) => one.brokerLost()),
    message(topic, payload, retained) {
      const from = topics.get(topic);
      if (from === undefined) return refused.count("a kit nobody knows");
      if (open) from.its.hear(from.leaf, payload, retained);
    },
  });
  for (const place of places) {
    const its = kit({
      site,
      place,
      marks: marks.get(place.id) ?? [],
      clock,
      take,
      publish: link.publish,
      ...(clocks && { clocks }),
    });
    kits.set(place.id, its);
    for (const leaf of [...kitPublishes, ...kitSubscribes]) topics.set(kitTopic(site, place.id, leaf), { its, leaf });
  }
  log.onDurable((durable) => {
    if (!open) return;
    const { lost } = log.state();
    // Which samples went is not said, so of all that waited none is believed to be there: it comes again, as late.
    if (lost > lostBefore) kits.forEach((one) => one.lost());
    lostBefore = lost;
    kits.forEach((one) => one.durable(durable));
  });

  return {
    ask: (device: DeviceId, ask) => [...kits.values()].some((one) => one.ask(device, ask)),
    reports: () => [...kits.values()].flatMap((one) => one.reports()),
    report: () => ({
      broker,
      address: url,
      ...link.state(),
      kits: kits.size,
      refused: { ...mqtt.refused(), ...refused.read() },
    }),
    async close() {
      open = false;
      kits.forEach((one) => one.close());
      await link.close();
    },
  };
}
