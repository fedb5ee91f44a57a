import type { ChairView, DeviceView, Limits, Protocol } from "@vigil/shared/contracts";
import { EyeOff } from "lucide-react";
import { memo } from "react";
import { Link } from "react-router";
import { Sparkline } from "../../charts/Sparkline.tsx";
import { raisedOf } from "../../reading/alarms.ts";
import { limitsOf } from "../../reading/limitsOf.ts";
import { cuffWords } from "../../reading/pressure.ts";
import { Age } from "../../ui/Age.tsx";
import { AlarmBanner } from "../../ui/AlarmBanner.tsx";
import { Breaths } from "../../ui/Breaths.tsx";
import { Calm } from "../../ui/Calm.tsx";
import { LinkMark } from "../../ui/LinkMark.tsx";
import { PressureVital } from "../../ui/PressureVital.tsx";
import { testIds } from "../../ui/testIds.ts";
import { Vital } from "../../ui/Vital.tsx";
import { HomeStrip } from "./HomeStrip.tsx";
import { SessionStrip } from "./SessionStrip.tsx";

/** `limits` are the site's: what this chair is judged by is reckoned here. */
type Props = { chair: ChairView; limits: Limits; protocols: readonly Protocol[] };

/**
 * One chair or home. Drawn again only when it has changed; ages and freshness are leaves that tick by themselves. Each part has
 * its place whether it has something to say or not: nothing moves under a finger.
 */
export const Tile = memo(function Tile({ chair, limits, protocols }: Props) {
  const alarms = raisedOf(chair.alarms);
  const worst = alarms[0];
  const isHome = chair.place === "home";
  return (
    <li
      className="tile"
      data-testid={testIds.tile(chair.id)}
      data-priority={worst?.priority ?? "none"}
      data-emergency={chair.session !== "none" && chair.session.phase === "emergency"}
      data-place={isHome ? "home" : "chair"}
    >
      <header className="tile-head">
        <h2>
          <Link to={`/chair/${chair.id}`}>{chair.label}</Link>
        </h2>
        {chair.watchedSince === "not watched" && worst !== undefined ? (
          // Where no alarm stands, the line below says it in full.
          <span className="tile-unwatched" title="Not watched: no patient alarms">
            <EyeOff aria-hidden="true" />
            <span className="tile-unwatched-word">not watched</span>
          </span>
        ) : null}
        <span className="tile-links">
          {Object.values(chair.devices)
            .filter(hasOwnLink)
            .map((device) => (
              <LinkMark key={device.id} device={device} doing={device.kind === "cuff" ? cuffWord(chair.cuff) : ""} />
            ))}
          {isHome && chair.cuff.is !== "idle" ? <span className="tile-cuff">cuff {cuffWord(chair.cuff)}</span> : null}
        </span>
      </header>
      <div className="tile-banner">
        {worst === undefined ? (
          <span className="tile-calm">
            <Calm>
              {chair.watchedSince === "not watched" ? (
                "Not watched: no patient alarms"
              ) : (
                <>
                  No alarm · watched <Age at={chair.watchedSince} />
                </>
              )}
            </Calm>
          </span>
        ) : (
          <AlarmBanner alarm={worst} more={alarms.length - 1} />
        )}
      </div>
      <Vital chair={chair} metric="spo2" />
      <Vital chair={chair} metric="pulse" />
      <PressureVital chair={chair} />
      <Sparkline chair={chair.id} limits={linesOf(limitsOf({ limits, protocols }, chair))} />
      <Breaths chair={chair} />
      <SessionStrip chair={chair} />
      {isHome ? <HomeStrip chair={chair} /> : null}
    </li>
  );
});

// Why a cuff failed is for the alarm to tell; the head of a small tile has room for one word.
const cuffWord = (cuff: ChairView["cuff"]): string => (cuff.is === "failed" ? cuff.is : cuffWords(cuff));

// A kit and what hangs on it share one link, and the home's own line says it.
const hasOwnLink = ({ kind, via }: DeviceView): boolean => kind !== "kit" && via === undefined;

const linesOf = ({ spo2Low }: Limits): readonly number[] =>
  spo2Low.filter(({ priority }) => priority !== "info").map(({ limit }) => limit);
