import { testIds } from "../../ui/testIds.ts";

type Props<V extends string | number> = {
  name: string;
  label: string;
  value: V | "not chosen";
  options: readonly { value: V; words: string }[];
  onChange: (value: V) => void;
};

/** One of a few, each a button to be tapped; nothing is chosen beforehand unless the caller says so. */
export function ChoiceField<V extends string | number>({ name, label, value, options, onChange }: Props<V>) {
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div className="choice-row" role="radiogroup" aria-label={label}>
        {options.map((option) => (
          <label
            key={option.value}
            data-checked={value === option.value}
            data-testid={testIds.choice(name, String(option.value))}
          >
            <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
            {option.words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
