const ROOM = 14;

/** A name for a narrow place: whole where it fits in fourteen letters, else "N. Okafor". */
export function shortName(name: string): string {
  if (name.length <= ROOM) return name;
  const parts = name.split(/\s+/);
  const last = parts.at(-1) ?? name;
  const short = parts.length > 1 ? `${name.slice(0, 1)}. ${last}` : last;
  return short.length <= ROOM ? short : `${short.slice(0, ROOM - 1)}…`;
}

/** "NO" for Nurse Okafor: the first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const [first = name, ...rest] = name.split(/[^\p{L}]+/u).filter((part) => part !== "");
  const last = rest.at(-1) ?? "";
  return `${first.slice(0, 1)}${last.slice(0, 1)}`.toUpperCase();
}
