import { earliest, type Instant } from "../../kernel/index.ts";
import { answersDue } from "../alarm/answers.ts";
import { gradingDue } from "../alarm/grading.ts";
import { personDue } from "./person.ts";
import { nextRepeat } from "./pressure.ts";
import { linkGrades } from "./linkGrades.ts";
import type { ChairState, DeviceState } from "./state.ts";
import { staleAt } from "./values.ts";

/** The earliest of all that a chair waits for. */
export function nextDeadline(state: ChairState): Instant | "none" {
  let due = earliest(answersDue(state), nextRepeat(state));
  due = earliest(due, state.spo2Low.dueAt);
  due = earliest(due, state.pulseLow.dueAt);
  due = earliest(due, state.pulseHigh.dueAt);
  due = earliest(due, personDue(state));
  if (state.session !== "no session" && state.session.dueAt !== "none") due = earliest(due, state.session.dueAt);
  due = earliest(due, gradingDue(state.station, state.limits.rules.station));
  for (const device of state.devices) due = earliest(due, deviceDue(state, device));
  return due ?? "none";
}

function deviceDue({ limits }: ChairState, device: DeviceState): Instant | undefined {
  const grades = linkGrades(device.info, limits);
  const stale = earliest(staleAt(device, device.spo2), staleAt(device, device.pulse));
  return earliest(stale, earliest(gradingDue(device.signal, limits.signal), gradingDue(device.linkLost, grades)));
}
