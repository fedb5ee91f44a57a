import type { DeviceId, KitAckMark, KitMark, Seq, VigilEvent } from "@vigil/shared/contracts";
import type { EventLog } from "../ports.ts";
import { markBook } from "./marks.ts";
import type { KitMarks, KitPlace } from "./ports.ts";

const BEFORE_ALL = -1 as Seq;

/** What of each kit is on disk: the last that was marked, and what came after it. */
export async function restoreMarks(log: EventLog, kits: readonly KitPlace[]): Promise<KitMarks> {
  const marks = new Map<DeviceId, readonly KitAckMark[]>();
  for (const kit of kits) marks.set(kit.id, await restoreKit(log, kit));
  return marks;
}

async function restoreKit(log: EventLog, { id, chair, devices }: KitPlace): Promise<KitAckMark[]> {
  const last = await log.last(["kit.marked"], chair);
  const marked =
    last !== "none" && last.event.type === "kit.marked" && last.event.device === id ? last.event : undefined;
  const book = markBook(marked?.marks ?? []);
  const after = last === "none" || marked === undefined ? BEFORE_ALL : last.seq;
  for await (const { event } of log.read({ after, of: chair })) {
    const device = "device" in event ? devices.find((one) => one.id === event.device) : undefined;
    if (device !== undefined) for (const { boot, seq } of marksIn(event)) book.add({ device: device.key, boot, seq });
  }
  return book.list();
}

function marksIn(event: VigilEvent): readonly KitMark[] {
  switch (event.type) {
    case "device.backfilled":
      return event.points.map(({ kit }) => kit);
    case "device.observed":
    case "cuff.result":
    case "cuff.failed":
      return event.kit === undefined ? [] : [event.kit];
    default:
      return [];
  }
}
