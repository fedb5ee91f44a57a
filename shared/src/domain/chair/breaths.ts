import { countedRr } from "../alarm/countedRr.ts";
import type { Finding } from "../alarm/finding.ts";
import { gravest } from "../alarm/gravest.ts";
import { countedOf } from "./found.ts";
import type { ChairState } from "./state.ts";

type Condition = "rr/low" | "rr/high";

/** What a device and a person say of the breathing together: one alarm, by the graver of the two (safety S3). */
export const breathsFinding = (chair: ChairState, condition: Condition, ofDevice: Finding): Finding =>
  gravest([ofDevice, countedRr(condition, countedOf(chair), chair.limits)]);
