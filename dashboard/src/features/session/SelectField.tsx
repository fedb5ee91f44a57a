import { testIds } from "../../ui/testIds.ts";

type Props<V extends string> = {
  name: string;
  label: string;
  value: V | "";
  options: readonly { value: V; words: string }[];
  onChange: (value: V | "") => void;
};

/** One of a few; nothing is chosen beforehand unless the caller says so. */
export function SelectField<V extends string>({ name, label, value, options, onChange }: Props<V>) {
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={value}
        data-testid={testIds.field(name)}
        onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value ?? "")}
      >
        <option value="">choose…</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </label>
  );
}
