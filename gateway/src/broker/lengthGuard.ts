export type GuardVerdict = "fine" | "too long" | "malformed length";

// MQTT 3.1.1 section 2.2.3: the remaining length has at most four bytes, each with seven bits of it.
const LENGTH_BYTES = 4;
const MORE = 0x80;
const BITS = 7;

/**
 * Reads only the fixed headers of a stream of MQTT packets, however it is cut, and says whether every packet declares at
 * most `limit` bytes after its header. After a verdict other than "fine" the stream is not to be read on.
 */
export function lengthGuard(limit: number): (chunk: Uint8Array) => GuardVerdict {
  let left = 0;
  let reading: { value: number; bytes: number } | undefined;

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (left > 0) {
        const skipped = Math.min(left, chunk.length - at);
        left -= skipped;
        at += skipped;
        continue;
      }
      const byte = chunk[at];
      at += 1;
      if (byte === undefined) break;
      if (reading === undefined) {
        reading = { value: 0, bytes: 0 };
        continue;
      }
      reading.value += (byte & ~MORE) * 2 ** (BITS * reading.bytes);
      reading.bytes += 1;
      // Judged at each byte, not at the last: a length that is too long already does not get shorter.
      if (reading.value > limit) return "too long";
      if ((byte & MORE) === 0) {
        left = reading.value;
        reading = undefined;
      } else if (reading.bytes === LENGTH_BYTES) return "malformed length";
    }
    return "fine";
  };
}
