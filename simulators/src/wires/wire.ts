/** Where the gateway opens a simulated device. */
export type WireAddress = { kind: "tcp"; host: string; port: number } | { kind: "pty"; path: string };

/** One line to one host. It lives on when nobody is there, as a device server does. */
export type Wire = {
  /** What the other side opens: `tcp:127.0.0.1:4001`, `pty:/tmp/vigil-ox1`. The port is the real one. */
  readonly address: string;
  readonly open: boolean;
  /** False: nobody is there, or the line takes no more; the bytes are lost, as on a UART. */
  send(bytes: Uint8Array): boolean;
  /** Settles when the line takes bytes again, or at once when nobody is there. */
  drained(): Promise<void>;
  /** Takes the line away, and brings it back at the same address. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
};

export type WireEvents = {
  opened(): void;
  bytes(chunk: Uint8Array): void;
  closed(): void;
  /** A second caller was turned away, the line could not come back: a sentence. */
  trouble(why: string): void;
};

/** Reads `tcp:HOST:PORT` or `pty:PATH`; undefined for anything else. */
export function parseWire(text: string): WireAddress | undefined {
  const tcp = /^tcp:(\[[0-9a-f:]+\]|[^:]+):(\d{1,5})$/i.exec(text);
  const [, host, port] = tcp ?? [];
  if (host !== undefined && port !== undefined && Number(port) <= 65_535) {
    return { kind: "tcp", host: host.replaceAll(/[[\]]/g, ""), port: Number(port) };
  }
  const [, path] = /^pty:(\/.+)$/.exec(text) ?? [];
  return path === undefined ? undefined : { kind: "pty", path };
}
