import { usePage, useView } from "../../app/StationContext.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { columnsFor } from "./columnsFor.ts";
import { Tile } from "./Tile.tsx";
import "./floor.css";

/** Every chair at a glance, in the order of the configuration: nothing moves under a finger (safety S24). */
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
        words="The gateway runs, but its configuration names no chair. Add chairs and devices to site.yaml and start it again."
      />
    );
  const limits = view.limits.spo2Low.filter((step) => step.priority !== "info").map((step) => step.limit);
  return (
    <div className="floor-page">
      <ul className="floor" style={{ "--columns": columnsFor(view.order.length) }}>
        {view.order.map((id) => {
          const chair = view.chairs[id];
          return chair === undefined ? null : <Tile key={id} chair={chair} limits={limits.join(" ")} />;
        })}
      </ul>
    </div>
  );
}
