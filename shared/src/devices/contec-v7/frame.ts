/**
 * What a packet of Contec's protocol v7.0 says (vendor document of 2010-07-08; facts/oximeters section 2). Numbers are the raw
 * ones, sentinels included: what they mean is meaning.ts's business.
 */
export type ContecFrame = RealTime | Command | Feedback | Model | Vendor | User | Other;

/** Type 01, 60 a second. D0 to D6 name the payload bytes after their high bits are restored. */
export type RealTime = {
  type: "real time";
  /** D0.7, "finger out". */
  probeOff: boolean;
  /** D0.6. */
  beep: boolean;
  /** D0.5, the device's own low-SpO2 flag. */
  lowSpo2: boolean;
  /** D0.4, searching for too long. */
  searchingLong: boolean;
  /** D0.3-0: 0 to 8, larger means 8. */
  strength: number;
  /** D1.7. */
  searching: boolean;
  /** D1.6-0: 0 to 127, no unit. */
  pleth: number;
  /** D2.7-5, reserved. */
  reserved: number;
  /** D2.4. */
  perfusionInvalid: boolean;
  /** D2.3-0: 0 to 15. */
  bar: number;
  /** D3: 1 to 254 a minute, 255 is no value. */
  pulse: number;
  /** D4: 1 to 100 %, 127 is no value. */
  spo2: number;
  /** D5 and D6, low byte first: hundredths of a percent, 0 to 2200; 65535 is no value. */
  perfusion: number;
};

/** Type 7D, from the computer to the device: D0 the command, then six bytes. */
export type Command = {
  type: "command";
  command: number;
  args: readonly [number, number, number, number, number, number];
};

/** Type 0B. Reasons: 0 done, 1 shutdown, 2 user change, 3 recording, 4 delete failed, 5 unsupported, FF unknown. */
export type Feedback = { type: "feedback"; command: number; reason: number };

/** Type 02: a part of the model's name, 6 characters; index FF marks the last part. */
export type Model = { type: "model"; index: number; text: string };
/** Type 03: 7 characters. */
export type Vendor = { type: "vendor"; text: string };
/** Type 04: the user's string, 7 characters. */
export type User = { type: "user"; text: string };

/** Any other packet of a known length, untouched: its bytes after the type. */
export type Other = { type: "other"; code: number; payload: Uint8Array };
