import { BrowserRouter, Link, Route, Routes } from "react-router";
import { ChairPage } from "../features/chair/ChairPage.tsx";
import { DischargePage } from "../features/chair/DischargePage.tsx";
import { DevicesPage } from "../features/devices/DevicesPage.tsx";
import { Floor } from "../features/floor/Floor.tsx";
import { ProtocolsPage } from "../features/protocols/ProtocolsPage.tsx";
import { RecordPage } from "../features/records/RecordPage.tsx";
import { RecordsPage } from "../features/records/RecordsPage.tsx";
import { ActProvider } from "../ui/ActProvider.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Shell } from "./Shell.tsx";
import type { Station } from "./station.ts";
import { StationContext } from "./StationContext.ts";

export function App({ station }: { station: Station }) {
  return (
    <StationContext value={station}>
      <BrowserRouter>
        <ActProvider>
          <Routes>
            <Route element={<Shell />}>
              <Route index element={<Floor />} />
              <Route path="chair/:id" element={<ChairPage />} />
              <Route path="chair/:id/discharge" element={<DischargePage />} />
              <Route path="records" element={<RecordsPage />} />
              <Route path="record/:id" element={<RecordPage />} />
              <Route path="protocols" element={<ProtocolsPage />} />
              <Route path="devices" element={<DevicesPage />} />
              <Route
                path="*"
                element={
                  <EmptyState title="No such page" words="The floor shows every chair and every home.">
                    <Link className="button" to="/">
                      Go to the floor
                    </Link>
                  </EmptyState>
                }
              />
            </Route>
          </Routes>
        </ActProvider>
      </BrowserRouter>
    </StationContext>
  );
}
