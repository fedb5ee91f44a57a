type Hits = Record<string, number>;

/** How instrumented code is told which mutant is active, and tells what was run: StrykerJS's own. */
type Space = {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number;
  hitLimit: number;
  mutantCoverage: { static: Hits; perTest: Record<string, Hits> };
};

declare global {
  var __stryker__: Space | undefined;
}

/** One for the whole process, made before any instrumented code is loaded. */
export const space: Space = (globalThis.__stryker__ ??= {
  activeMutant: undefined,
  currentTestId: undefined,
  hitCount: 0,
  hitLimit: Infinity,
  mutantCoverage: { static: {}, perTest: {} },
});

/** The mutants in what was run since it was asked last, outside of any test. */
export function takeStatic(): ReadonlySet<string> {
  const ids = new Set(Object.keys(space.mutantCoverage.static));
  space.mutantCoverage.static = {};
  return ids;
}
