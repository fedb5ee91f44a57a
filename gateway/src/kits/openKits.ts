import type { Envelope, Input, MqttReport } from "@vigil/shared/contracts";
import type { Clock, EventLog } from "../ports.ts";
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
  /** The loop's: the envelopes it made, the input first. */
  take(input: Input): readonly Envelope[];
};

/** Every kit of a site behind one MQTT connection. */
export function openKits(given: KitsGiven): Kits {
  return {
    ask: () => false,
    reports: () => [],
    report: () => ({
      broker: given.mqtt.broker,
      address: given.mqtt.url,
      connected: false,
      why: "connecting",
      kits: given.kits.length,
      refused: given.mqtt.refused(),
    }),
    close: async () => {},
  };
}
