import { earliest, type Instant } from "../../kernel/index.ts";
import type { DurationStep } from "../../contracts/index.ts";
import { answersDue } from "../alarm/answers.ts";
import { gradingDue } from "../alarm/grading.ts";
import { personDue } from "./person.ts";
import { nextRepeat } from "./pressure.ts";
import { linkGrades } from "./linkGrades.ts";
import { poorGrades } from "./judgePoor.ts";
import { signalGrades } from "./signalGrades.ts";
import type { ChairState, DeviceState } from "./state.ts";
import { staleAt } from "./values.ts";

/** The earliest of all that a chair waits for. */
export function nextDeadline(state: ChairState): Instant | "none" {
  let due = earliest(answersDue(state), nextRepeat(state));
  due = earliest(due, state.spo2Low.dueAt);
  due = earliest(due, state.saturation.dueAt);
  due = earliest(due, state.pulseLow.dueAt);
  due = earliest(due, state.pulseHigh.dueAt);
  due = earliest(due, earliest(state.rrLow.dueAt, state.rrHigh.dueAt));
  due = earliest(due, earliest(state.apnoea.dueAt, state.differ.dueAt));
  due = earliest(due, personDue(state));
  if (state.session !== "no session" && state.session.dueAt !== "none") due = earliest(due, state.session.dueAt);
  due = earliest(due, gradingDue(state.station, state.limits.rules.station));
  const grades = signalGrades(state);
  for (const device of state.devices) due = earliest(due, deviceDue(state, device, grades));
  return due ?? "none";
}

function deviceDue(
  { limits }: ChairState,
  device: DeviceState,
  ofSignal: readonly DurationStep[],
): Instant | undefined {
  const { signal, poor, linkLost, info } = device;
  const lost = earliest(gradingDue(signal, ofSignal), gradingDue(linkLost, linkGrades(info, limits)));
  return earliest(earliest(staleAt(device), lost), gradingDue(poor, poorGrades(limits)));
}
