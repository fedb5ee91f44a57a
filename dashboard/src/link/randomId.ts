/** 128 random bits in hexadecimal. Not randomUUID: a page served without TLS beyond loopback does not have it. */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
