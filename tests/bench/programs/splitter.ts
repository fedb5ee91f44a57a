/** `text`: ends one byte behind an ETX, where a cuff puts its check character. `packet`: 9 bytes, a Contec's real-time packet. */
export type Framing = "text" | "packet";

const ETX = 0x03;
const PACKET = 9;

/** The least cutting that finds messages in a stream; what is not yet whole waits. Messages as text, a character a byte. */
export function splitter(framing: Framing): (chunk: Buffer) => string[] {
  let rest = Buffer.alloc(0);

  return (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const messages: string[] = [];
    let from = 0;
    for (let end = endOf(framing, bytes, from); end <= bytes.length; end = endOf(framing, bytes, from)) {
      messages.push(bytes.toString("latin1", from, end));
      from = end;
    }
    rest = Buffer.from(bytes.subarray(from));
    return messages;
  };
}

/** Where the message from `from` ends; beyond the bytes when it is not yet whole. */
function endOf(framing: Framing, bytes: Buffer, from: number): number {
  if (framing === "packet") return from + PACKET;
  const etx = bytes.indexOf(ETX, from);
  return etx < 0 ? Number.POSITIVE_INFINITY : etx + 2;
}
