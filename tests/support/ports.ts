import { connect } from "node:net";

export { freePorts } from "../../gateway/src/supervisor/freePorts.ts";

/** Whether somebody accepts connections on a loopback port. */
export function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
