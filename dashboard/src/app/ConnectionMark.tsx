import { clockTimeSeconds } from "../reading/age.ts";
import { testIds } from "../ui/testIds.ts";
import { usePage, useTime } from "./StationContext.ts";

/** The gateway's clock while it is heard; else what is the matter with the line. */
export function ConnectionMark() {
  const connection = usePage((page) => page.connection);
  const { now, heartbeat } = useTime();
  const words =
    heartbeat === "heard" && connection.is === "open"
      ? now === "unknown"
        ? "checking the clock"
        : clockTimeSeconds(now)
      : connection.is === "lost"
        ? "reconnecting…"
        : connection.is === "refused"
          ? "refused"
          : heartbeat === "never"
            ? "connecting…"
            : "gateway silent";
  return (
    <span
      className="connection"
      data-testid={testIds.connection}
      data-state={heartbeat === "heard" && connection.is === "open" ? "heard" : "trouble"}
      title={connection.why}
    >
      {words}
    </span>
  );
}
