import { Millis } from "@vigil/shared/kernel";
import { parseDuration } from "./duration.ts";
import type { Fault, Span } from "./fault.ts";

/** One line a fault, for --help and for the answer to a wrong one. */
export const faultHelp = [
  "split                  every byte leaves alone",
  "noise=N                random bytes before one frame in N (default 20)",
  "corrupt=N              one bit turned in one frame in N (default 100)",
  "cut=N                  one frame in N ends in the middle (default 50)",
  "stall@START:LENGTH     silence; what would have been said is lost",
  "late@START:LENGTH      silence, then everything at once",
  "unplug@START:LENGTH    the line goes away and comes back",
  "probe-off@START:LENGTH the probe is off the finger",
  "motion@START:LENGTH    the finger moves",
  "cuff-error=CODE@START  the next cuff measurement fails (default E44, at once)",
] as const;

const shape =
  /^(?<name>[a-z-]+)(?:=(?<value>[A-Za-z0-9]+))?(?:@(?<start>[0-9.]+[a-z]+)(?::(?<length>[0-9.]+[a-z]+))?)?$/;

/** Reads `NAME[=VALUE][@START[:LENGTH]]`, for example `stall@30s:10s`. A string that is no fault gives a sentence. */
export function parseFault(text: string): Fault | { trouble: string } {
  const parts = shape.exec(text)?.groups;
  const trouble = (why: string): { trouble: string } => ({
    trouble: `${why}. The faults are:\n  ${faultHelp.join("\n  ")}`,
  });
  if (parts === undefined) return trouble(`'${text}' is not NAME[=VALUE][@START[:LENGTH]]`);
  const { name, value } = parts;
  const from = parts["start"] === undefined ? Millis(0) : parseDuration(parts["start"]);
  const lasts = parts["length"] === undefined ? "for ever" : parseDuration(parts["length"]);
  if (from === undefined || lasts === undefined)
    return trouble(`'${text}' has a time that is not like 500ms, 30s, 10m or 1h`);
  const span: Span = { from, lasts };

  switch (name) {
    case "split":
      return value === undefined ? { kind: name, span } : trouble("'split' takes no value");
    case "stall":
    case "late":
    case "unplug":
    case "probe-off":
    case "motion":
      if (value !== undefined) return trouble(`'${name}' takes no value`);
      if (lasts === "for ever") return trouble(`'${text}' needs a start and a length, for example ${name}@30s:10s`);
      return { kind: name, span };
    case "noise":
    case "corrupt":
    case "cut": {
      const oneIn = value === undefined ? { noise: 20, corrupt: 100, cut: 50 }[name] : Number(value);
      if (!Number.isInteger(oneIn) || oneIn < 1)
        return trouble(`'${text}' needs a whole number, for example ${name}=50`);
      return { kind: name, span, oneIn };
    }
    case "cuff-error":
      if (value !== undefined && !/^E\d\d$/.test(value)) return trouble(`'${value}' is not an error code like E44`);
      return { kind: name, span, code: value ?? "E44" };
    default:
      return trouble(`'${name}' is no fault`);
  }
}
