import { say, seconds } from "./say.ts";
import { nothingRun, type Tally } from "./tally.ts";

/** Builds the page as `start` does, where a source has changed since it was built last. */
export async function buildPage(root: string): Promise<Tally> {
  const from = performance.now();
  say("page: looking whether it must be built …");
  try {
    // Loaded only now: a fault in the gateway is to be told by the checks before this, not to end the run unheard.
    const { preparePage } = await import("../../gateway/src/supervisor/page.ts");
    say(`page: ${await preparePage(root)}, ${seconds(performance.now() - from)}`);
    return nothingRun;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    say(`page: NOT BUILT, ${seconds(performance.now() - from)}`);
    return { ...nothingRun, failures: ["the page's build"] };
  }
}
