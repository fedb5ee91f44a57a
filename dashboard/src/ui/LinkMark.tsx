import type { DeviceView } from "@vigil/shared/contracts";
import { Activity, Gauge } from "lucide-react";
import "./link-mark.css";

/** A device's link: icon and word. `doing` is what an online device is busy with or failed at, said instead of "online". */
export function LinkMark({ device, doing = "" }: { device: DeviceView; doing?: string }) {
  const online = device.link === "online";
  const Icon = device.kind === "oximeter" ? Activity : Gauge;
  const kind = device.kind === "oximeter" ? "Oximeter" : "Cuff";
  return (
    <span
      className="link-mark"
      data-link={device.link}
      data-doing={doing !== ""}
      title={`${kind} ${device.id}: ${device.link}. ${device.why}`}
    >
      <Icon aria-hidden="true" size={16} strokeWidth={2.25} />
      <span className="visually-hidden">{kind}: </span>
      <span className={online && doing === "" ? "link-word visually-hidden" : "link-word"}>
        {online && doing !== "" ? doing : device.link}
      </span>
    </span>
  );
}
