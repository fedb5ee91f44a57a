import { after, Instant, Millis } from "../kernel/index.ts";
import type { Input } from "../contracts/index.ts";

/**
 * Up to when deadlines fire before the input is taken. A start ends a gap: what was due before the gateway went down was
 * decided then, at its own instant; what is due inside the gap is not. Of unknown length, the gap began with the last input.
 */
export function horizonOf(input: Input | "wake", at: Instant): Instant {
  if (input === "wake" || input.type !== "gateway.started") return at;
  return input.downForMs === "unknown" ? Instant(0) : after(at, Millis(-input.downForMs));
}
