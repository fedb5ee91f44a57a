/** Calls back about every 500 ms, also while the page is hidden. Returns the way to stop it. */
export function startTicker(tick: () => void): () => void {
  const worker = new Worker(new URL("./ticker.worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", tick);
  return () => worker.terminate();
}
