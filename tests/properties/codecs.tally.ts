/** Counts how often a property met each of its hard cases: a property that never meets one proves nothing about it. */
export class HardCases {
  readonly #name: string;
  readonly #seen: Map<string, number>;
  #runs = 0;

  constructor(name: string, cases: readonly string[]) {
    this.#name = name;
    this.#seen = new Map(cases.map((one) => [one, 0]));
  }

  /** One run of the property and the hard cases that were in it. */
  run(met: Iterable<string>): void {
    this.#runs += 1;
    for (const one of new Set(met)) {
      const before = this.#seen.get(one);
      if (before === undefined) throw new Error(`${one} is no hard case of ${this.#name}`);
      this.#seen.set(one, before + 1);
    }
  }

  /** Prints each case's share of the runs and returns those under 1 %. */
  rare(): string[] {
    const shares = [...this.#seen].map(([one, count]) => ({ one, percent: (100 * count) / Math.max(1, this.#runs) }));
    const told = shares.map(({ one, percent }) => `${one} ${percent.toFixed(1)} %`).join(", ");
    console.log(`${this.#name}: ${this.#runs} runs; ${told}`);
    return shares.filter(({ percent }) => percent < 1).map(({ one }) => one);
  }
}
