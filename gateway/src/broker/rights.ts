import {
  KIT_PAYLOAD_BYTES,
  kitPublishes,
  kitSubscribes,
  kitTopic,
  readKitTopic,
  type KitLeaf,
} from "@vigil/shared/contracts";

/** The gateway's own user; no kit may be called so. */
export const GATEWAY_USER = "gateway";

export type Right = "allowed" | { why: string };
export type Publish = { topic: string; retain: boolean; bytes: number };

const one = (list: readonly KitLeaf[], leaf: KitLeaf): boolean => list.includes(leaf);

/**
 * What `user` may publish at this site. A kit: its own status, telemetry and reply, and only status retained, for a
 * retained number would be shown to whoever comes later as if it were of now. The gateway: command and ack of every kit.
 */
export function publishRight(site: string, user: string, { topic, retain, bytes }: Publish): Right {
  const named = readKitTopic(site, topic);
  if (named === undefined) return { why: "publish outside the kits' topics" };
  if (user === GATEWAY_USER)
    return one(kitSubscribes, named.leaf) ? "allowed" : { why: "publish on a kit's own topic" };
  if (named.kit !== user) return { why: "publish on another kit's topic" };
  if (!one(kitPublishes, named.leaf)) return { why: "publish on a topic of the gateway" };
  if (retain && named.leaf !== "status") return { why: `retained ${named.leaf}` };
  return bytes > KIT_PAYLOAD_BYTES ? { why: "payload too large" } : "allowed";
}

/** What `user` may subscribe to: exactly its own command and ack; the gateway what every kit publishes. No other pattern. */
export function subscribeRight(site: string, user: string, filter: string): Right {
  const [kit, leaves] = user === GATEWAY_USER ? ["+", kitPublishes] : [user, kitSubscribes];
  return leaves.some((leaf) => kitTopic(site, kit, leaf) === filter)
    ? "allowed"
    : { why: "subscription to foreign topics" };
}
