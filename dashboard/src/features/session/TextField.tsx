import { testIds } from "../../ui/testIds.ts";

type Props = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
  /** A keyboard for numbers on a touch screen; commas and points are both taken. */
  numeric?: "whole" | "decimal";
  autoFocus?: boolean;
};

export function TextField({ name, label, value, onChange, maxLength = 300, numeric, autoFocus = false }: Props) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="text"
        value={value}
        maxLength={maxLength}
        autoFocus={autoFocus}
        autoComplete="off"
        data-testid={testIds.field(name)}
        {...(numeric === undefined ? {} : { inputMode: numeric === "whole" ? "numeric" : "decimal" })}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
