/** The address cannot be listened on, as a sentence with the way out. */
export class PortRefused extends Error {}

/** Our own sentence for what the system says of an address; any other error is handed back as it is. */
export function portRefused(error: unknown, host: string, port: number, another: string): unknown {
  const why = whyRefused(codeOf(error), host, port, another);
  return why === undefined ? error : new PortRefused(why);
}

function whyRefused(code: string | undefined, host: string, port: number, another: string): string | undefined {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is taken by another program. Stop it, or ${another}`;
    case "EACCES":
      return `Port ${port} may not be listened on by this user: ${another}`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}: use 127.0.0.1 in the configuration.`;
    default:
      return undefined;
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
