import type { Server } from "node:net";
import { BrokerRefused } from "./refused.ts";

/** Rejects with BrokerRefused where somebody can do something about it. */
export function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = sentenceOf(error.code, host, port);
      reject(why === undefined ? error : new BrokerRefused(why));
    });
    server.listen(port, host, resolve);
  });
}

function sentenceOf(code: string | undefined, host: string, port: number): string | undefined {
  const another = "choose another port: `mqtt: { broker: { embedded: { port: … } } }` in the configuration.";
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host}, for kits, is taken by another program: perhaps another broker. Stop it, or ${another}`;
    case "EACCES":
      return `Port ${port}, for kits, may not be listened on by this user: ${another}`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}: use 127.0.0.1 as mqtt.broker.embedded.host in the configuration.`;
    default:
      return undefined;
  }
}
