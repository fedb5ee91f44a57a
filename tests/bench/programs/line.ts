import { createServer, type Socket } from "node:net";

/** A serial device server's line: one client, which the bench writes to. */
export type Line = {
  readonly port: number;
  /** The client, once there is one. Rejects when none comes. */
  client(): Promise<Socket>;
};

const CLIENT_WITHIN_MS = 20_000;

export async function openLine(): Promise<Line> {
  let client: Socket | undefined;
  let came = (_: Socket): void => {};
  const server = createServer((socket) => {
    client = socket;
    socket.setNoDelay(true);
    // What the gateway says to its devices is not looked at here.
    socket.resume();
    // A gateway that ends resets its lines.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      if (client === socket) client = undefined;
    });
    came(socket);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server without a port");

  return {
    port: address.port,
    client: () =>
      client === undefined
        ? new Promise((resolve, reject) => {
            const late = setTimeout(() => reject(new Error("nobody connected to a line")), CLIENT_WITHIN_MS);
            came = (socket) => {
              clearTimeout(late);
              resolve(socket);
            };
          })
        : Promise.resolve(client),
  };
}
