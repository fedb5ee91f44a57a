import type { DeviceView } from "@vigil/shared/contracts";
import { Activity, Gauge } from "lucide-react";
import { useTime } from "../app/StationContext.ts";
import "./link-mark.css";

/**
 * A device's link: icon and word. `doing` is what an online device is busy with or failed at, said instead of "online".
 * While the gateway is not heard nobody knows how the link is.
 */
export function LinkMark({ device, doing = "" }: { device: DeviceView; doing?: string }) {
  const heard = useTime().heartbeat === "heard";
  const Icon = device.kind === "oximeter" ? Activity : Gauge;
  const kind = device.kind === "oximeter" ? "Oximeter" : "Cuff";
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
