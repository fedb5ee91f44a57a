export type Theme = "dark" | "light";

const KEPT_AS = "vigil.theme";

/** What was chosen at this browser; else what the system asks for; else dark, for a dim room. */
export function preferredTheme(): Theme {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === "dark" || kept === "light") return kept;
  return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEPT_AS, theme);
  applyTheme(theme);
}
