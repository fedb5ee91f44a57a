import { fetchHealth } from "../../link/rest.ts";
import { testIds } from "../../ui/testIds.ts";
import { useAsked } from "../../ui/useAsked.ts";
import { refusedWords } from "./deviceWords.ts";

const EVERY_MS = 2_000;

/** The way to the kits: which broker, whether it is reached, and what was refused and why. Nothing where a site has none. */
export function MqttPanel() {
  const { value: health, why } = useAsked(fetchHealth, EVERY_MS);
  if (health === "none yet" || health.mqtt === "not configured") return null;
  const { broker, address, connected, kits, refused, why: said } = health.mqtt;
  return (
    <section className="panel mqtt-panel" aria-label="MQTT" data-testid={testIds.mqttPanel} data-stale={why !== ""}>
      <h2>MQTT</h2>
      <dl>
        <div>
          <dt>Broker</dt>
          <dd>
            {broker}
            <small>{address}</small>
          </dd>
        </div>
        <div>
          <dt>Connection</dt>
          <dd>
            <span className="link-chip" data-link={why !== "" ? "not known" : connected ? "online" : "unplugged"}>
              {why !== "" ? "not known" : connected ? "connected" : "not connected"}
            </span>
            <small>{why !== "" ? why : connected ? "" : said}</small>
          </dd>
        </div>
        <div>
          <dt>Kits</dt>
          <dd>{kits}</dd>
        </div>
        <div>
          <dt>Refused since the start</dt>
          <dd>{refusedWords(refused)}</dd>
        </div>
      </dl>
    </section>
  );
}
