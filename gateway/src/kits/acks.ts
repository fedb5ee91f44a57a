import { after, Millis } from "@vigil/shared/kernel";
import { KIT_VERSION, type KitAck, type KitAckMark } from "@vigil/shared/contracts";
import type { Clock } from "../ports.ts";
import { markBook, MOST_ABOVE, type Mark } from "./marks.ts";

export type Acks = {
  /** It is on disk, or will never be wanted: the kit may forget it. */
  stored(mark: Mark): void;
  /** The kit sent again what it was told of: it is told again, once that is on disk. */
  again(mark: Mark): void;
  /** The kit is there anew and may have missed everything. What does not fit is told when it comes again. */
  everything(): void;
  close(): void;
};

type Given = {
  clock: Clock;
  /** What was on disk at the start. */
  marks: readonly KitAckMark[];
  /** False: the broker is not reached. */
  send(ack: KitAck): boolean;
};

const GATHER_FOR = Millis(200);

/**
 * Tells one kit what is on disk. Each ack carries, of every boot that something was heard of, all that is there without a
 * gap, and of what lies above a gap the messages of this moment: so every message is told once by itself, however many gaps
 * there are.
 */
export function acks({ clock, marks: before, send }: Given): Acks {
  const book = markBook(before);
  let recent: Mark[] = [];
  let everything = false;
  let callOff: (() => void) | undefined;

  const arm = (): void => {
    callOff ??= clock.wakeAt(after(clock.now(), GATHER_FOR), tell);
  };
  const tell = (): void => {
    callOff = undefined;
    const told = recent.splice(0, MOST_ABOVE);
    const whole = everything;
    everything = false;
    const list = book.list();
    const marks = whole ? list : list.filter((mark) => told.some((one) => isOf(one, mark)));
    const share = Math.floor(MOST_ABOVE / Math.max(1, marks.length));
    const named = marks.map((mark) => ({
      ...mark,
      above: whole ? mark.above.slice(-share) : aboveOf(mark, told),
    }));
    // Not sent: the kit is told everything when it is there again.
    if (!send({ v: KIT_VERSION, marks: named })) recent = [];
    else if (recent.length > 0) arm();
  };

  return {
    stored(mark) {
      book.add(mark);
      recent.push(mark);
      arm();
    },
    again(mark) {
      if (!book.has(mark)) return;
      recent.push(mark);
      arm();
    },
    everything() {
      everything = true;
      arm();
    },
    close: () => callOff?.(),
  };
}

const isOf = ({ device, boot }: Mark, mark: KitAckMark): boolean => device === mark.device && boot === mark.boot;

const aboveOf = (mark: KitAckMark, told: readonly Mark[]): number[] => [
  ...new Set(told.filter((one) => isOf(one, mark) && one.seq > mark.upTo).map(({ seq }) => seq)),
];
