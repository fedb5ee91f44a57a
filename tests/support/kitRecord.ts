import type { Envelope, KitMark, Seq } from "@vigil/shared/contracts";
import { sqliteReader } from "../../gateway/src/log/sqlite.ts";

/** A message of a kit as it lies on disk: how often, and whether it was taken as of now or as late. */
export type Stored = { device: string; boot: string; seq: number; late: boolean; happenedAt: number };

/** Every message of kits that is on a gateway's disk, in the order in which it was taken; the gateway may be running. */
export async function kitRecord(folder: string): Promise<Stored[]> {
  const log = sqliteReader(folder);
  const stored: Stored[] = [];
  for await (const envelope of log.read({ after: -1 as Seq })) stored.push(...storedIn(envelope));
  await log.close();
  return stored;
}

/** Identities that lie on disk more than once. */
export function twice(stored: readonly Stored[]): string[] {
  const times = Map.groupBy(stored, ({ device, boot, seq }) => `${device}/${boot}/${seq}`);
  return [...times].filter(([, all]) => all.length > 1).map(([identity]) => identity);
}

function storedIn({ at, event }: Envelope): Stored[] {
  const one = (mark: KitMark | undefined, happenedAt: number | undefined, late: boolean): Stored[] =>
    mark === undefined || !("device" in event)
      ? []
      : [{ device: event.device, ...mark, late, happenedAt: happenedAt ?? at }];
  switch (event.type) {
    case "device.observed":
    case "cuff.failed":
      return one(event.kit, event.happenedAt, false);
    case "cuff.result":
      return one(event.kit, event.happenedAt, event.late);
    case "device.backfilled":
      return event.points.flatMap(({ kit, happenedAt }) => one(kit, happenedAt, true));
    default:
      return [];
  }
}
