import type { Instant } from "../../kernel/index.ts";
import { isOff } from "../chair/isOff.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { keepBeside, openSession } from "./change.ts";
import type { SessionState } from "./state.ts";

/** Safety S15: off, then on, was seen on an oximeter of this chair after the session was opened. */
export const isBound = ({ binding }: SessionState, { devices }: ChairState): boolean =>
  devices.some(({ info }) => binding.on.includes(info.id));

/** Takes what the oximeters say of whether they are on somebody. */
export function followBinding(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { binding } = session;
  let { off, on } = binding;
  for (const { info, spo2, pulse } of turn.draft.devices) {
    if (info.kind !== "oximeter" || on.includes(info.id)) continue;
    if (!off.includes(info.id)) {
      if (isOff(spo2) || isOff(pulse)) off = [...off, info.id];
    } else if (spo2.is === "valid") on = [...on, info.id];
  }
  if (off !== binding.off || on !== binding.on) keepBeside(turn, { binding: { off, on } });
}

/** Safety S15: what a cuff began to measure before the session was opened is nobody's reading here. */
export function begunBefore(turn: ChairTurn, measuring: Instant | "no"): boolean {
  const session = openSession(turn);
  const opened = session?.facts.phases[0]?.at;
  return opened !== undefined && measuring !== "no" && measuring < opened;
}
