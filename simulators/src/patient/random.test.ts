import { describe, expect, test } from "vitest";
import { between, gaussian, randomOf } from "./random.ts";

const take = (seed: string, count: number): number[] => {
  const next = randomOf(seed);
  return Array.from({ length: count }, next);
};

describe("a seeded stream", () => {
  test("is the same for the same seed and another for another", () => {
    expect(take("7", 50)).toEqual(take("7", 50));
    expect(take("7", 50)).not.toEqual(take("8", 50));
  });

  test("spreads evenly between 0 and 1", () => {
    const numbers = take("even", 10_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      expect(numbers.filter((n) => Math.floor(n * 10) === tenth).length).toBeGreaterThan(850);
    }
  });

  test("gives normal numbers of mean 0 and deviation 1", () => {
    const next = randomOf("normal");
    const numbers = Array.from({ length: 10_000 }, () => gaussian(next));
    const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
    const variance = numbers.reduce((sum, n) => sum + (n - mean) ** 2, 0) / numbers.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });

  test("reaches both ends of a range of whole numbers", () => {
    const next = randomOf("range");
    expect(new Set(Array.from({ length: 200 }, () => between(next, 3, 5)))).toEqual(new Set([3, 4, 5]));
  });
});
