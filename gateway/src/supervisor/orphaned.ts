const LOOK_EVERY_MS = 2_000;

/**
 * Calls back when the process that started us is gone. A signal to a package manager does not always reach its child: without
 * this, a stopped `start` would leave a gateway behind that holds its port.
 */
export function whenOrphaned(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, LOOK_EVERY_MS);
  timer.unref();
}
