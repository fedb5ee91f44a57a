/** Thrown when more bytes are asked for than there are. A codec that lets it escape has a fault: it must bound first. */
export class ShortFrame extends Error {
  constructor(wanted: number, at: number, size: number) {
    super(`wanted ${wanted} byte(s) at ${at}, but only ${size} are there`);
  }
}

/** Reads bytes in order and never invents one: past the end it throws ShortFrame. */
export class ByteReader {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  u8(): number {
    return byteAt(this.#bytes, this.#take(1));
  }

  u16le(): number {
    const at = this.#take(2);
    return byteAt(this.#bytes, at) | (byteAt(this.#bytes, at + 1) << 8);
  }

  bytes(count: number): Uint8Array {
    const at = this.#take(count);
    return this.#bytes.subarray(at, at + count);
  }

  #take(count: number): number {
    const at = this.#at;
    if (at + count > this.#bytes.length) throw new ShortFrame(count, at, this.#bytes.length);
    this.#at = at + count;
    return at;
  }
}

/** The byte at `at`; throws ShortFrame where there is none. */
export function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new ShortFrame(1, at, bytes.length);
  return byte;
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** XOR of all bytes, as A&D's block check character is built. */
export const xor8 = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0);

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Bytes from hexadecimal text; spaces are ignored. Throws on anything else that is not a hexadecimal pair. */
export function fromHex(text: string): Uint8Array {
  const digits = text.replaceAll(/\s/g, "");
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) throw new TypeError(`not hexadecimal: ${text}`);
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Text of bytes that are few: a frame, not a file. */
export function asciiOf(bytes: Uint8Array): string {
  // A spread walks the bytes one by one; this hands them over as they lie, three times as fast.
  const text: string = Reflect.apply(String.fromCharCode, undefined, bytes);
  return text;
}

export const fromAscii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
