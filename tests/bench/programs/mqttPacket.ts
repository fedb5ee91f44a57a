/*
 * The three packets of MQTT 3.1.1 that a flood needs, made beforehand: a client library would cost more than what is
 * measured. Sections are those of the OASIS standard of 2014.
 */

/** CONNECT, section 3.1: clean session, user name and password, no will, no keep-alive. */
export function connectPacket(client: string, user: string, password: string): Buffer {
  const flags = 0b1100_0010;
  const head = [...text("MQTT"), 4, flags, 0, 0];
  return packet(0x10, Buffer.from([...head, ...text(client), ...text(user), ...text(password)]));
}

/** PUBLISH at QoS 1, section 3.3. `id` is one of 1 … 65,535, and may come again once it was confirmed. */
export function publishPacket(topic: string, id: number, payload: string): Buffer {
  const name = Buffer.from(topic);
  const body = Buffer.from(payload);
  return packet(0x32, Buffer.concat([uint16(name.length), name, uint16(id), body]));
}

/** Whether these first bytes of the server say CONNACK, accepted (section 3.2). */
export const isAccepted = (bytes: Uint8Array): boolean => bytes[0] === 0x20 && bytes[3] === 0;

const text = (value: string): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint16(bytes.length), bytes]);
};

const uint16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

/** Fixed header and remaining length, section 2.2.3: seven bits a byte, the lowest first. */
function packet(type: number, rest: Buffer): Buffer {
  const length: number[] = [];
  for (let left = rest.length; ;) {
    const digit = left % 128;
    left = Math.floor(left / 128);
    length.push(left > 0 ? digit | 0x80 : digit);
    if (left === 0) break;
  }
  return Buffer.concat([Buffer.from([type, ...length]), rest]);
}
