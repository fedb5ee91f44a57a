import type { Envelope, Seq } from "@vigil/shared/contracts";
import type { Mark } from "./marks.ts";

/** What was taken and waits for the disk: the numbers the log gave, with the messages of the kit that lie behind each. */
export type Pending = {
  add(taken: readonly Envelope[], marks: readonly Mark[]): void;
  /** The messages that are on disk now. */
  durable(upTo: Seq): Mark[];
  /** All that waits; nothing waits after. */
  giveUp(): Mark[];
};

export function pending(): Pending {
  let waiting: { seq: Seq; marks: readonly Mark[] }[] = [];

  return {
    add(taken, marks) {
      const [input] = taken;
      if (input === undefined) throw new Error("the loop took an input and made no envelope of it");
      waiting.push({ seq: input.seq, marks });
    },
    durable(upTo) {
      if ((waiting[0]?.seq ?? Infinity) > upTo) return [];
      const first = waiting.findIndex(({ seq }) => seq > upTo);
      const done = waiting.splice(0, first < 0 ? waiting.length : first);
      return done.flatMap(({ marks }) => marks);
    },
    giveUp() {
      const all = waiting;
      waiting = [];
      return all.flatMap(({ marks }) => marks);
    },
  };
}
