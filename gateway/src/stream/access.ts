import type { IncomingMessage } from "node:http";

const HTTP_PORT = 80;

/**
 * Whether a request comes from our own page. A browser on this machine carries other pages too: their Origin is refused, and
 * so is a Host that is not ours, or a page elsewhere could reach us by a name of its own (DNS rebinding). Programs that send
 * no Origin are let in: they run on this machine already.
 */
export function isOurs({ headers }: Pick<IncomingMessage, "headers">, port: number): boolean {
  const { host, origin } = headers;
  if (host === undefined || !isOurHost(host, port)) return false;
  return origin === undefined || (origin.startsWith("http://") && isOurHost(origin.slice("http://".length), port));
}

/** `127.0.0.1:8080` and every other name of loopback; browsers leave out the port that belongs to http. */
function isOurHost(host: string, port: number): boolean {
  const [, name, said] = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::(\d+))?$/i.exec(host) ?? [];
  return name !== undefined && (said === undefined ? port === HTTP_PORT : Number(said) === port);
}
