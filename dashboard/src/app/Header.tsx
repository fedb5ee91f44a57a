import { BookOpenCheck, ClipboardList, HeartPulse, LayoutGrid, Moon, PlugZap, Sun, UserRound } from "lucide-react";
import { useState } from "react";
import { NavLink } from "react-router";
import { useStore } from "../store/useStore.ts";
import { useAct } from "../ui/ActProvider.tsx";
import { ConnectionMark } from "./ConnectionMark.tsx";
import { SoundControl } from "./SoundControl.tsx";
import { useStation, useView } from "./StationContext.ts";
import { chooseTheme, preferredTheme } from "./theme.ts";

export function Header() {
  const view = useView();
  const who = useStore(useStation().who, (value) => value);
  const { askName } = useAct();
  const [theme, setTheme] = useState(preferredTheme);
  const other = theme === "dark" ? "light" : "dark";
  return (
    <header className="head">
      <span className="brand">
        <HeartPulse aria-hidden="true" size={22} />
        <b>Vigil</b>
        <span className="site">{view?.site}</span>
      </span>
      <nav className="head-nav" aria-label="Pages">
        <NavLink to="/" end>
          <LayoutGrid aria-hidden="true" size={18} />
          <span>Floor</span>
        </NavLink>
        <NavLink to="/records">
          <ClipboardList aria-hidden="true" size={18} />
          <span>Records</span>
        </NavLink>
        <NavLink to="/protocols">
          <BookOpenCheck aria-hidden="true" size={18} />
          <span>Protocols</span>
        </NavLink>
        <NavLink to="/devices">
          <PlugZap aria-hidden="true" size={18} />
          <span>Devices</span>
        </NavLink>
      </nav>
      <ConnectionMark />
      <SoundControl />
      <button type="button" className="head-button head-who" onClick={askName} title="Who is acting here">
        <UserRound aria-hidden="true" size={18} />
        <span>{who === "nobody" ? "No name" : who.name}</span>
        {who === "nobody" ? null : <small>{`${who.role ?? "no role"}, not verified`}</small>}
      </button>
      <button
        type="button"
        className="head-button"
        aria-label={`Switch to the ${other} theme`}
        onClick={() => {
          chooseTheme(other);
          setTheme(other);
        }}
      >
        {theme === "dark" ? <Sun aria-hidden="true" size={18} /> : <Moon aria-hidden="true" size={18} />}
      </button>
    </header>
  );
}
