import type { Protocol, Route } from "../../contracts/index.ts";
import { im } from "./im.ts";
import { intranasal } from "./intranasal.ts";
import { iv } from "./iv.ts";
import { sublingual } from "./sublingual.ts";

/** By route: what a site's own protocol is measured by (S14: it may be stricter, never looser). */
export const shipped: Readonly<Record<Route, Protocol>> = { iv, im, intranasal, sublingual };

/** The protocols that come with Vigil; a site may add its own in its configuration. */
export const protocols: readonly Protocol[] = [iv, im, intranasal, sublingual];
