/** The longest packet, in bytes. */
export const maxPacket = 9;

/**
 * Length of each packet in bytes, its type byte included; 0 where the type is not known. From the vendor's table, but 02, 03
 * and 06 (seen in the CMS60C capture) and 13 and 14 (blank strings, a CMS50D+ answers B3 with them), which it leaves out.
 */
const lengths = Uint8Array.from({ length: 0x80 }, () => 0);
const known: readonly (readonly [length: number, ...types: number[]])[] = [
  [2, 0x0c],
  [3, 0x0d, 0x0e, 0x10],
  [4, 0x06, 0x0a, 0x0b],
  [6, 0x09],
  [8, 0x07, 0x08, 0x0f, 0x12],
  [9, 0x01, 0x02, 0x03, 0x04, 0x05, 0x11, 0x13, 0x14, 0x15, 0x7d],
];
for (const [length, ...types] of known) for (const type of types) lengths[type] = length;

/** Length in bytes of a packet of this type, or 0 where the type is not known. */
export function packetLength(type: number): number {
  const length = lengths[type];
  if (length === undefined) throw new RangeError(`no packet type: ${type}`);
  return length;
}
