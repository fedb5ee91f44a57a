import { expect, test } from "vitest";
import { checkProtocol, shipped } from "@vigil/shared/domain";
import { shortProtocols } from "../support/shortProtocol.ts";

/** Every number of a protocol by its path, durations and times left out: they are what a short protocol is for. */
function limitsOf(value: unknown, path = ""): [string, number][] {
  if (typeof value === "number") return /Ms$|Ms\.\d+$|cadence\.|assessment\.|\.ms$/.test(path) ? [] : [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => limitsOf(inner, path === "" ? key : `${path}.${key}`));
}

test.each(shortProtocols.map((short) => [short.route, short] as const))(
  "the tests' %s has the shipped limits, says that it is simulated, and is refused to a real site",
  (route, short) => {
    expect(limitsOf(short)).toEqual(limitsOf(shipped[route]));
    expect(limitsOf(short).length).toBeGreaterThan(20);
    expect(short.simulated).toBe(true);
    expect(checkProtocol(short, true).map(({ path, why }) => `${path}: ${why}`)).toEqual([]);
    expect(checkProtocol(short, false).length).toBeGreaterThan(0);
  },
);
