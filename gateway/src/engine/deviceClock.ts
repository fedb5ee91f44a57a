import type { Instant } from "@vigil/shared/kernel";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * How far a device's clock is from ours, in milliseconds, from the text it said: `29-Dec-17 07:18:43` (Nellcor) or
 * `YYMMDDHHMM` (A&D). A device knows no time zone, so its text is read in the gateway's. Shown, never trusted.
 */
export function clockOffset(saidAt: string, heardAt: Instant): number | "no clock" {
  const said = nellcor(saidAt) ?? compact(saidAt);
  return said === undefined ? "no clock" : said - heardAt;
}

function nellcor(text: string): number | undefined {
  const parts = /^(\d{2})-([A-Za-z]{3})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const [, day, month, year, hour, minute, second] = parts;
  const at = months.indexOf((month ?? "").toLowerCase());
  if (at < 0) return undefined;
  return new Date(2_000 + Number(year), at, Number(day), Number(hour), Number(minute), Number(second)).getTime();
}

function compact(text: string): number | undefined {
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute] = parts.map(Number);
  if (year === undefined || month === undefined) return undefined;
  return new Date(2_000 + year, month - 1, day, hour, minute).getTime();
}
