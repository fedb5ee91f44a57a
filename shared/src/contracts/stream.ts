import { z } from "zod";
import { ChairId, Epoch, InstantSchema, Seq, StationId } from "./ids.ts";
import { MetricView, View } from "./view.ts";

/** Client → gateway `subscribe`: snapshot and subscription are one act. `since` is the highest durable seq it holds. */
export const Subscribe = z.strictObject({
  station: StationId,
  since: Seq.optional(),
  epoch: Epoch.optional(),
});
export type Subscribe = z.infer<typeof Subscribe>;

/** Gateway → client `latest`: newest value for each chair, device and metric; at most one batch in 50 ms. */
export const LatestItem = MetricView.extend({ chair: ChairId });
export type LatestItem = z.infer<typeof LatestItem>;
export const Latest = z.object({ items: z.array(LatestItem) });
export type Latest = z.infer<typeof Latest>;

/**
 * The gateway's reply. `snapshot`: throw away what you had. `resume`: what you had up to `since` stands; `events` (envelopes,
 * taken one by one with `receive`) follow it without a gap, `latest` are the values as they are now.
 */
export const Subscribed = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("snapshot"), view: View, durable: Seq }),
  z.object({ kind: z.literal("resume"), events: z.array(z.unknown()), latest: z.array(LatestItem), durable: Seq }),
  z.object({ kind: z.literal("refused"), why: z.string() }),
]);
export type Subscribed = z.infer<typeof Subscribed>;

/** Client → gateway `look`: pleth is sent only for the chair looked at; null looks away. */
export const Look = z.strictObject({ chair: z.union([ChairId, z.null()]) });
export type Look = z.infer<typeof Look>;

/** Gateway → client `beat`, once a second. */
export const Beat = z.object({ at: InstantSchema, durable: Seq, epoch: Epoch });
export type Beat = z.infer<typeof Beat>;

/** Client → gateway `time`, answered with the gateway's instant: the least round trip maps one clock to the other. */
export const TimeReply = z.object({ at: InstantSchema });

/**
 * Gateway → client `wave`: pleth of one device. Header, then one byte a sample (0..127). The header travels as JSON beside
 * the binary block; `at` is the instant of the first sample, `hz` the device's own rate.
 */
export const Wave = z.object({
  chair: ChairId,
  device: z.string(),
  at: InstantSchema,
  hz: z.number().positive(),
  samples: z.instanceof(Uint8Array),
});
export type Wave = z.infer<typeof Wave>;
