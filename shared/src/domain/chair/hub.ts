import type { Input } from "../../contracts/index.ts";
import type { Finding } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairState, ChairTurn, DeviceState } from "./state.ts";
import { deviceSubject } from "./subject.ts";

type HubLink = Extract<Input, { type: "hub.link" }>;

/** A line that this chair's devices share with others was lost, or is back. */
export function takeHub(turn: ChairTurn, { hub, up }: HubLink): void {
  const { draft } = turn;
  const others = draft.hubsDown.filter((one) => one !== hub);
  draft.hubsDown = up ? others : [...others, hub];
  for (const device of draft.devices) {
    if (device.info.hub !== hub) continue;
    const subject = deviceSubject(draft.id, "link", device.info.id);
    const present = draft.alarms[subject.key]?.present;
    if (present?.is === "present") follow(turn, subject, underHub(draft, device, present));
  }
}

/**
 * The loss of a link, silent as long as the line's own alarm speaks for it (safety S13). It is graded and shown all the same.
 * A patient who was low, hardly awake or on oxygen is told of in any case (S2).
 */
export function underHub({ hubsDown }: ChairState, { info, linkLost }: DeviceState, finding: Finding): Finding {
  if (finding.is !== "present") return finding;
  const { inhibited: _, ...free } = finding;
  const { hub } = info;
  if (hub === undefined || !hubsDown.includes(hub) || (linkLost.trouble && linkLost.atOnce)) return free;
  return { ...free, inhibited: { by: `line ${hub} lost`, until: "it ends" } };
}
