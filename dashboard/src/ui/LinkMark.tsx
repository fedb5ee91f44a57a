import type { DeviceView } from "@vigil/shared/contracts";
import { Activity, Gauge } from "lucide-react";
import "./link-mark.css";

/** A device's link: icon, name and, where it is not online, the word for it. */
export function LinkMark({ device }: { device: DeviceView }) {
  const Icon = device.kind === "oximeter" ? Activity : Gauge;
  const kind = device.kind === "oximeter" ? "Oximeter" : "Cuff";
  return (
    <span className="link-mark" data-link={device.link} title={`${kind} ${device.id}: ${device.link}. ${device.why}`}>
      <Icon aria-hidden="true" size={16} strokeWidth={2.25} />
      <span className="visually-hidden">{kind}: </span>
      <span className={device.link === "online" ? "link-word visually-hidden" : "link-word"}>{device.link}</span>
    </span>
  );
}
