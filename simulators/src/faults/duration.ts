import { Millis } from "@vigil/shared/kernel";

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000 };

/** `500ms`, `30s`, `10m`, `1.5h`; undefined for anything else. */
export function parseDuration(text: string): Millis | undefined {
  const parts = /^(\d+(?:\.\d+)?)(ms|s|min|m|h)$/.exec(text);
  const [, amount, unit] = parts ?? [];
  const factor = unit === undefined ? undefined : units[unit];
  return amount === undefined || factor === undefined ? undefined : Millis(Math.round(Number(amount) * factor));
}
