import { receive, type Envelope } from "@vigil/shared/contracts";
import type { Misheard } from "../store/pageState.ts";

/** The envelopes of a batch that can be used, and the counts of those that cannot. */
export function understood(batch: unknown, before: Misheard): { envelopes: readonly Envelope[]; misheard: Misheard } {
  if (!Array.isArray(batch)) return { envelopes: [], misheard: { ...before, malformed: before.malformed + 1 } };
  const envelopes: Envelope[] = [];
  let misheard = before;
  for (const raw of batch) {
    const received = receive(raw);
    if (received.kind === "ok") envelopes.push(received.envelope);
    else misheard = { ...misheard, [counterOf[received.kind]]: misheard[counterOf[received.kind]] + 1 };
  }
  return { envelopes, misheard };
}

const counterOf = {
  "newer major": "newer",
  "unknown event": "unknown",
  malformed: "malformed",
} as const;
