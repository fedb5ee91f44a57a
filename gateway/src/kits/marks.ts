import type { KitAckMark, KitDeviceKey } from "@vigil/shared/contracts";
import { seqSet, type SeqSet } from "./seqSet.ts";

/** One message of one kit: with the kit, its identity. */
export type Mark = { readonly device: KitDeviceKey; readonly boot: string; readonly seq: number };

/** Which messages of one kit are there already, by device and boot. */
export type MarkBook = {
  has(mark: Mark): boolean;
  add(mark: Mark): void;
  /** It is not there after all: it will be taken when it comes again. */
  forget(mark: Mark): void;
  highest(device: KitDeviceKey, boot: string): number | "none";
  /** All of it, as the wire and the log say it. */
  list(): KitAckMark[];
};

// A kit that starts anew may still have something to send of its starts before, and one with a loose plug starts often. What
// was stored of a boot that is forgotten would be stored once more.
const BOOTS = 16;
/** As many single numbers as one mark of the wire carries. */
export const MOST_ABOVE = 500;

export function markBook(from: readonly KitAckMark[]): MarkBook {
  const devices = new Map<KitDeviceKey, Map<string, SeqSet>>();
  const bootsOf = (device: KitDeviceKey): Map<string, SeqSet> => {
    const boots = devices.get(device) ?? new Map<string, SeqSet>();
    devices.set(device, boots);
    return boots;
  };
  const seqsOf = ({ device, boot }: Pick<Mark, "device" | "boot">): SeqSet | undefined =>
    devices.get(device)?.get(boot);
  const put = (device: KitDeviceKey, boot: string, seqs: SeqSet): void => {
    const boots = bootsOf(device);
    // The one used last stands last.
    boots.delete(boot);
    boots.set(boot, seqs);
    const [oldest] = boots.keys();
    if (boots.size > BOOTS && oldest !== undefined) boots.delete(oldest);
  };
  for (const { device, boot, upTo, above } of from) put(device, boot, seqSet({ upTo, above }));

  return {
    has: (mark) => seqsOf(mark)?.has(mark.seq) ?? false,
    add(mark) {
      const seqs = seqsOf(mark) ?? seqSet();
      seqs.add(mark.seq);
      put(mark.device, mark.boot, seqs);
    },
    forget: (mark) => seqsOf(mark)?.remove(mark.seq),
    highest: (device, boot) => seqsOf({ device, boot })?.highest() ?? "none",
    list: () =>
      [...devices].flatMap(([device, boots]) =>
        [...boots].map(([boot, seqs]) => ({ device, boot, upTo: seqs.upTo(), above: seqs.above(MOST_ABOVE) })),
      ),
  };
}
