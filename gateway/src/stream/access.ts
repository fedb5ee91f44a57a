import type { IncomingMessage } from "node:http";

/**
 * Whether a request comes from our own page. A browser on this machine carries other pages too: their Origin is refused, and
 * so is a Host that is not ours, or a page elsewhere could reach us by a name of its own (DNS rebinding). Programs that send
 * no Origin are let in: they run on this machine already.
 */
export function isOurs({ headers }: Pick<IncomingMessage, "headers">, port: number): boolean {
  const hosts = ["127.0.0.1", "localhost", "[::1]"].map((host) => `${host}:${port}`);
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host.toLowerCase())) return false;
  return origin === undefined || hosts.some((ours) => origin === `http://${ours}`);
}
