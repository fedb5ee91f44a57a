import type { DeviceReport, DeviceView } from "@vigil/shared/contracts";
import { useTime, useView } from "../../app/StationContext.ts";
import { ageAt, clockTimeSeconds } from "../../reading/age.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { fetchDevices } from "../../link/rest.ts";
import { testIds } from "../../ui/testIds.ts";
import { useAsked } from "../../ui/useAsked.ts";
import { batteryWords, discardWords, lateWords, offsetWords, verifiedWords, withKitsFirst } from "./deviceWords.ts";
import { MqttPanel } from "./MqttPanel.tsx";
import "./devices.css";

const EVERY_MS = 2_000;

/** Every port and every kit: what hangs on it, whether it speaks, what was thrown away and why, and the last trouble. */
export function DevicesPage() {
  const { value: devices, why, at } = useAsked(fetchDevices, EVERY_MS);
  const view = useView();
  if (devices === "none yet")
    return (
      <EmptyState
        title="Asking for the devices"
        words={why === "" ? "The list comes in a moment." : `Not available: ${why}`}
      />
    );
  const known = new Map(Object.values(view?.chairs ?? {}).flatMap((chair) => Object.entries(chair.devices)));
  return (
    <div className="devices-page">
      <header>
        <h1>Devices</h1>
        <p role="status" data-trouble={why !== ""}>
          {why === ""
            ? "Refreshed every 2 s"
            : `NOT refreshed since ${at === "unknown" ? "then" : clockTimeSeconds(at)}: ${why}`}
        </p>
      </header>
      <MqttPanel />
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
            {devices.length === 0 ? (
              <tr>
                <td colSpan={8}>
                  No device is set up at this site: its configuration names them, and the chair of each.
                </td>
              </tr>
            ) : null}
            {withKitsFirst(devices, (id) => known.get(id)?.via).map((device) => (
              <Row key={device.id} device={device} known={known.get(device.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Row({ device, known }: { device: DeviceReport; known: DeviceView | undefined }) {
  const { now } = useTime();
  const chair = useView()?.chairs[device.chair]?.label ?? device.chair;
  return (
    <tr data-link={device.link} data-kind={known?.kind} data-via={known?.via}>
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
        {known?.kind === "kit" ? <small>{`battery ${batteryWords(known.battery)}, as it said last`}</small> : null}
      </td>
      <td className="count">
        {device.frames.toLocaleString("en-GB")}
        <small>{device.lastFrameAt === "never" ? "never one" : `last ${ageAt(device.lastFrameAt, now)}`}</small>
      </td>
      <td>
        {discardWords(device.discards)}
        <small>{lateWords(device.discards)}</small>
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
