import type { Dosing, Session } from "@vigil/shared/contracts";
import { usePage } from "../../app/StationContext.ts";
import { dosingOf } from "../../reading/sessionDosing.ts";

/** How this session's dose is given, by its protocol. */
export const useDosing = ({ protocol: { id } }: Session): Dosing | "not known" =>
  usePage(({ held }) => dosingOf(held === "nothing yet" ? undefined : held.view.protocols, id));
