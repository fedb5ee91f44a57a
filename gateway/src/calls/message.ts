import { conditionNames, type Alarm } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import type { Call } from "./callOf.ts";

/** What a hook is told: where, what and how grave. No patient, no pseudonym and no number leaves the house. */
export type CallMessage = {
  readonly v: 1;
  readonly site: string;
  /** True where patients are simulators: then nobody has to come. */
  readonly simulated: boolean;
  readonly place: string;
  readonly role: string;
  readonly step: number;
  readonly why: string;
  readonly alarm: { readonly key: string; readonly name: string; readonly priority: string };
  /** ISO 8601. */
  readonly at: string;
};

type About = { readonly site: string; readonly simulated: boolean; readonly labels: ReadonlyMap<string, string> };

export function messageOf(call: Call, alarm: Alarm, at: Instant, { site, simulated, labels }: About): CallMessage {
  const { role, step, why, key } = call;
  const { chair, condition, priority } = alarm;
  const place = chair === undefined ? "the gateway" : (labels.get(chair) ?? chair);
  const named = { key, name: conditionNames[condition], priority };
  return { v: 1, site, simulated, place, role, step, why, alarm: named, at: new Date(at).toISOString() };
}
