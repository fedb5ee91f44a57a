import type { DeviceKind, DeviceView } from "@vigil/shared/contracts";
import { Activity, Gauge, Router } from "lucide-react";
import { useTime } from "../app/StationContext.ts";
import "./link-mark.css";

const kinds = {
  oximeter: { Icon: Activity, kind: "Oximeter" },
  cuff: { Icon: Gauge, kind: "Cuff" },
  kit: { Icon: Router, kind: "Kit" },
} as const satisfies Record<DeviceKind, unknown>;

/**
 * A device's link: icon and word. `doing` is what an online device is busy with or failed at, said instead of "online".
 * While the gateway is not heard nobody knows how the link is.
 */
export function LinkMark({ device, doing = "" }: { device: DeviceView; doing?: string }) {
  const heard = useTime().heartbeat === "heard";
  const { Icon, kind } = kinds[device.kind];
  const online = device.link === "online";
  const word = !heard ? "not known" : online && doing !== "" ? doing : device.link;
  return (
    <span
      className="link-mark"
      data-link={heard ? device.link : "not known"}
      data-doing={doing !== ""}
      title={`${kind} ${device.id}: ${word}. ${heard ? device.why : ""}`}
    >
      <Icon aria-hidden="true" size={16} strokeWidth={2.25} />
      <span className="visually-hidden">{kind}: </span>
      <span className={word === "online" ? "link-word link-word-online" : "link-word"}>{word}</span>
    </span>
  );
}
