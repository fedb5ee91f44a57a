import "@fontsource-variable/inter";
import "./styles/tokens.css";
import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { createStation } from "./app/station.ts";
import { applyTheme, preferredTheme } from "./app/theme.ts";

applyTheme(preferredTheme());
const station = createStation(document.documentElement);
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App station={station} />
  </StrictMode>,
);
