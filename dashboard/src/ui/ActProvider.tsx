import type { Act, Who } from "@vigil/shared/contracts";
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import { useLocation } from "react-router";
import { useStation, useTime } from "../app/StationContext.ts";
import { whyUnheard } from "../reading/pageTime.ts";
import { useStore } from "../store/useStore.ts";
import { NameDialog } from "./NameDialog.tsx";
import { Toasts, type Toast } from "./Toasts.tsx";
import { toastOf } from "./toastOf.ts";

type Acting = {
  /** Asks the gateway; asks for a name first where none is known. `what` is for the answer: "Acknowledged". */
  act(what: string, act: Act): void;
  askName(): void;
};

const ActContext = createContext<Acting | undefined>(undefined);

export function useAct(): Acting {
  const acting = useContext(ActContext);
  if (acting === undefined) throw new Error("useAct outside of ActProvider");
  return acting;
}

/** Why nothing can be asked of the gateway now; empty when it can. */
export function useWhyNot(): string {
  const time = useTime();
  return time.heartbeat === "heard" ? "" : whyUnheard(time);
}

const SHOWN_MS = 4_000;
type Waiting = { named: (who: Who) => void } | "nothing";
type Asked = Toast & { askedOn: string };

export function ActProvider({ children }: { children: ReactNode }) {
  const station = useStation();
  const who = useStore(station.who, (value) => value);
  const [asked, setAsked] = useState<Waiting>("nothing");
  const [toasts, setToasts] = useState<readonly Asked[]>([]);
  const close = useCallback((id: string) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);

  const { pathname } = useLocation();

  const send = useCallback(
    async (by: Who, what: string, act: Act): Promise<void> => {
      const toast = { ...toastOf(what, await station.act(by, act)), askedOn: pathname };
      // What went well needs one line; it covers what is behind it, so the next takes its place.
      setToasts((all) => [...all.filter(({ tone }) => tone !== "done").slice(-3), toast]);
      if (toast.tone === "done") setTimeout(() => close(toast.id), SHOWN_MS);
    },
    [station, close, pathname],
  );
  const acting = useMemo<Acting>(
    () => ({
      act(what, act) {
        const by = station.who.get();
        if (by === "nobody") setAsked({ named: (named) => void send(named, what, act) });
        else void send(by, what, act);
      },
      askName: () => setAsked({ named: () => undefined }),
    }),
    [station, send],
  );
  const named = (name: Who): void => {
    station.who.set(name);
    setAsked("nothing");
    if (asked !== "nothing") asked.named(name);
  };
  // What went well is told on the page where it was asked for; elsewhere it would only cover a number.
  const told = toasts.filter(({ tone, askedOn }) => tone !== "done" || askedOn === pathname);
  return (
    <ActContext value={acting}>
      {children}
      {asked === "nothing" ? null : <NameDialog known={who} onNamed={named} onCancel={() => setAsked("nothing")} />}
      <Toasts toasts={told} onClose={close} />
    </ActContext>
  );
}
