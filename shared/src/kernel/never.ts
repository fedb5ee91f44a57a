/** Ends an exhaustive switch: the compiler refuses it while a case is missing, and a broken promise stops here. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
