import { endNow } from "../alarm/lifecycle.ts";
import { noTrouble } from "../alarm/grading.ts";
import { unwatched, type ChairTurn, type DeviceState, type Known } from "./state.ts";
import { isOff } from "./isOff.ts";

/** Rules run from now on, over every value of this chair, whoever's finger was the first. */
export function startWatch({ draft, decisions, at }: ChairTurn, why: string): void {
  draft.watch = { since: at };
  draft.devices = draft.devices.map((device) => (device.mayBind ? device : { ...device, mayBind: true }));
  decisions.push({ at, event: { type: "watch.started", chair: draft.id, why } });
}

/** The patient has left: alarms end, and nothing of this patient is left for the next. */
export function endWatch(turn: ChairTurn, why: string): void {
  const { draft, decisions, at } = turn;
  for (const entry of Object.values(draft.alarms)) endNow(turn, entry);
  Object.assign(draft, unwatched);
  draft.devices = draft.devices.map(forgotten);
  // One that is over was kept to be seen while its patient was here.
  if (draft.session !== "no session" && draft.session.facts.ended !== "no") {
    draft.last = draft.session;
    draft.session = "no session";
  }
  decisions.push({ at, event: { type: "watch.ended", chair: draft.id, why } });
}

function forgotten(device: DeviceState): DeviceState {
  const { link, spo2, pulse } = device;
  // S15: a probe that is off now has been seen off; one that still sends numbers must come off first.
  return {
    ...device,
    link: link.is === "up" ? link : { ...link, afterLow: "no" },
    spo2: withoutLow(spo2),
    pulse: withoutLow(pulse),
    mayBind: isOff(spo2),
    signal: noTrouble,
    excuse: "none",
    poor: noTrouble,
    linkLost: noTrouble,
    failures: 0,
  };
}

const withoutLow = (known: Known): Known => (known.is === "valid" ? known : { ...known, afterLow: "no" });
