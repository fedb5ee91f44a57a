import type { ChairView } from "@vigil/shared/contracts";
import { House } from "lucide-react";
import { usePage, useView } from "../../app/StationContext.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { columnsFor, rowsFor } from "./columnsFor.ts";
import { Tile } from "./Tile.tsx";
import "./floor.css";

/** Every chair, then every home, in the order of the configuration: nothing moves under a finger (safety S24). */
export function Floor() {
  const view = useView();
  const connection = usePage((page) => page.connection);
  if (view === undefined)
    return (
      <EmptyState
        title={connection.is === "refused" ? "The gateway refused this page" : "Waiting for the gateway"}
        words={
          connection.is === "lost"
            ? `It does not answer (${connection.why}). This page goes on trying. Watch the bedside devices.`
            : connection.why || "The first picture of the floor is on its way."
        }
      />
    );
  if (view.order.length === 0)
    return (
      <EmptyState
        title="No chairs yet"
        words="The gateway runs, but its configuration names no chair and no home. Add them and their devices to site.yaml and start it again."
      />
    );
  const { limits, protocols } = view;
  const places = view.order.flatMap((id) => view.chairs[id] ?? []);
  const homes = places.filter(({ place }) => place === "home");
  const chairs = places.filter(({ place }) => place !== "home");
  const columns = columnsFor(chairs.length, homes.length);
  const tilesOf = (tiles: readonly ChairView[]) =>
    tiles.map((chair) => <Tile key={chair.id} {...{ chair, limits, protocols }} />);
  const room = (tiles: readonly ChairView[]) => ({ "--columns": columns, "--rows": rowsFor(tiles.length, columns) });
  return (
    <div className="floor-page">
      {chairs.length === 0 ? null : (
        <section className="floor-part" aria-label="Chairs" style={room(chairs)}>
          <ul className="floor">{tilesOf(chairs)}</ul>
        </section>
      )}
      {homes.length === 0 ? null : (
        <section className="floor-part floor-homes" aria-label="Homes" style={room(homes)}>
          <h2>
            <House aria-hidden="true" size={15} /> Homes
          </h2>
          <ul className="floor">{tilesOf(homes)}</ul>
        </section>
      )}
    </div>
  );
}
