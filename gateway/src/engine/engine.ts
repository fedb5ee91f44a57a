import type { Instant } from "@vigil/shared/kernel";
import type { Input } from "@vigil/shared/contracts";
import type { Timed } from "@vigil/shared/domain";

/** One subject's fold with its state inside: what the pure `advance` says, held for a loop. */
export type Engine = {
  advance(input: Input | "wake", at: Instant): readonly Timed[];
  deadline(): Instant | undefined;
};

export function engineOf<S>(
  initial: S,
  advance: (state: S, input: Input | "wake", at: Instant) => { state: S; decisions: readonly Timed[] },
  deadline: (state: S) => Instant | undefined,
): Engine {
  let state = initial;
  return {
    advance(input, at) {
      const advanced = advance(state, input, at);
      state = advanced.state;
      return advanced.decisions;
    },
    deadline: () => deadline(state),
  };
}
