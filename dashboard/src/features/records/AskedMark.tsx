import type { Instant } from "@vigil/shared/kernel";
import type { ReactNode } from "react";
import { clockTimeSeconds } from "../../reading/age.ts";

/** What is shown, or that it is no longer asked for: nothing old looks new. */
export function AskedMark({ why, at, children }: { why: string; at: Instant | "unknown"; children: ReactNode }) {
  return (
    <p className="asked-mark" role="status" data-trouble={why !== ""}>
      {why === "" ? children : `NOT refreshed since ${at === "unknown" ? "then" : clockTimeSeconds(at)}: ${why}`}
    </p>
  );
}
