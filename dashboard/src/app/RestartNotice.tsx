import { agoWords, ageWords } from "../reading/age.ts";
import { useTime, useView } from "./StationContext.ts";

const SAID_FOR_MS = 60_000;

/** For a minute after the gateway came back: how long nobody watched. Numbers of that time are gaps, and stay gaps. */
export function RestartNotice() {
  const view = useView();
  const { now } = useTime();
  if (view === undefined || view.downForMs === "unknown" || now === "unknown") return null;
  const since = now - view.startedAt;
  if (since > SAID_FOR_MS) return null;
  return (
    <p className="notice notice-low" role="status">
      {`The gateway started again ${agoWords(since)}. It was down for ${downWords(view.downForMs)}: nothing was measured or watched in that time.`}
    </p>
  );
}

const downWords = (ms: number): string => (ms < 2_000 ? "less than 2 s" : ageWords(ms));
