import type { DeviceReport } from "@vigil/shared/contracts";
import { useTime, useView } from "../../app/StationContext.ts";
import { ageAt, clockTimeSeconds } from "../../reading/age.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { testIds } from "../../ui/testIds.ts";
import { discardWords, offsetWords, verifiedWords } from "./deviceWords.ts";
import { useDevices } from "./useDevices.ts";
import "./devices.css";

/** Every port: what hangs on it, whether it speaks, what was thrown away and why, and the last trouble. */
export function DevicesPage() {
  const { devices, why, at } = useDevices();
  if (devices === "none yet")
    return (
      <EmptyState
        title="Asking for the devices"
        words={why === "" ? "The list comes in a moment." : `Not available: ${why}`}
      />
    );
  return (
    <div className="devices-page">
      <header>
        <h1>Devices</h1>
        <p role="status" data-trouble={why !== ""}>
          {why === "" ? "Refreshed every 2 s" : `NOT refreshed since ${clockTimeSeconds(at)}: ${why}`}
        </p>
      </header>
      <div className="devices-scroll">
        <table data-testid={testIds.devicesTable} data-stale={why !== ""}>
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col">Profile</th>
              <th scope="col">Link and channel</th>
              <th scope="col">Frames</th>
              <th scope="col">Thrown away</th>
              <th scope="col">Opens</th>
              <th scope="col">Clock</th>
              <th scope="col">Last error</th>
            </tr>
          </thead>
          <tbody>
            {devices.map((device) => (
              <Row key={device.id} device={device} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Row({ device }: { device: DeviceReport }) {
  const { now } = useTime();
  const chair = useView()?.chairs[device.chair]?.label ?? device.chair;
  return (
    <tr data-link={device.link}>
      <th scope="row">
        {device.id}
        <small>{chair}</small>
      </th>
      <td>
        {device.name}
        <small>{verifiedWords(device.verified)}</small>
      </td>
      <td className="channel">
        <span className="link-chip" data-link={device.link}>
          {device.link}
        </span>
        <small>{`${device.why} · ${ageAt(device.since, now)}`}</small>
        <small>{device.channel}</small>
      </td>
      <td className="count">
        {device.frames.toLocaleString("en-GB")}
        <small>{device.lastFrameAt === "never" ? "never one" : `last ${ageAt(device.lastFrameAt, now)}`}</small>
      </td>
      <td>
        {discardWords(device.discards)}
        <small>{device.dropped === 0 ? "none dropped" : `${device.dropped} dropped: queue full`}</small>
      </td>
      <td className="count">{device.opens}</td>
      <td>{offsetWords(device.clockOffsetMs)}</td>
      <td>
        {device.lastError === "none" ? (
          "none"
        ) : (
          <>
            {device.lastError.words}
            <small>{clockTimeSeconds(device.lastError.at)}</small>
          </>
        )}
      </td>
    </tr>
  );
}
