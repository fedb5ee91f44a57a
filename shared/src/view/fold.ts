import { Minutes, unreachable, type Instant } from "../kernel/index.ts";
import type {
  AlarmView,
  ChairId,
  ChairView,
  ChartEntry,
  CuffReading,
  CuffView,
  DeviceId,
  Envelope,
  FollowUp,
  LatestItem,
  View,
  VigilEvent,
} from "../contracts/index.ts";
import { emptyView, nothingJudged } from "./empty.ts";

const ENDED_KEPT = 20;
// Those of one session, as far as a page shows them; the record has them all.
const CHART_KEPT = 60;
// As long as a cuff's own reading stands on a screen.
const TYPED_FRESH = Minutes(15);

/** Folds one envelope of the log into what screens show. Pure: the view given is not changed. */
export function foldEnvelope(view: View, { seq, at, event }: Envelope): View {
  const next = foldEvent(view, event, at);
  return seq > next.asOf ? { ...next, asOf: seq } : next;
}

function foldEvent(view: View, event: VigilEvent, at: Instant): View {
  switch (event.type) {
    case "gateway.started":
      return emptyView(event, at, view);
    case "device.observed":
      return inChair(view, event.chair, (chair) => {
        const freshForMs = chair.devices[event.device]?.freshForMs;
        if (freshForMs === undefined) return chair;
        const metrics = { ...chair.metrics };
        for (const observation of event.values)
          metrics[metricKey(event.device, observation.metric)] = {
            observation,
            device: event.device,
            // Age counts from the source, not from the arrival.
            at: event.happenedAt ?? at,
            freshForMs,
          };
        return { ...chair, metrics };
      });
    case "device.link":
      return inChair(view, event.chair, (chair) => {
        const device = chair.devices[event.device];
        if (device === undefined) return chair;
        const now = { link: event.link, why: event.why, since: at };
        const devices = { ...chair.devices, [event.device]: { ...device, ...now } };
        // What hangs on a kit has the kit's link.
        for (const [id, other] of Object.entries(devices))
          if (other.via === event.device) devices[id] = { ...other, ...now };
        return { ...chair, devices };
      });
    case "cuff.started":
      return inChair(view, event.chair, (chair) => ({ ...chair, cuff: { is: "measuring", since: at } }));
    case "cuff.result":
      return inChair(view, event.chair, (chair) => {
        const freshForMs = chair.devices[event.device]?.freshForMs;
        if (freshForMs === undefined) return chair;
        const { device, reading, late } = event;
        // What a cuff had kept and is on the screen already keeps the age it has there.
        if (late && (isHeld(chair.bp, device, reading) || isHeld(chair.notPatient ?? "no reading", device, reading)))
          return { ...chair, cuff: { is: "idle" } };
        const when = event.happenedAt ?? at;
        // A reading that was kept for a while is no newer than the one that is shown.
        if (late && chair.bp !== "no reading" && chair.bp.at > when) return chair;
        return { ...shownAnew(chair, { device, reading, at: when, late, freshForMs }), cuff: { is: "idle" } };
      });
    case "cuff.failed":
      return inChair(view, event.chair, (chair) => ({ ...chair, cuff: { is: "failed", at, because: event.because } }));
    case "alarm.changed":
      return withAlarm(view, { ...event.alarm, announced: { at, announce: event.announce } });
    case "watch.started":
      return inChair(view, event.chair, (chair) => ({ ...chair, watchedSince: at }));
    case "watch.ended":
      return inChair(view, event.chair, (chair) => goneIfOver({ ...chair, watchedSince: "not watched" }));
    case "session.opened":
      return inChair(view, event.chair, (chair) => ({ ...chair, session: event.session, chart: [] }));
    case "session.changed":
      return inChair(view, event.chair, (chair) => ({ ...chair, session: event.session }));
    case "session.ended":
      return inChair(view, event.chair, (chair) => goneIfOver({ ...chair, session: event.session }));
    case "session.judged":
      return inChair(view, event.chair, (chair) => ({ ...chair, judgement: event.judgement }));
    case "kit.state":
      return inChair(view, event.chair, (chair) => {
        const device = chair.devices[event.device];
        if (device === undefined) return chair;
        return { ...chair, devices: { ...chair.devices, [event.device]: { ...device, battery: event.battery } } };
      });
    case "chart.recorded":
      return inChair(view, event.line.chair, (chair) => withLine(chair, event.line));
    case "followup.changed":
      return inChair(view, event.followUp.chair, (chair) => withFollowUp(chair, event.followUp));
    case "device.backfilled":
    case "device.clock":
    case "hub.link":
    case "call.undelivered":
    case "alarm.called":
    case "session.closed":
    case "kit.marked":
      return view;
    case "station.changed": {
      const stations = { ...view.stations };
      if (event.present) stations[event.station] = { station: event.station, armed: event.armed };
      else delete stations[event.station];
      return { ...view, stations };
    }
    case "log.state":
      return { ...view, log: { writable: event.writable, why: event.why, lost: event.lost } };
    case "engine.failed":
      return inChair(view, event.chair, (chair) => ({ ...chair, engine: "failed" }));
    case "command.received":
    case "command.done":
    case "command.refused":
    case "cuff.asked":
    case "station.gone":
    case "clock.stepped":
    case "decisions.differ":
      return view;
    default:
      return unreachable(event);
  }
}

