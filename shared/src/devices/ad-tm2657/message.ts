import { asciiOf, byteAt, concatBytes, fromAscii, unreachable, xor8 } from "../../kernel/index.ts";
import { ACK, ETX, NAK, RS, SOH, STX, SYN, isPrintable, isText } from "./codes.ts";
import type { AdAcknowledge, AdFrame } from "./frame.ts";

/** The longest message taken, in bytes. A result is at least 63 (facts/cuffs section 1); its optional identity has no bound there. */
export const maxMessage = 256;

const separator = String.fromCharCode(RS);

/** Reads SYN SYN SOH a1 a2 and ACK or NAK. */
export const readAcknowledge = (bytes: Uint8Array): AdAcknowledge => ({
  type: "acknowledge",
  address: asciiOf(bytes.subarray(3, 5)),
  ok: byteAt(bytes, 5) === ACK,
});

/** Reads a whole message whose STX stands at `stx`, headed where that is not 0; undefined where its text is neither kind. */
export function readMessage(bytes: Uint8Array, stx: number): AdFrame | undefined {
  const headed = stx > 0;
  const inside = bytes.subarray(stx + 1, bytes.length - (headed ? 2 : 1));
  if (!isAllText(inside)) return undefined;
  const text = asciiOf(inside);
  const address = headed ? asciiOf(bytes.subarray(3, 5)) : "none";
  if (text.includes(separator)) return { type: "result", address, fields: text.split(separator) };
  return headed && /^[A-Z]{2}$/.test(text) ? { type: "command", address, command: text } : undefined;
}

// A loop: `every` calls a function for each byte of each message.
function isAllText(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if (!isText(byteAt(bytes, at))) return false;
  return true;
}

/** The message that says `frame`. Throws RangeError where it could not be read again. */
export function writeMessage(frame: AdFrame): Uint8Array {
  switch (frame.type) {
    case "command":
      if (!/^[A-Z]{2}$/.test(frame.command)) throw new RangeError(`no command: ${frame.command}`);
      return headed(frame.address, frame.command);
    case "acknowledge":
      return Uint8Array.of(SYN, SYN, SOH, ...addressBytes(frame.address), frame.ok ? ACK : NAK);
    case "result": {
      if (frame.fields.length < 2 || frame.fields.some((field) => field.includes(separator)))
        throw new RangeError("a result has two fields or more, and no separator inside one");
      const text = frame.fields.join(separator);
      return frame.address === "none" ? sized(enclosed(text)) : headed(frame.address, text);
    }
    default:
      return unreachable(frame);
  }
}

function headed(address: string, text: string): Uint8Array {
  const checked = concatBytes(Uint8Array.of(SOH), addressBytes(address), enclosed(text));
  return sized(concatBytes(Uint8Array.of(SYN, SYN), checked, Uint8Array.of(xor8(checked))));
}

function enclosed(text: string): Uint8Array {
  const bytes = fromAscii(text);
  if (!bytes.every(isText)) throw new RangeError(`not printable: ${JSON.stringify(text)}`);
  return concatBytes(Uint8Array.of(STX), bytes, Uint8Array.of(ETX));
}

function addressBytes(address: string): Uint8Array {
  const bytes = fromAscii(address);
  if (bytes.length !== 2 || !bytes.every(isPrintable)) throw new RangeError(`no address: ${JSON.stringify(address)}`);
  return bytes;
}

function sized(message: Uint8Array): Uint8Array {
  if (message.length > maxMessage)
    throw new RangeError(`a message of ${message.length} bytes; ${maxMessage} is the most`);
  return message;
}
