import { Millis, Seconds } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";

/** What is asked before a dose in any clinic (clinical 6, SCREENING guards; S19). */
export const clinicScreening = [
  "identity confirmed",
  "consent signed",
  "no contraindication",
  "medicines reviewed",
  "PHQ-9 item 9 reviewed",
  "pregnancy excluded",
  "escort named",
] as const satisfies Protocol["screening"];

/** clinical 6: unacknowledged high 30 s, medium 120 s to the lead, and 60 s later to whoever is on call. */
export const clinicEscalation: Protocol["escalation"] = {
  high: [
    { role: "nurse", afterMs: Millis(0) },
    { role: "lead", afterMs: Seconds(30) },
    { role: "on call", afterMs: Seconds(90) },
  ],
  medium: [
    { role: "nurse", afterMs: Millis(0) },
    { role: "lead", afterMs: Seconds(120) },
    { role: "on call", afterMs: Seconds(180) },
  ],
};
