import { useSyncExternalStore } from "react";
import type { Store } from "./store.ts";

/** Reads a part of a store. `select` must give the same object while nothing it looks at has changed. */
export function useStore<T, P>(store: Store<T>, select: (value: T) => P): P {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
