import { readFileSync } from "node:fs";

const LOOK_EVERY_MS = 2_000;

/**
 * Calls back when a process that started us is gone: our parent, or above it the package manager that a person stopped. A
 * signal to a package manager does not always reach its child: without this, a stopped `start` would leave a gateway behind
 * that holds its port.
 */
export function whenOrphaned(then: () => void): void {
  const began = starters();
  const timer = setInterval(() => {
    const now = starters();
    if (began.every((pid, at) => now[at] === pid)) return;
    clearInterval(timer);
    then();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** Our parent, and above it every shell and package manager between us and whoever called them. */
function starters(): number[] {
  const chain = [process.ppid];
  for (;;) {
    const above = parentOf(chain.at(-1) ?? 1);
    if (above === undefined || above.pid <= 1 || !above.isPackageManager) return chain;
    chain.push(above.pid);
  }
}

function parentOf(pid: number): { pid: number; isPackageManager: boolean } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field, a name in brackets, may hold blanks and brackets of its own.
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    const command = readFileSync(`/proc/${parent}/cmdline`, "utf8").replaceAll("\0", " ");
    return { pid: parent, isPackageManager: /\b(npm|npx|pnpm)\b|^sh -c /.test(command) };
  } catch {
    // No /proc here, or the process went while we looked: what is known of our own parent has to do.
    return undefined;
  }
}
