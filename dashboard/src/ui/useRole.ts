import type { Role } from "@vigil/shared/contracts";
import { useStation } from "../app/StationContext.ts";
import { useStore } from "../store/useStore.ts";

/** As what whoever is at this page acts: stated, not proven. */
export const useRole = (): Role | "not said" =>
  useStore(useStation().who, (who) => (who === "nobody" ? "not said" : (who.role ?? "not said")));
