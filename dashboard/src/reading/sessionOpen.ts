import type { ChairView, Protocol, Route } from "@vigil/shared/contracts";

export const routeNames = {
  iv: "intravenous",
  im: "into a muscle",
  intranasal: "into the nose",
  sublingual: "under the tongue",
} as const satisfies Record<Route, string>;

/** Those that may be opened at this place: a home's at a home, a clinic's at a chair. */
export const fittingProtocols = (chair: Pick<ChairView, "place">, all: readonly Protocol[]): readonly Protocol[] =>
  all.filter(({ setting }) => setting === (chair.place === "home" ? "home" : "clinic"));

/** An age in whole years as a person types it. */
export function typedAge(text: string): number | "not an age" {
  const plain = text.trim();
  return /^\d{1,3}$/.test(plain) && Number(plain) <= 120 ? Number(plain) : "not an age";
}
