import { beforeAll, describe, expect, test } from "vitest";
import { limitsInForce, type Route } from "../../contracts/index.ts";
import { defaultLimits } from "../alarm/defaultLimits.ts";
import { shipped } from "../protocol/protocols.ts";
import { forgetBeginnings, openBy } from "./course.test-support.ts";
import { registry, rules } from "./registry.test-support.ts";
import { routes, type NumberRow } from "./row.test-support.ts";

beforeAll(forgetBeginnings);

function numbersOf(value: unknown, path = ""): readonly (readonly [path: string, number])[] {
  if (typeof value === "number") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => numbersOf(part, path === "" ? name : `${path}.${name}`));
}

const rowsOf = (rows: readonly NumberRow[], route: Route) =>
  rows.flatMap((row) => {
    const is = row.is[route];
    return is === "none" ? [] : [{ ...row, is }];
  });

/** What happens with a number a little less, with it, and a little more; where there is no such value nothing is asked. */
const besides = ({ is, by, sides, happens }: ReturnType<typeof rowsOf>[number], route: Route) =>
  [is - by, is, is + by].map((value, index) => (sides[index] === "none" ? "none" : happens(route, value)));

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

describe.each(routes)("what no site may configure, by %s", (route) => {
  test.each(rowsOf(rules, route))("$source: $path is $is; just below, at it, and just above", (row) =>
    expect(besides(row, route)).toEqual(row.sides),
  );
});
