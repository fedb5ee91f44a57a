import { Role, Who } from "@vigil/shared/contracts";

const KEPT_AS = "vigil.who";
const ROLE_KEPT_AS = "vigil.role";

/** The name and the role stated at this browser, until there are accounts; "nobody" before the first one. */
export function rememberedWho(): Who | "nobody" {
  const kept = Who.safeParse(whoOf(localStorage.getItem(KEPT_AS), localStorage.getItem(ROLE_KEPT_AS)));
  return kept.success ? kept.data : "nobody";
}

/** A typed name with its role, remembered; "empty" where nothing was typed. */
export function rememberWho(name: string, role: Role | ""): Who | "empty" {
  const who = Who.safeParse(whoOf(name, role));
  if (!who.success) return "empty";
  localStorage.setItem(KEPT_AS, who.data.name);
  localStorage.setItem(ROLE_KEPT_AS, role);
  return who.data;
}

/** A role that is not one of ours is none: whoever acts is asked again, and never given more than was stated. */
function whoOf(name: string | null, typed: string | null): unknown {
  const role = Role.safeParse(typed);
  return { name, verified: false, ...(role.success && { role: role.data }) };
}
