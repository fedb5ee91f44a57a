import type { ChairId, DeviceId, DeviceReport, KitAckMark, KitDeviceKey, MqttReport } from "@vigil/shared/contracts";
import type { CuffAsk } from "../engine/cuffRun.ts";

/** A kit of the configuration, with its ids in the log. */
export type KitPlace = {
  readonly id: DeviceId;
  readonly chair: ChairId;
  readonly devices: readonly { readonly key: KitDeviceKey; readonly id: DeviceId }[];
};

/** What was on disk of each kit when the gateway went down. */
export type KitMarks = ReadonlyMap<DeviceId, readonly KitAckMark[]>;

/** All kits of a site behind one MQTT connection. */
export type Kits = {
  /** Asks the cuff of a kit; false: there is no such device here. */
  ask(device: DeviceId, ask: CuffAsk): boolean;
  reports(): DeviceReport[];
  report(): MqttReport;
  close(): Promise<void>;
};

/** The log's ids of what hangs on a kit. */
export const kitDeviceId = (kit: DeviceId, key: KitDeviceKey): string => `${kit}-${key}`;
