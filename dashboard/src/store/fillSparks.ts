import type { Instant } from "@vigil/shared/kernel";
import { Instant as instant } from "@vigil/shared/kernel";
import { fetchHistory } from "../link/rest.ts";
import type { PageState } from "./pageState.ts";
import { backfilled, BUCKET_MS, BUCKETS } from "./sparks.ts";
import type { Store } from "./store.ts";

/** Asks the gateway for each chair's last ten minutes, one chair after the other, so that sparklines do not begin empty. */
export async function fillSparks(page: Store<PageState>, now: Instant | "unknown"): Promise<void> {
  const { held } = page.get();
  if (held === "nothing yet") return;
  const to = now === "unknown" ? held.view.startedAt : now;
  const from = instant(to - BUCKET_MS * BUCKETS);
  for (const chair of held.view.order) {
    const answer = await fetchHistory({ chair, from, to, points: BUCKETS });
    // A sparkline without its past is a gap and looks like one; nothing more is to be said.
    if (answer.kind === "ok") page.set({ ...page.get(), sparks: backfilled(page.get().sparks, answer.history) });
  }
}
