import type { Server } from "node:net";

/** The address cannot be listened on, as a sentence with the way out. */
export class PortRefused extends Error {}

type Where = { host: string; port: number; what: string; another: string };

/** Rejects with PortRefused where somebody can do something about it; `another` says how to choose another port. */
export function listenOn(server: Server, where: Where): Promise<void> {
  const { host, port } = where;
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = whyRefused(error.code, where);
      reject(why === undefined ? error : new PortRefused(why));
    });
    server.listen(port, host, resolve);
  });
}

function whyRefused(code: string | undefined, { host, port, what, another }: Where): string | undefined {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host}, for ${what}, is taken by another program. Stop it, or ${another}`;
    case "EACCES":
      return `Port ${port}, for ${what}, may not be listened on by this user: ${another}`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}: use 127.0.0.1 in the configuration.`;
    default:
      return undefined;
  }
}