/** Folds a batch of latest values. An item older than what is held is passed over. */
export function foldLatest(view: View, items: readonly LatestItem[]): View {
  let next = view;
  for (const { chair: id, ...metric } of items) {
    next = inChair(next, id, (chair) => {
      const key = metricKey(metric.device, metric.observation.metric);
      const held = chair.metrics[key];
      if (held !== undefined && held.at > metric.at) return chair;
      return { ...chair, metrics: { ...chair.metrics, [key]: metric } };
    });
  }
  return next;
}

/**
 * A reading that a person typed stands on the screen as theirs, unless what is there is newer. What was corrected stands no
 * longer, whatever its time.
 */
function withLine(chair: ChairView, line: ChartEntry): ChairView {
  const chart = [line, ...chair.chart].slice(0, CHART_KEPT);
  const { entry, by, happenedAt } = line;
  if (entry.kind === "reading remark") return { ...withRemark(chair, entry), chart };
  if (entry.kind !== "reading" || hidesNewer(chair, line)) return { ...chair, chart };
  const { systolic, diastolic, pulse = "unavailable" as const } = entry;
  const reading = { systolic, diastolic, mean: "unavailable" as const, pulse };
  const bp = { device: "typed" as const, reading, at: happenedAt, late: false, freshForMs: TYPED_FRESH, typedBy: by };
  return { ...shownAnew(chair, bp), chart };
}

/** S18: what was not the patient's is no number of theirs; put right, it is shown as it was. */
function withRemark(chair: ChairView, { reading, notPatient }: { reading: Instant; notPatient: boolean }): ChairView {
  const { bp, notPatient: aside } = chair;
  if (notPatient)
    return bp !== "no reading" && bp.at === reading ? { ...chair, bp: "no reading", notPatient: bp } : chair;
  return bp === "no reading" && aside?.at === reading ? shownAnew(chair, aside) : chair;
}

function shownAnew({ notPatient: _, ...chair }: ChairView, bp: CuffView): ChairView {
  return { ...chair, bp };
}

function hidesNewer({ bp, chart }: ChairView, { happenedAt, corrects }: ChartEntry): boolean {
  if (bp === "no reading" || bp.at <= happenedAt) return false;
  return bp.device !== "typed" || !chart.some((line) => line.id === corrects && line.happenedAt === bp.at);
}

/** A task is shown until it is done. */
function withFollowUp(chair: ChairView, followUp: FollowUp): ChairView {
  const others = chair.followUps.filter(({ session, task }) => session !== followUp.session || task !== followUp.task);
  return { ...chair, followUps: followUp.done === "not yet" ? [...others, followUp] : others };
}

function isHeld(held: ChairView["bp"], device: DeviceId, { systolic, diastolic, mean, pulse }: CuffReading): boolean {
  if (held === "no reading" || held.device !== device) return false;
  const { reading } = held;
  return (
    reading.systolic === systolic && reading.diastolic === diastolic && reading.mean === mean && reading.pulse === pulse
  );
}

/** A session that is over is shown until its patient has left. */
function goneIfOver(chair: ChairView): ChairView {
  const { session, watchedSince } = chair;
  if (session === "none" || session.ended === "no" || watchedSince !== "not watched") return chair;
  return { ...chair, session: "none", judgement: nothingJudged };
}

export const metricKey = (device: DeviceId, metric: string): string => `${device}/${metric}`;

function inChair(view: View, id: ChairId, change: (chair: ChairView) => ChairView): View {
  const chair = view.chairs[id];
  if (chair === undefined) return view;
  const changed = change(chair);
  return changed === chair ? view : { ...view, chairs: { ...view.chairs, [id]: changed } };
}

function withAlarm(view: View, alarm: AlarmView): View {
  if (alarm.chair === undefined) return { ...view, alarms: placed(view.alarms, alarm) };
  return inChair(view, alarm.chair, (chair) => ({
    ...chair,
    alarms: placed(chair.alarms, alarm),
    // A pending alarm that went away again was never raised: it is no history.
    ended:
      alarm.phase === "cleared" && alarm.raisedAt !== undefined
        ? [alarm, ...chair.ended].slice(0, ENDED_KEPT)
        : chair.ended,
  }));
}

function placed(alarms: Record<string, AlarmView>, alarm: AlarmView): Record<string, AlarmView> {
  const next = { ...alarms };
  if (alarm.phase === "cleared") delete next[alarm.key];
  else next[alarm.key] = alarm;
  return next;
}
