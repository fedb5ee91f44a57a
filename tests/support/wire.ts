import { createServer, type Socket } from "node:net";

/** A serial device server under a test's hand: it sends just the bytes it is told, and keeps what it was sent. */
export type Wire = {
  readonly channel: { tcp: string };
  send(bytes: Uint8Array): void;
  received(): Buffer;
  connected(): boolean;
  /** Cuts the line; the gateway may come back. */
  cut(): void;
  close(): Promise<void>;
};

export async function openWire(port = 0): Promise<Wire> {
  let client: Socket | undefined;
  let received = Buffer.alloc(0);
  const server = createServer((socket) => {
    client = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
    });
    // A killed gateway resets its lines: that is what some tests are about.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      if (client === socket) client = undefined;
    });
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server without a port");
  return {
    channel: { tcp: `127.0.0.1:${address.port}` },
    send: (bytes) => void client?.write(bytes),
    received: () => received,
    connected: () => client !== undefined,
    cut: () => void client?.destroy(),
    close: () =>
      new Promise((done) => {
        client?.destroy();
        server.close(() => done());
      }),
  };
}
