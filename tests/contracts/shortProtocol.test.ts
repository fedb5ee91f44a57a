import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { Protocol } from "@vigil/shared/contracts";
import { checkProtocol, protocols } from "@vigil/shared/domain";
import { root } from "../support/gateway.ts";
import { shortIv } from "../support/shortProtocol.ts";

const demo = Protocol.parse(parse(readFileSync(join(root, "simulators/src/scenarios/short-iv.yaml"), "utf8")));
const [iv] = protocols;

/** Every number of a protocol by its path, durations left out: they are what a short protocol is for. */
function limitsOf(value: unknown, path = ""): [string, number][] {
  if (typeof value === "number") return path.endsWith("Ms") ? [] : [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => limitsOf(inner, path === "" ? key : `${path}.${key}`));
}

test.each([
  ["the demo's", demo],
  ["the tests'", shortIv],
])("%s short protocol has the shipped limits, says that it is simulated, and is refused to a real site", (_, short) => {
  expect(limitsOf(short)).toEqual(limitsOf(iv));
  expect(limitsOf(short).length).toBeGreaterThan(20);
  expect(short.simulated).toBe(true);
  expect(checkProtocol(short, true)).toEqual([]);
  expect(checkProtocol(short, false).length).toBeGreaterThan(0);
});
