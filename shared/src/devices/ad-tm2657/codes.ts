/** Control characters of A&D's messages (facts/cuffs section 1). */
export const SYN = 0x16;
export const SOH = 0x01;
export const STX = 0x02;
export const ETX = 0x03;
export const ACK = 0x06;
export const NAK = 0x15;
export const RS = 0x1e;

/** What may stand between STX and ETX: printable characters and the field separator. */
export const isText = (byte: number): boolean => byte === RS || isPrintable(byte);
export const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e;

/** Bytes that may begin a message, or what is left of one. */
export const mayBegin = (byte: number): boolean => byte === SYN || byte === SOH || byte === STX;
