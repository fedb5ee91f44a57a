import { existsSync, readdirSync } from "node:fs";
import { SerialPort } from "serialport";
import type { SerialLine } from "@vigil/shared/devices";
import type { OpenChannel } from "../ports.ts";
import { reopening } from "./reopen.ts";

const BY_ID = "/dev/serial/by-id";
const SEND_QUEUE_BYTES = 4_096;

/** A serial port by its path, best one under /dev/serial/by-id, which names the adapter and not the order of plugging. */
export function serialChannel(path: string, line: SerialLine): OpenChannel {
  const { baudRate, dataBits, parity, stopBits } = line;
  return reopening(path, ({ opened, bytes, lost }) => {
    let why = "unplugged";
    let gone = false;
    const lose = (): void => {
      if (gone) return;
      gone = true;
      lost(why);
    };
    const port = new SerialPort({ path, baudRate, dataBits, parity, stopBits, autoOpen: false });
    // Without a data listener an unplug is never reported.
    port.on("data", bytes);
    port.on("error", (error) => {
      why = sentenceOf(error, path);
    });
    port.on("close", lose);
    port.open((error) => {
      if (error !== null) {
        why = sentenceOf(error, path);
        return lose();
      }
      if (line.dtr === undefined && line.rts === undefined) return opened();
      // A pseudo-terminal has no modem lines (ENOTTY): the device behind it needs none.
      port.set({ dtr: line.dtr ?? true, rts: line.rts ?? true }, () => opened());
    });

    return {
      send: (data) => {
        if (!port.isOpen || port.writableLength + data.length > SEND_QUEUE_BYTES) return false;
        return port.write(data) || port.isOpen;
      },
      hold: (held) => void (held ? port.pause() : port.resume()),
      close: () =>
        new Promise((done) => {
          if (!port.isOpen) return done();
          port.close(() => done());
        }),
    };
  });
}

// The names under by-id say which adapter it is; a number behind ttyUSB says only who was plugged in first.
function portsHere(): string {
  const ports = existsSync(BY_ID) ? readdirSync(BY_ID).map((name) => `${BY_ID}/${name}`) : [];
  return ports.length === 0 ? "No serial adapter is here now." : `Here now: ${ports.join(", ")}.`;
}

function sentenceOf(error: Error, path: string): string {
  const text = error.message;
  if (/no such file|ENOENT/i.test(text)) return `${path} does not exist: is the adapter plugged in? ${portsHere()}`;
  if (/permission denied|EACCES/i.test(text))
    return `${path} may not be opened by this user: add it to the group of the port (often dialout)`;
  if (/lock|busy|EBUSY/i.test(text)) return `${path} is held by another program`;
  if (/inappropriate ioctl|not a typewriter|is a directory|ENOTTY|EISDIR/i.test(text))
    return `${path} is no serial port: name the adapter's own path, best one under /dev/serial/by-id`;
  return `${path}: ${text}`;
}
