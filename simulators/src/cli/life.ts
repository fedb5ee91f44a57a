import type { Millis } from "@vigil/shared/kernel";

/**
 * Settles when it is time to go, with the reason: a signal, the end of `lasts`, the end of stdin (so that the children of a
 * killed program do not outlive it), or the work being `finished`.
 */
export function untilTold(options: {
  lasts?: Millis | undefined;
  untilStdinCloses?: boolean | undefined;
  finished?: Promise<string>;
}): Promise<string> {
  const told = Promise.withResolvers<string>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => told.resolve(`ended by ${signal}`));
  if (options.lasts !== undefined) {
    const timer = setTimeout(() => told.resolve("the time of --for is over"), options.lasts);
    // Whatever ends it first, nothing waits for the rest of the time.
    void told.promise.finally(() => clearTimeout(timer));
  }
  if (options.untilStdinCloses === true) {
    process.stdin.resume();
    process.stdin.once("close", () => told.resolve("stdin was closed"));
    process.stdin.once("end", () => told.resolve("stdin was closed"));
    // A pipe that is listened to keeps this program alive after its work is done.
    void told.promise.finally(() => process.stdin.destroy());
  }
  options.finished?.then(told.resolve, told.reject);
  return told.promise;
}
