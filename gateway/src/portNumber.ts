import { InvalidArgumentError } from "commander";

/** A port as it is written on a command line. Throws what commander turns into a sentence. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError("a port from 1 to 65535");
  return port;
}
