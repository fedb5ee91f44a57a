import type { DeviceId, Input } from "../../contracts/index.ts";
import { batteryLow } from "../alarm/batteryLow.ts";
import { clockOff } from "../alarm/clockOff.ts";
import { say } from "./say.ts";
import type { ChairTurn, DeviceState } from "./state.ts";
import { deviceSubject } from "./subject.ts";
import { replaceDevice } from "./values.ts";

type Charge = Extract<Input, { type: "kit.state" }>;
type Clock = Extract<Input, { type: "device.clock" }>;

/** How full the battery of a kit is. What it no longer knows leaves what was known (safety S2). */
export function takeCharge(turn: ChairTurn, { device, battery }: Charge): void {
  if (battery !== "unknown") keep(turn, device, { charge: battery });
}

/** How far a device's clock is from ours. */
export function takeClock(turn: ChairTurn, { device, offsetMs }: Clock): void {
  keep(turn, device, { clockOffMs: offsetMs });
}

/** Tells of batteries and clocks, while somebody is watched. */
export function judgeDevices(turn: ChairTurn): void {
  const { draft } = turn;
  if (draft.watch === "not watched") return;
  const { battery, clockOffMs } = draft.limits.rules;
  for (const device of draft.devices) {
    const { id } = device.info;
    say(turn, deviceSubject(draft.id, "battery", id), batteryLow(device.charge, battery));
    say(turn, deviceSubject(draft.id, "clock", id), clockOff(device.clockOffMs, clockOffMs));
  }
}

function keep(turn: ChairTurn, id: DeviceId, known: Partial<Pick<DeviceState, "charge" | "clockOffMs">>): void {
  const device = turn.draft.devices.find(({ info }) => info.id === id);
  if (device !== undefined) replaceDevice(turn, { ...device, ...known });
}
