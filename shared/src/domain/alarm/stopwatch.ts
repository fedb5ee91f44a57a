import { after, between, Millis, type Instant } from "../../kernel/index.ts";

/** Time gathered so far and, while it runs, since when more is gathered. It can be frozen and go on (safety S2). */
export type Stopwatch = { readonly ms: Millis; readonly since: Instant | "stopped" };

export const unstarted: Stopwatch = { ms: Millis(0), since: "stopped" };

export const run = (watch: Stopwatch, at: Instant): Stopwatch =>
  watch.since === "stopped" ? { ms: watch.ms, since: at } : watch;

export const freeze = (watch: Stopwatch, at: Instant): Stopwatch =>
  watch.since === "stopped" ? watch : { ms: elapsed(watch, at), since: "stopped" };

export const elapsed = (watch: Stopwatch, at: Instant): Millis =>
  watch.since === "stopped" ? watch.ms : Millis(watch.ms + between(watch.since, at));

/** When it will have gathered `span`; undefined while it does not run. */
export const dueAt = (watch: Stopwatch, span: Millis): Instant | undefined =>
  watch.since === "stopped" ? undefined : after(watch.since, Millis(span - watch.ms));

/** Whether it has ever gathered anything or is running. */
export const touched = (watch: Stopwatch): boolean => watch.since !== "stopped" || watch.ms > 0;
