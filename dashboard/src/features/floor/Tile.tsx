import type { ChairView } from "@vigil/shared/contracts";
import { memo } from "react";
import { Link } from "react-router";
import { Sparkline } from "../../charts/Sparkline.tsx";
import { raisedOf } from "../../reading/alarms.ts";
import { cuffWords } from "../../reading/pressure.ts";
import { Age } from "../../ui/Age.tsx";
import { AlarmBanner } from "../../ui/AlarmBanner.tsx";
import { Calm } from "../../ui/Calm.tsx";
import { LinkMark } from "../../ui/LinkMark.tsx";
import { PressureVital } from "../../ui/PressureVital.tsx";
import { testIds } from "../../ui/testIds.ts";
import { Vital } from "../../ui/Vital.tsx";

/** One chair. Drawn again only when the chair itself has changed; ages and freshness are leaves that tick by themselves. */
export const Tile = memo(function Tile({ chair, limits }: { chair: ChairView; limits: string }) {
  const alarms = raisedOf(chair.alarms);
  const worst = alarms[0];
  return (
    <li className="tile" data-testid={testIds.tile(chair.id)} data-priority={worst?.priority ?? "none"}>
      <header className="tile-head">
        <h2>
          <Link to={`/chair/${chair.id}`}>{chair.label}</Link>
        </h2>
        {chair.watchedSince === "not watched" ? <span className="tile-unwatched">not watched</span> : null}
        <span className="tile-links">
          {Object.values(chair.devices).map((device) => (
            <LinkMark key={device.id} device={device} doing={device.kind === "cuff" ? cuffWords(chair.cuff) : ""} />
          ))}
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
      <Sparkline chair={chair.id} limits={limitsOf(limits)} />
    </li>
  );
});

const limitsOf = (text: string): readonly number[] => (text === "" ? [] : text.split(" ").map(Number));
