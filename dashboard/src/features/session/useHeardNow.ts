import type { Instant } from "@vigil/shared/kernel";
import { useTime } from "../../app/StationContext.ts";
import { isHeard } from "../../reading/pageTime.ts";

/** The gateway's time; "unknown" while it is not heard: then a session is as it was last known, and nothing counts down. */
export function useHeardNow(): Instant | "unknown" {
  const time = useTime();
  return isHeard(time) ? time.now : "unknown";
}
