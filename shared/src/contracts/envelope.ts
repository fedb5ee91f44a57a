import { z } from "zod";
import { VigilEvent, type EventType } from "./event.ts";
import { InstantSchema, Seq } from "./ids.ts";

export const WIRE_VERSION = 1;

/** What the log keeps and the stream sends: one event, its number and when the gateway heard or decided it. */
export const Envelope = z.object({ v: z.literal(WIRE_VERSION), seq: Seq, at: InstantSchema, event: VigilEvent });
export type Envelope = z.infer<typeof Envelope>;

export type Received =
  | { kind: "ok"; envelope: Envelope }
  | { kind: "newer major"; v: number }
  | { kind: "unknown event"; type: string; seq: number }
  | { kind: "malformed"; why: string };

const Outer = z.object({
  v: z.number().int().positive(),
  seq: z.number().int(),
  event: z.object({ type: z.string() }),
});
const known: ReadonlySet<string> = new Set(
  VigilEvent.options.map((option) => option.shape.type.value satisfies EventType),
);

/** Takes anything from a wire and never throws. Unknown fields are passed over, so that a contract can grow at its end. */
export function receive(raw: unknown): Received {
  const whole = Envelope.safeParse(raw);
  if (whole.success) return { kind: "ok", envelope: whole.data };
  const outer = Outer.safeParse(raw);
  if (!outer.success) return { kind: "malformed", why: z.prettifyError(outer.error) };
  if (outer.data.v > WIRE_VERSION) return { kind: "newer major", v: outer.data.v };
  const { type } = outer.data.event;
  if (!known.has(type)) return { kind: "unknown event", type, seq: outer.data.seq };
  return { kind: "malformed", why: z.prettifyError(whole.error) };
}
