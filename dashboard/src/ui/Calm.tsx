import type { ReactNode } from "react";
import { useTime } from "../app/StationContext.ts";

/** Words that say all is well, which nobody can say while the gateway is not heard. */
export function Calm({ children }: { children: ReactNode }) {
  return useTime().heartbeat === "heard" ? children : "Gateway silent: no new alarm can come";
}
