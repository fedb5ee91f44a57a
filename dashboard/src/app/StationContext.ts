import { createContext, useContext } from "react";
import type { View } from "@vigil/shared/contracts";
import type { PageTime } from "../reading/pageTime.ts";
import type { PageState } from "../store/pageState.ts";
import { useStore } from "../store/useStore.ts";
import type { Station } from "./station.ts";

export const StationContext = createContext<Station | undefined>(undefined);

export function useStation(): Station {
  const station = useContext(StationContext);
  if (station === undefined) throw new Error("useStation outside of StationContext");
  return station;
}

/** A part of the page's state; `select` must be stable in what it gives. */
export const usePage = <P>(select: (page: PageState) => P): P => useStore(useStation().page, select);

/** The page's time, new at every tick: what uses it is drawn twice a second, so keep it to small leaves. */
export const useTime = (): PageTime => useStore(useStation().time, whole);

/** What the engine judges by: the same until a gateway starts, so that who asks for it is not drawn with every number. */
export const useLimits = (): View["limits"] | undefined => usePage(limitsOf);

export const useView = (): View | undefined => usePage(viewOf);

const whole = <T>(value: T): T => value;
const limitsOf = (page: PageState): View["limits"] | undefined => viewOf(page)?.limits;
const viewOf = (page: PageState): View | undefined => (page.held === "nothing yet" ? undefined : page.held.view);
