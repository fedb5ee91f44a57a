import { beforeAll, describe, expect, test } from "vitest";
import { forgetBeginnings } from "./course.test-support.ts";
import { rules } from "./registry.test-support.ts";
import { besides, routes, rowsOf } from "./row.test-support.ts";

beforeAll(forgetBeginnings);

describe.each(routes)("what no site configures, by %s", (route) => {
  test.each(rowsOf(rules, route))("$source: $path is $is; just below, at it, and just above", (row) =>
    expect(besides(row, route)).toEqual(row.sides),
  );
});
