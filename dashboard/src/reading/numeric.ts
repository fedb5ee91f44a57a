import type { Because, ChairView, DeviceId, MetricView, Quality } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import type { LastNumber } from "../store/sparks.ts";
import { ageWords } from "./age.ts";
import { isHeard, whyUnheard, type PageTime } from "./pageTime.ts";

/**
 * A number as it may be shown. Only `current` may be shown as the number; in the other states it is a dash with `why`, and
 * the last number that was measured stands beside it, small and with its age.
 */
export type Numeric =
  | { state: "current"; value: number; quality: Quality; device: DeviceId; at: Instant; agreeing: number }
  | { state: "stale"; why: string; last?: LastNumber }
  | { state: "unavailable"; why: Because; at: Instant; last?: LastNumber }
  | { state: "none"; why: string };

export type Continuous = "spo2" | "pulse" | "rr";

// The browser's map of the gateway's clock errs by half a round trip; a value further ahead than this has no known age.
const AHEAD_MS = 5_000;

/** The chair's number by this page's own reckoning. Several oximeters are never averaged: the lowest SpO2 that is valid now
 * is the one shown, and the pulse of the same device (safety S15). */
export function readNumeric(chair: ChairView, metric: Continuous, time: PageTime, last?: LastNumber): Numeric {
  const views = Object.values(chair.metrics).filter((view) => view.observation.metric === metric);
  const kept = last === undefined ? {} : { last };
  if (views.length === 0) return { state: "none", why: reasonForNone(chair) };
  if (!isHeard(time)) return { state: "stale", why: whyUnheard(time), ...kept };

  const valid = views.filter((view) => isCurrent(chair, view, time.now));
  const shown = metric === "pulse" ? pulseBesideSpo2(chair, valid, time) : lowest(valid);
  if (shown !== undefined && shown.observation.value !== "unavailable") {
    const { value, quality } = shown.observation;
    return { state: "current", value, quality, device: shown.device, at: shown.at, agreeing: valid.length };
  }
  const newest = views.reduce((a, b) => (b.at > a.at ? b : a));
  const lost = lineLost(chair, newest.device);
  if (lost !== undefined) return { state: "stale", why: lost, ...kept };
  const { observation } = newest;
  if (observation.value === "unavailable" && time.now - newest.at <= newest.freshForMs)
    return { state: "unavailable", why: observation.because, at: newest.at, ...kept };
  return { state: "stale", why: `stale ${ageWords(time.now - newest.at)}`, ...kept };
}

function isCurrent(chair: ChairView, view: MetricView, now: Instant): boolean {
  const age = now - view.at;
  if (view.observation.value === "unavailable" || age > view.freshForMs || age < -AHEAD_MS) return false;
  return lineLost(chair, view.device) === undefined;
}

function lineLost(chair: ChairView, device: DeviceId): string | undefined {
  const link = chair.devices[device]?.link;
  return link === "unplugged" ? "unplugged" : link === "silent" ? "device silent" : undefined;
}

function lowest(views: readonly MetricView[]): MetricView | undefined {
  return views.reduce<MetricView | undefined>((low, view) => (valueOf(view) < valueOf(low) ? view : low), undefined);
}

const valueOf = (view: MetricView | undefined): number =>
  view === undefined || view.observation.value === "unavailable" ? Number.POSITIVE_INFINITY : view.observation.value;

function pulseBesideSpo2(chair: ChairView, valid: readonly MetricView[], time: PageTime): MetricView | undefined {
  const spo2 = readNumeric(chair, "spo2", time);
  return valid.find((view) => spo2.state === "current" && view.device === spo2.device) ?? valid[0];
}

function reasonForNone(chair: ChairView): string {
  const oximeters = Object.values(chair.devices).filter((device) => device.kind === "oximeter");
  if (oximeters.length === 0) return "no oximeter";
  return oximeters.every((device) => device.link === "unplugged") ? "unplugged" : "no value yet";
}
