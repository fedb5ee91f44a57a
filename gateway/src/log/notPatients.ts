import type { VigilEvent } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";

/**
 * When those readings were taken of which somebody said that they were not the patient's (safety S18). Of each the last word
 * counts: what was put right is the patient's again. The events of one chair, in order.
 */
export function notPatients(events: Iterable<VigilEvent>): ReadonlySet<Instant> {
  const taken = new Set<Instant>();
  for (const event of events) {
    if (event.type !== "chart.recorded" || event.line.entry.kind !== "reading remark") continue;
    const { reading, notPatient } = event.line.entry;
    if (notPatient) taken.add(reading);
    else taken.delete(reading);
  }
  return taken;
}
