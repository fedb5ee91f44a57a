import type { CallRole } from "@vigil/shared/contracts";
import type { Hook, Hooks } from "./hooksOf.ts";

/** How a call reaches its role: by its hook, by a screen that shows and sounds it, or not at all. */
export type Plan =
  | { readonly by: "hook"; readonly hook: Hook }
  | { readonly by: "screen" }
  | { readonly by: "nothing" };

export function planOf(role: CallRole, hooks: Hooks, armed: number): Plan {
  const hook = hooks.get(role);
  if (hook !== undefined) return { by: "hook", hook };
  return armed > 0 ? { by: "screen" } : { by: "nothing" };
}
