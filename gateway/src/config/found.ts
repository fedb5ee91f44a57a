/** A fault at a path of the configuration, with what to do. */
export type Found = { path: readonly (string | number)[]; why: string; remedy: string };

/** Every name that stood before already, with its place. */
export function doubles(names: readonly string[]): { at: number; name: string }[] {
  return names.flatMap((name, at) => (names.indexOf(name) < at ? [{ at, name }] : []));
}
