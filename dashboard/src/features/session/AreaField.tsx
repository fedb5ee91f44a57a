import { testIds } from "../../ui/testIds.ts";

type Props = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
};

// The contract's own bound for free words.
const MOST_LETTERS = 500;

/** Free words, of several lines. */
export function AreaField({ name, label, value, onChange, autoFocus = false }: Props) {
  return (
    <label className="field">
      <span>{label}</span>
      <textarea
        rows={3}
        value={value}
        maxLength={MOST_LETTERS}
        autoFocus={autoFocus}
        data-testid={testIds.field(name)}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
