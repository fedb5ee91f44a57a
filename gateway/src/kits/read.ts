import { KIT_PAYLOAD_BYTES, KitReply, KitStatus, KitTelemetry, type KitLeaf } from "@vigil/shared/contracts";
import type { z } from "zod";

export type Unread =
  | "payload too large"
  | "not JSON"
  | "malformed"
  | "another kit's id in the payload"
  | "not a kit's topic";

export type ReadMessage =
  | { leaf: "status"; body: KitStatus }
  | { leaf: "telemetry"; body: KitTelemetry }
  | { leaf: "reply"; body: KitReply }
  | { leaf: "none"; why: Unread };

const unread = (why: Unread): ReadMessage => ({ leaf: "none", why });
const text = new TextDecoder("utf-8", { fatal: true });

/** One payload of the kit that the topic names, read strictly. Takes anything and never throws. */
export function readMessage(kit: string, leaf: KitLeaf, payload: Uint8Array): ReadMessage {
  if (payload.length > KIT_PAYLOAD_BYTES) return unread("payload too large");
  const json = jsonOf(payload);
  if (json === NO_JSON) return unread("not JSON");
  const own = <T extends { kit: string }>(
    parsed: z.ZodSafeParseResult<T>,
    as: (body: T) => ReadMessage,
  ): ReadMessage => {
    if (!parsed.success) return unread("malformed");
    // Where a broker grants more than it should, the payload still has to name the kit of its topic.
    return parsed.data.kit === kit ? as(parsed.data) : unread("another kit's id in the payload");
  };
  switch (leaf) {
    case "status":
      return own(KitStatus.safeParse(json), (body) => ({ leaf, body }));
    case "telemetry":
      return own(KitTelemetry.safeParse(json), (body) => ({ leaf, body }));
    case "reply":
      return own(KitReply.safeParse(json), (body) => ({ leaf, body }));
    default:
      return unread("not a kit's topic");
  }
}

const NO_JSON = Symbol("no JSON");

function jsonOf(payload: Uint8Array): unknown {
  try {
    return JSON.parse(text.decode(payload));
  } catch {
    // Broken UTF-8 and broken JSON are one thing here: nothing that can be read.
    return NO_JSON;
  }
}
