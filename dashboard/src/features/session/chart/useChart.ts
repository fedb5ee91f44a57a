import type { ChartEntry, EntryBody, Session } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { useAct } from "../../../ui/ActProvider.tsx";
import { ofSession } from "../ofSession.ts";

/** Charts one entry; with `corrects` as a new line that puts the old one right. */
export function useChart(
  session: Session,
  corrects?: ChartEntry,
): (what: string, entry: EntryBody, happened?: { happenedAt?: Instant }) => void {
  const { act } = useAct();
  return (what, entry, happened = {}) =>
    act(corrects === undefined ? what : `Corrected: ${what}`, {
      type: "chart.record",
      ...ofSession(session),
      ...happened,
      entry,
      ...(corrects !== undefined && { corrects: corrects.id }),
    });
}
