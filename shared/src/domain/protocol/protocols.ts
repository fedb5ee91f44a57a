import type { Protocol } from "../../contracts/index.ts";
import { iv } from "./iv.ts";

/** The protocols that come with Vigil; a site may add its own in its configuration. */
export const protocols: readonly Protocol[] = [iv];
