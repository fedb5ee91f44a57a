import { unreachable } from "@vigil/shared/kernel";
import type { ChairId, Decision, Input } from "@vigil/shared/contracts";

export type Subject = ChairId | "gateway";

/** Whose engine an input goes to. A start goes to every one of them, and so does what any chair may be touched by. */
export function subjectOf(input: Input): Subject | "all" {
  switch (input.type) {
    case "gateway.started":
    case "station.gone":
    case "hub.link":
      return "all";
    case "device.observed":
    case "device.link":
    case "cuff.started":
    case "cuff.result":
    case "cuff.failed":
    case "device.backfilled":
    case "kit.state":
    case "kit.marked":
    case "device.clock":
      return input.chair;
    case "call.undelivered":
      return input.chair ?? "gateway";
    case "command.received":
      return input.command.act.type === "station.armed" ? "all" : (input.chair ?? "gateway");
    case "clock.stepped":
    case "log.state":
    case "engine.failed":
      return "gateway";
    default:
      return unreachable(input);
  }
}

/** Whose engine made a decision; `nobody` for what the gateway itself records. */
export function decidedBy(event: Decision): Subject | "nobody" {
  switch (event.type) {
    case "alarm.changed": {
      const { condition, chair } = event.alarm;
      return condition === "log" || condition === "engine" || chair === undefined ? "gateway" : chair;
    }
    case "watch.started":
    case "watch.ended":
    case "cuff.asked":
    case "session.opened":
    case "session.changed":
    case "session.ended":
    case "session.judged":
    case "session.closed":
      return event.chair;
    case "chart.recorded":
      return event.line.chair;
    case "followup.changed":
      return event.followUp.chair;
    case "alarm.called":
      return event.chair ?? "gateway";
    case "command.done":
    case "command.refused":
      return event.chair ?? "gateway";
    case "station.changed":
      return "gateway";
    case "decisions.differ":
      return "nobody";
    default:
      return unreachable(event);
  }
}
