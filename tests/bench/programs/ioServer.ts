import { createServer } from "node:http";
import { Server } from "socket.io";

/** A bare relay's side to its viewers: the same Socket.IO options as the gateway's where they matter. */
export function ioServer(): { io: Server; listen(): Promise<number> } {
  const http = createServer();
  const io = new Server(http, {
    transports: ["websocket"],
    serveClient: false,
    pingInterval: 2_000,
    pingTimeout: 3_000,
  });
  return {
    io,
    async listen() {
      await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
      const address = http.address();
      if (address === null || typeof address === "string") throw new Error("an HTTP server without a port");
      return address.port;
    },
  };
}
