import type { Instant } from "@vigil/shared/kernel";
import type {
  Alarm,
  ChairId,
  ChairView,
  DeviceId,
  Envelope,
  FollowUp,
  Judgement,
  Protocol,
  Session,
  View,
} from "@vigil/shared/contracts";

/** What a nurse looks at in one place. */
export type Seen = {
  chair: ChairId;
  session: Session | "none";
  judgement: Judgement;
  /** What a session here may go by. */
  protocols: readonly Protocol[];
  /** Tasks of sessions that are over. */
  followUps: readonly FollowUp[];
  cuff: { busy: boolean; reached: boolean; /** The cuff, and the kit it hangs on. */ line: readonly DeviceId[] };
  lastReadingAt: Instant | "none";
  alarms: Readonly<Record<string, Alarm>>;
};

const nothingJudged: Judgement = { due: [], criteria: [], refusals: {} };

/** What the gateway's snapshot says of each place. */
export const seenIn = (view: View): Map<ChairId, Seen> =>
  new Map(Object.values(view.chairs).map((chair) => [chair.id, seenOf(chair, view)]));

function seenOf(chair: ChairView, { protocols }: View): Seen {
  const { session, bp } = chair;
  return {
    chair: chair.id,
    session,
    judgement: chair.judgement,
    protocols,
    followUps: chair.followUps,
    cuff: cuffOf(chair),
    lastReadingAt: bp === "no reading" || bp.late ? "none" : bp.at,
    alarms: chair.alarms,
  };
}

function cuffOf({ devices, cuff }: ChairView): Seen["cuff"] {
  const cuffs = Object.values(devices).filter(({ canMeasure }) => canMeasure);
  return {
    busy: cuff.is === "measuring",
    reached: cuffs.some(({ link }) => link === "online"),
    line: cuffs.flatMap(({ id, via }) => (via === undefined ? [id] : [id, via])),
  };
}

/** Follows one event; what is no business of a nurse changes nothing. */
export function follow(seen: Map<ChairId, Seen>, { at, event }: Envelope): void {
  const change = (chair: ChairId, now: (before: Seen) => Partial<Seen>): void => {
    const before = seen.get(chair);
    if (before !== undefined) seen.set(chair, { ...before, ...now(before) });
  };
  switch (event.type) {
    case "session.opened":
    case "session.changed":
    case "session.ended":
      return change(event.chair, () => ({ session: event.session }));
    case "session.judged":
      return change(event.chair, () => ({ judgement: event.judgement }));
    case "followup.changed":
      return change(event.followUp.chair, ({ followUps }) => {
        const { session, task, done } = event.followUp;
        const others = followUps.filter((one) => one.session !== session || one.task !== task);
        return { followUps: done === "not yet" ? [...others, event.followUp] : others };
      });
    case "watch.ended":
      // A session that is over is shown until its patient has left.
      return change(event.chair, ({ session }) =>
        session !== "none" && session.ended !== "no" ? { session: "none", judgement: nothingJudged } : {},
      );
    case "device.link":
      return change(event.chair, ({ cuff }) =>
        cuff.line.includes(event.device) ? { cuff: { ...cuff, reached: event.link === "online" } } : {},
      );
    case "cuff.started":
      return change(event.chair, ({ cuff }) => ({ cuff: { ...cuff, busy: true } }));
    case "cuff.failed":
      return change(event.chair, ({ cuff }) => ({ cuff: { ...cuff, busy: false } }));
    case "cuff.result":
      return change(event.chair, ({ cuff, lastReadingAt }) => ({
        cuff: { ...cuff, busy: false },
        // A late one counts in trends, never as if present (safety S12).
        lastReadingAt: event.late ? lastReadingAt : at,
      }));
    case "alarm.changed": {
      const { alarm } = event;
      if (alarm.chair === undefined) return;
      return change(alarm.chair, ({ alarms }) => {
        const { [alarm.key]: _, ...others } = alarms;
        return { alarms: alarm.phase === "cleared" ? others : { ...others, [alarm.key]: alarm } };
      });
    }
    default:
      return;
  }
}
