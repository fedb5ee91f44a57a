import type { Judgement, Session } from "@vigil/shared/contracts";
import { Footprints } from "lucide-react";
import { ageWords, clockTime, countdown } from "../../../reading/age.ts";
import { useAct } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ActButton } from "../ActButton.tsx";
import { ofSession } from "../ofSession.ts";
import { useHeardNow } from "../useHeardNow.ts";

/** Off the monitor: why, with whom, how long it may still last, and the way back (safety S16). */
export function OffMonitorBanner({ session, judgement }: { session: Session; judgement: Judgement }) {
  const { act } = useAct();
  const now = useHeardNow();
  const { offMonitor } = session;
  if (offMonitor === "no") return null;
  const { why, company, by, since, until } = offMonitor;
  const left = now === "unknown" ? "unknown" : until - now;
  const late = left !== "unknown" && left <= 0;
  return (
    <section className="off-monitor" aria-label="Off the monitor" data-testid={testIds.offMonitor} data-overdue={late}>
      <p>
        <Footprints aria-hidden="true" size={20} />
        <b>{`OFF THE MONITOR: ${why}, ${company ? "with company" : "alone"}`}</b>
        <span>{`since ${clockTime(since)}, ${by.name}`}</span>
        <b className="off-left">
          {left === "unknown"
            ? `until ${clockTime(until)}`
            : late
              ? `${ageWords(-left)} too long`
              : `${countdown(left)} left`}
        </b>
      </p>
      <ActButton
        act="monitor.on"
        judgement={judgement}
        testId={testIds.monitorOn}
        tone="primary"
        onPress={() => act("Back on the monitor", { type: "monitor.on", ...ofSession(session) })}
      >
        Back on the monitor
      </ActButton>
    </section>
  );
}
