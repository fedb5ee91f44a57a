import { useState } from "react";
import { useWhyNot } from "../../ui/ActProvider.tsx";
import { testIds } from "../../ui/testIds.ts";

type Props<V extends string> = {
  name: string;
  label: string;
  options: readonly V[];
  /** What was recorded last; "not asked" before anybody did. */
  recorded: readonly V[] | "not asked";
  refused: boolean;
  onRecord: (list: readonly V[]) => void;
};

/** All that apply: none of them in one tap, or those that do, recorded together. Nothing is ticked beforehand. */
export function Chips<V extends string>({ name, label, options, recorded, refused, onRecord }: Props<V>) {
  const blocked = useWhyNot() !== "" || refused;
  const [ticked, setTicked] = useState<readonly V[] | "as recorded">("as recorded");
  const shown = ticked === "as recorded" ? (recorded === "not asked" ? [] : recorded) : ticked;
  const toggle = (value: V): void =>
    setTicked(shown.includes(value) ? shown.filter((one) => one !== value) : [...shown, value]);
  const record = (list: readonly V[]): void => {
    setTicked("as recorded");
    onRecord(list);
  };
  const id = (value: string): string => testIds.choice(name, value);
  return (
    <div className="chips" role="group" aria-label={label}>
      <button
        type="button"
        className="chip"
        aria-pressed={recorded !== "not asked" && shown.length === 0}
        data-testid={id("none")}
        disabled={blocked}
        onClick={() => record([])}
      >
        none of these
      </button>
      {options.map((value) => (
        <button
          key={value}
          type="button"
          className="chip"
          aria-pressed={shown.includes(value)}
          data-testid={id(value)}
          disabled={blocked}
          onClick={() => toggle(value)}
        >
          {value}
        </button>
      ))}
      <button
        type="button"
        className="chip chip-record"
        data-testid={id("record")}
        disabled={blocked || ticked === "as recorded" || ticked.length === 0}
        onClick={() => record(shown)}
      >
        Record{shown.length === 0 || ticked === "as recorded" ? "" : ` ${shown.length}`}
      </button>
    </div>
  );
}
