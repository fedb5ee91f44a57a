import { judgeTrouble } from "../alarm/grading.ts";
import type { Subject } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import { hubExcuse } from "./hub.ts";
import { linkGrades } from "./linkGrades.ts";
import { isOffMonitor, riskOf, troubleOf, withRisk } from "./risk.ts";
import { settle } from "./settle.ts";
import type { ChairTurn, DeviceState } from "./state.ts";
import { deviceSubject } from "./subject.ts";

/** The alarm `link`: a device of which nothing is heard. */
export function judgeLink(turn: ChairTurn, device: DeviceState): void {
  const { link, linkLost, info } = device;
  // S13: what hangs on a kit is lost with it, and the kit alone tells of that.
  if (info.via !== undefined || (link.is === "up" && !linkLost.trouble)) return;
  const grades = linkGrades(info, turn.draft.limits);
  // A lost cuff hides no saturation.
  const risk = link.is === "up" || info.kind === "cuff" ? "none" : riskOf(turn, device, link.afterLow);
  const trouble = troubleOf(turn, device, link.is === "down" && risk, grades);
  const counts = info.kind !== "oximeter" || !isOffMonitor(turn);
  const now = judgeTrouble(linkLost, { ...trouble, counts, upTo: grades.length - 1 }, grades, turn.at);
  const words = link.is === "down" ? withRisk(link.why, risk) : "";
  const excuse = hubExcuse(turn.draft, device, now);
  settle(turn, device, "linkLost", now, grades, words, excuse);
  // S2: who may not go unseen for a moment is told of, also where that became known only now.
  if (trouble.atOnce) speak(turn, deviceSubject(turn.draft.id, "link", info.id));
}

/** What was silent for its line speaks for itself from now on. */
function speak(turn: ChairTurn, subject: Subject): void {
  const present = turn.draft.alarms[subject.key]?.present;
  if (present?.is !== "present" || present.inhibited === undefined) return;
  const { inhibited: _, ...free } = present;
  follow(turn, subject, free);
}
