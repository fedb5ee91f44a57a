import { adTm2657 } from "./ad-tm2657/profile.ts";
import { contecV7 } from "./contec-v7/profile.ts";
import { nellcorAscii } from "./nellcor-ascii/profile.ts";
import type { DeviceProfile } from "./profile.ts";

/** Every kind of device there is. A new one is a folder and a line here. */
export const profiles = [contecV7, nellcorAscii, adTm2657] as const satisfies readonly DeviceProfile[];

export type ProfileId = (typeof profiles)[number]["id"];

export const profileOf = (id: string): DeviceProfile | undefined => profiles.find((profile) => profile.id === id);
