import type { Input } from "../../contracts/index.ts";
import type { Finding } from "../alarm/finding.ts";
import type { Grading } from "../alarm/grading.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairState, ChairTurn, DeviceState } from "./state.ts";
import { deviceSubject } from "./subject.ts";

type Inhibited = NonNullable<Extract<Finding, { is: "present" }>["inhibited"]>;
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
    if (present?.is !== "present") continue;
    const { inhibited: _, ...free } = present;
    const inhibited = hubExcuse(draft, device, device.linkLost);
    follow(turn, subject, inhibited === undefined ? free : { ...free, inhibited });
  }
}

/**
 * Why the loss of a link is silent: the line's own alarm speaks for it (safety S13). It is graded and shown all the same. A
 * patient who was low, hardly awake or on oxygen is told of in any case (S2).
 */
export function hubExcuse({ hubsDown }: ChairState, { info }: DeviceState, lost: Grading): Inhibited | undefined {
  const { hub } = info;
  if (hub === undefined || !hubsDown.includes(hub) || (lost.trouble && lost.atOnce)) return undefined;
  return { by: `line ${hub} lost`, until: "it ends" };
}
