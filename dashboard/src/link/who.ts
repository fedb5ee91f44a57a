import { Who } from "@vigil/shared/contracts";

const KEPT_AS = "vigil.who";

/** The name typed at this browser, until there are accounts; "nobody" before the first one. */
export function rememberedWho(): Who | "nobody" {
  const kept = Who.safeParse({ name: localStorage.getItem(KEPT_AS), verified: false });
  return kept.success ? kept.data : "nobody";
}

/** A typed name, remembered; "empty" where nothing was typed. */
export function rememberWho(name: string): Who | "empty" {
  const who = Who.safeParse({ name, verified: false });
  if (!who.success) return "empty";
  localStorage.setItem(KEPT_AS, who.data.name);
  return who.data;
}
