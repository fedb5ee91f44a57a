/** Whether two pieces of plain data are the same in all their parts. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const before = Object.entries(a);
  if (before.length !== Object.keys(b).length) return false;
  const now = new Map<string, unknown>(Object.entries(b));
  return before.every(([key, value]) => now.has(key) && same(value, now.get(key)));
}
