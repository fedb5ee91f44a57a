import { after, Instant, Millis } from "@vigil/shared/kernel";
import type { Envelope } from "@vigil/shared/contracts";

export type WhatIf = { chair: string; metric: string; value: number; from: Instant; forMs: Millis };

/** Puts another number in the place of a recorded one, for one metric of one chair over a span of time. */
export function changing({ chair, metric, value, from, forMs }: WhatIf): (envelope: Envelope) => Envelope {
  const until = after(from, forMs);
  return (envelope) => {
    const { at, event } = envelope;
    if (event.type !== "device.observed" || event.chair !== chair || at < from || at >= until) return envelope;
    const values = event.values.map((said) =>
      said.metric === metric && said.value !== "unavailable" ? { ...said, value } : said,
    );
    return { ...envelope, event: { ...event, values } };
  };
}

/** `chair-1/spo2=84`, `2026-11-21T10:00:00Z` or `+90s` after `start`, `20s`. Returns a sentence where it cannot be read. */
export function readWhatIf(set: string, at: string, span: string, start: Instant): WhatIf | string {
  const [, chair, metric, value] = /^([a-z0-9-]+)\/(spo2|pulse)=(\d+)$/.exec(set) ?? [];
  if (chair === undefined || metric === undefined || value === undefined)
    return `--set ${set}: write it as chair-1/spo2=84 (spo2 or pulse)`;
  const forMs = spanOf(span);
  if (forMs === undefined) return `--for ${span}: write it as 20s or 2m`;
  const later = at.startsWith("+") ? spanOf(at.slice(1)) : undefined;
  // Only a whole ISO time: the language reads `+90` as a year.
  const said = /^\d{4}-\d{2}-\d{2}T/.test(at) ? Date.parse(at) : Number.NaN;
  const from = later === undefined ? said : after(start, later);
  if (Number.isNaN(from)) return `--at ${at}: write it as +90s (after the first fact) or 2026-11-21T10:00:00Z`;
  return { chair, metric, value: Number(value), from: Instant(from), forMs };
}

function spanOf(text: string): Millis | undefined {
  const [, count, unit] = /^(\d+)(s|m)$/.exec(text) ?? [];
  return count === undefined ? undefined : Millis(Number(count) * (unit === "m" ? 60_000 : 1_000));
}
