import type { Instant } from "../../kernel/index.ts";
import { hasEnded, type Session } from "../../contracts/index.ts";

/** When the session last went on after an end (safety S22); undefined where it never did. */
export const reopenedAt = ({ phases }: Session): Instant | undefined =>
  phases.findLast((_, index) => hasEnded(phases[index - 1]?.phase ?? "draft"))?.at;
