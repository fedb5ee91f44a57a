import { unreachable, type Instant } from "../kernel/index.ts";
import type {
  Alarm,
  ChairId,
  ChairView,
  CuffReading,
  DeviceId,
  Envelope,
  LatestItem,
  View,
  VigilEvent,
} from "../contracts/index.ts";
import { emptyView } from "./empty.ts";

const ENDED_KEPT = 20;

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
          metrics[metricKey(event.device, observation.metric)] = { observation, device: event.device, at, freshForMs };
        return { ...chair, metrics };
      });
    case "device.link":
      return inChair(view, event.chair, (chair) => {
        const device = chair.devices[event.device];
        if (device === undefined) return chair;
        const changed = { ...device, link: event.link, why: event.why, since: at };
        return { ...chair, devices: { ...chair.devices, [event.device]: changed } };
      });
    case "cuff.started":
      return inChair(view, event.chair, (chair) => ({ ...chair, cuff: { is: "measuring", since: at } }));
    case "cuff.result":
      return inChair(view, event.chair, (chair) => {
        const freshForMs = chair.devices[event.device]?.freshForMs;
        if (freshForMs === undefined) return chair;
        const { device, reading, late } = event;
        // What a cuff had kept and is on the screen already keeps the age it has there.
        if (late && isHeld(chair.bp, device, reading)) return { ...chair, cuff: { is: "idle" } };
        return { ...chair, cuff: { is: "idle" }, bp: { device, reading, at, late, freshForMs } };
      });
    case "cuff.failed":
      return inChair(view, event.chair, (chair) => ({ ...chair, cuff: { is: "failed", at, because: event.because } }));
    case "alarm.changed":
      return withAlarm(view, event.alarm);
    case "watch.started":
      return inChair(view, event.chair, (chair) => ({ ...chair, watchedSince: at }));
    case "watch.ended":
      return inChair(view, event.chair, (chair) => ({ ...chair, watchedSince: "not watched" }));
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

function isHeld(held: ChairView["bp"], device: DeviceId, { systolic, diastolic, mean, pulse }: CuffReading): boolean {
  if (held === "no reading" || held.device !== device) return false;
  const { reading } = held;
  return (
    reading.systolic === systolic && reading.diastolic === diastolic && reading.mean === mean && reading.pulse === pulse
  );
}

export const metricKey = (device: DeviceId, metric: string): string => `${device}/${metric}`;

function inChair(view: View, id: ChairId, change: (chair: ChairView) => ChairView): View {
  const chair = view.chairs[id];
  if (chair === undefined) return view;
  const changed = change(chair);
  return changed === chair ? view : { ...view, chairs: { ...view.chairs, [id]: changed } };
}

function withAlarm(view: View, alarm: Alarm): View {
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

function placed(alarms: Record<string, Alarm>, alarm: Alarm): Record<string, Alarm> {
  const next = { ...alarms };
  if (alarm.phase === "cleared") delete next[alarm.key];
  else next[alarm.key] = alarm;
  return next;
}
