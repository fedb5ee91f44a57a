import { beforeAll, describe, expect, test } from "vitest";
import { limitsInForce } from "../../contracts/index.ts";
import { defaultLimits } from "../alarm/defaultLimits.ts";
import { shipped } from "../protocol/protocols.ts";
import { forgetBeginnings, openBy } from "./course.test-support.ts";
import { registry } from "./registry.test-support.ts";
import { besides, routes, rowsOf } from "./row.test-support.ts";

beforeAll(forgetBeginnings);

function numbersOf(value: unknown, path = ""): readonly (readonly [path: string, number])[] {
  if (typeof value === "number") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => numbersOf(part, path === "" ? name : `${path}.${name}`));
}

describe.each(routes)("every number by %s", (route) => {
  const rows = rowsOf(registry, route);

  test("has one row, by hand from its source; and every row is one of the data", () => {
    const { limits: _, ...protocol } = shipped[route];
    const limits = limitsInForce(defaultLimits, shipped[route], openBy(route).facts);
    const ofRows = rows.map(({ path, is }) => [path, is] as const);
    expect(new Set(ofRows.map(([path]) => path)).size).toBe(ofRows.length);
    expect(Object.fromEntries(ofRows)).toEqual(Object.fromEntries(numbersOf({ limits, ...protocol })));
  });

  test.each(rows.filter(({ unused }) => unused?.[route] === undefined))(
    "$source: $path is $is; just below, at it, and just above",
    (row) => expect(besides(row, route)).toEqual(row.sides),
  );
});
