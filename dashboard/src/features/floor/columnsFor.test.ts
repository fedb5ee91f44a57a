import { expect, test } from "vitest";
import { columnsFor } from "./columnsFor.ts";

test.each([
  [1, 0, 1],
  [4, 0, 2],
  [5, 0, 3],
  [9, 0, 3],
  [16, 0, 4],
  [40, 0, 5],
  // Homes begin a row of their own.
  [8, 4, 4],
  [4, 1, 3],
  [0, 4, 2],
])("%i chairs and %i homes stand in %i columns", (chairs, homes, columns) =>
  expect(columnsFor(chairs, homes)).toBe(columns),
);
