/** Whether two facts are the same: plain data, written by one engine in one order of fields. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
