import type { ChairId, DeviceId, Envelope, KitAckMark, KitMark, Seq, VigilEvent } from "@vigil/shared/contracts";
import type { EventLog } from "../ports.ts";
import { markBook } from "./marks.ts";
import type { KitMarks, KitPlace } from "./ports.ts";

type Marked = Envelope & { event: Extract<VigilEvent, { type: "kit.marked" }> };

const BEFORE_ALL = -1 as Seq;

/** What of each kit is on disk: the last that was marked, and what came after it. */
export async function restoreMarks(log: EventLog, kits: readonly KitPlace[]): Promise<KitMarks> {
  const marks = new Map<DeviceId, readonly KitAckMark[]>();
  for (const kit of kits) marks.set(kit.id, await restoreKit(log, kit));
  return marks;
}

/**
 * A kit may have lain in a drawer for months, in which the others said millions of numbers: only where it was online is the
 * log read number by number, and the rest is found by its type.
 */
async function restoreKit(log: EventLog, { id, chair, devices }: KitPlace): Promise<KitAckMark[]> {
  const marked = await lastMarked(log, chair, id);
  const book = markBook(marked?.event.marks ?? []);
  const after = marked?.seq ?? BEFORE_ALL;
  const add = ({ event }: Envelope): void => {
    const device = "device" in event ? devices.find((one) => one.id === event.device) : undefined;
    if (device !== undefined) for (const { boot, seq } of marksIn(event)) book.add({ device: device.key, boot, seq });
  };
  for await (const late of log.find(["device.backfilled", "cuff.result", "cuff.failed"], { of: chair, after }))
    add(late);
  for (const span of await onlineSpans(log, { id, chair }, after))
    for await (const envelope of log.read({ ...span, of: chair })) add(envelope);
  return book.list();
}

async function lastMarked(log: EventLog, of: ChairId, kit: DeviceId): Promise<Marked | undefined> {
  for await (const envelope of log.find(["kit.marked"], { of, newestFirst: true }))
    // Another kit may have stood at this home.
    if (isMarked(envelope) && envelope.event.device === kit) return envelope;
  return undefined;
}

/** Where the kit was online after this number: a number of it that is of now lies nowhere else. */
async function onlineSpans(
  log: EventLog,
  { id, chair: of }: Pick<KitPlace, "id" | "chair">,
  after: Seq,
): Promise<{ after: Seq; before?: Seq }[]> {
  const spans: { after: Seq; before?: Seq }[] = [];
  let since: Seq | undefined;
  for await (const { event } of log.find(["device.link"], { of, before: (after + 1) as Seq, newestFirst: true })) {
    if (event.type !== "device.link" || event.device !== id) continue;
    if (event.link === "online") since = after;
    break;
  }
  for await (const { seq, event } of log.find(["device.link"], { of, after })) {
    if (event.type !== "device.link" || event.device !== id) continue;
    if (event.link === "online") since ??= seq;
    else if (since !== undefined) {
      spans.push({ after: since, before: seq });
      since = undefined;
    }
  }
  return since === undefined ? spans : [...spans, { after: since }];
}

const isMarked = (envelope: Envelope): envelope is Marked => envelope.event.type === "kit.marked";

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
