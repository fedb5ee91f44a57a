import { after, between, earliest, unreachable, type Instant, type Millis } from "../../kernel/index.ts";
import type { Input, Observation } from "../../contracts/index.ts";
import { excuseFor } from "./excuse.ts";
import { isOff } from "./isOff.ts";
import type { AfterLow, ChairTurn, DeviceState, Known, LinkState } from "./state.ts";
import { startWatch } from "./watch.ts";

type Observed = Extract<Input, { type: "device.observed" }>;
type LinkChanged = Extract<Input, { type: "device.link" }>;

/** Takes what a device said of its metrics; judging comes after. */
export function observe(turn: ChairTurn, input: Observed): void {
  const device = turn.draft.devices.find(({ info }) => info.id === input.device);
  if (device === undefined || device.info.kind !== "oximeter") return;
  let { spo2, pulse, rr, mayBind } = device;
  let number: string | undefined;
  const source = sourceOf(turn, input, device);
  const perfusion = perfusionAfter(turn, device, input.values, source);
  const weak = perfusion !== "unknown" && perfusion.value < turn.draft.limits.rules.poor.perfusionIndex;
  for (const observation of input.values) {
    const { metric } = observation;
    if (metric === "perfusionIndex") continue;
    const before = metric === "spo2" ? spo2 : metric === "pulse" ? pulse : rr;
    const known = knownOf(turn, observation, before, source, weak);
    if (metric === "spo2") spo2 = known;
    else if (metric === "pulse") pulse = known;
    else rr = known;
    if (known.is === "valid") number ??= `${metric} ${known.value} from ${input.device}`;
    else if (isOff(known)) mayBind = true;
  }
  const excuse =
    spo2.is === "valid" ? "none" : device.spo2.is === "valid" ? excuseFor(turn, device.spo2, spo2) : device.excuse;
  replaceDevice(turn, { ...device, spo2, pulse, rr, perfusion, excuse, mayBind, heard: true });
  // S15: a number counts for a new patient only after off was seen.
  if (number !== undefined && device.mayBind && turn.draft.watch === "not watched") startWatch(turn, number);
  if (turn.draft.watch !== "not watched" && spo2 !== device.spo2) rememberLow(turn, spo2);
}

export function changeLink(turn: ChairTurn, { device: id, link, why }: LinkChanged): void {
  for (const device of turn.draft.devices) {
    // S13: what hangs on a kit has the kit's link.
    if (device.info.id !== id && device.info.via !== id) continue;
    const next = linkAfter(turn, device, link, why);
    if (next !== device.link) replaceDevice(turn, { ...device, link: next });
  }
}

/** Makes values unavailable that are as old as their device lets them stand; says whether there were any. */
export function expireValues(turn: ChairTurn): boolean {
  let any = false;
  for (const device of turn.draft.devices) {
    const spo2 = expired(turn, device, device.spo2);
    const pulse = expired(turn, device, device.pulse);
    const rr = expired(turn, device, device.rr);
    if (spo2 === device.spo2 && pulse === device.pulse && rr === device.rr) continue;
    replaceDevice(turn, { ...device, spo2, pulse, rr });
    any = true;
  }
  return any;
}

/** When the first of a device's values is too old to stand. */
export function staleAt({ info, spo2, pulse, rr }: DeviceState): Instant | undefined {
  const { freshForMs } = info;
  return earliest(earliest(staleOf(spo2, freshForMs), staleOf(pulse, freshForMs)), staleOf(rr, freshForMs));
}

const staleOf = (known: Known, freshForMs: Millis): Instant | undefined =>
  known.is === "valid" ? after(known.at, freshForMs) : undefined;

export function replaceDevice({ draft }: ChairTurn, device: DeviceState): void {
  draft.devices = draft.devices.map((one) => (one.info.id === device.info.id ? device : one));
}

/** When it was measured, for age counts from there: heard of it may have been a little later. */
function sourceOf({ at }: ChairTurn, { happenedAt }: Observed, { info }: DeviceState): Instant | "too old" {
  if (happenedAt === undefined || happenedAt >= at) return at;
  return after(happenedAt, info.freshForMs) > at ? happenedAt : "too old";
}

/** What a device says of the perfusion stands as long as its values do. */
function perfusionAfter(
  { at }: ChairTurn,
  { perfusion, info }: DeviceState,
  values: readonly Observation[],
  source: Instant | "too old",
): DeviceState["perfusion"] {
  const said = values.find(({ metric }) => metric === "perfusionIndex");
  if (said === undefined) {
    const stands = perfusion !== "unknown" && after(perfusion.at, info.freshForMs) > at;
    return stands ? perfusion : "unknown";
  }
  return said.value === "unavailable" || source === "too old" ? "unknown" : { value: said.value, at: source };
}

// S7: what comes with a weak perfusion is poor, whatever the device says of it.
function knownOf(
  turn: ChairTurn,
  observation: Observation,
  before: Known,
  source: Instant | "too old",
  weak: boolean,
): Known {
  if (observation.value !== "unavailable" && source !== "too old")
    return { is: "valid", value: observation.value, quality: weak ? "poor" : observation.quality, at: source };
  const because = observation.value === "unavailable" ? observation.because : "no data";
  if (before.is === "unavailable" && before.because === because) return before;
  const earlier = before.is === "unavailable" ? before.afterLow : "no";
  return { is: "unavailable", because, afterLow: earlier === "no" ? lowBefore(turn) : earlier };
}

function expired(turn: ChairTurn, device: DeviceState, known: Known): Known {
  const due = staleOf(known, device.info.freshForMs);
  if (due === undefined || due > turn.at) return known;
  // What grows old behind a lost link is the link alarm's to tell.
  return { is: "unavailable", because: "no data", afterLow: device.link.is === "up" ? lowBefore(turn) : "no" };
}

function linkAfter(turn: ChairTurn, device: DeviceState, link: LinkChanged["link"], why: string): LinkState {
  switch (link) {
    case "online":
      return { is: "up" };
    case "stale":
      // Bytes without values: the signal's alarm tells of that, and a lost link is not back by it.
      return device.link;
    case "silent":
    case "unplugged": {
      // A lost cuff hides no saturation; a kit may carry the oximeter.
      const afterLow = device.info.kind === "cuff" ? "no" : lowBefore(turn);
      const words = why === "" ? link : `${link}: ${why}`;
      return { is: "down", why: words, afterLow: device.link.is === "down" ? device.link.afterLow : afterLow };
    }
    default:
      return unreachable(link);
  }
}

function lowBefore({ draft, at }: ChairTurn): AfterLow {
  if (draft.low === "not seen") return "no";
  const ago = between(draft.low.at, at);
  return ago >= 0 && ago <= draft.limits.signalAfterLow.withinMs ? draft.low.value : "no";
}

function rememberLow({ draft, at }: ChairTurn, spo2: Known): void {
  if (spo2.is !== "valid" || spo2.value >= draft.limits.signalAfterLow.spo2) return;
  draft.low = { at, value: spo2.value };
}
