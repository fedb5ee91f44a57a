import type { ChairId, SessionLine } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";

// Safety S22: reopened within 24 h.
const REOPEN_MS = 24 * 3_600_000;

/** The last session of this chair, where it ended not longer ago than it may be reopened; of lines that come newest first. */
export function lastToReopen(
  lines: readonly SessionLine[],
  chair: ChairId,
  now: Instant | "unknown",
): SessionLine | undefined {
  const last = lines.find((line) => line.chair === chair);
  if (last === undefined || last.endedAt === "open" || now === "unknown") return undefined;
  return now - last.endedAt <= REOPEN_MS ? last : undefined;
}
