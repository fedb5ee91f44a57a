import { randomBytes, randomUUID } from "node:crypto";
import { connect } from "node:net";

export type StalledViewer = {
  /** It reads again, to the end of what the gateway sent; resolves when the connection has ended. */
  readToTheEnd(): Promise<void>;
  end(): void;
};

/** A viewer below any library: it subscribes and then reads nothing more, as a tablet in a pocket does. */
export async function stalledViewer(port: number): Promise<StalledViewer> {
  const socket = connect({ host: "127.0.0.1", port });
  const closed = new Promise<void>((done) => socket.once("close", () => done()));
  // The gateway may cut it with a reset: that is what it is for.
  socket.on("error", () => socket.destroy());
  socket.write(
    [
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
      `Host: 127.0.0.1:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      "\r\n",
    ].join("\r\n"),
  );
  const heard = (text: string): Promise<void> =>
    new Promise((done) => {
      const look = (chunk: Buffer): void => {
        if (!chunk.includes(text)) return;
        socket.off("data", look);
        done();
      };
      socket.on("data", look);
    });
  await heard("101 Switching Protocols");
  const connected = heard("40{");
  socket.write(frame("40"));
  await connected;
  const subscribed = heard("430[");
  socket.write(frame(`420${JSON.stringify(["subscribe", { station: randomUUID() }])}`));
  await subscribed;
  socket.pause();
  return {
    readToTheEnd() {
      socket.resume();
      return closed;
    },
    end: () => socket.destroy(),
  };
}

/** One text frame as RFC 6455 section 5.2 has it from a client: masked (here with zeros), up to 65,535 bytes. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const length = body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([0x81, ...length, 0, 0, 0, 0]), body]);
}
