interface FilterSelectProps {
  /** What the filter is about, which also stands for all values. */
  readonly label: string;
  readonly values: readonly string[];
  /** `undefined` for all values. */
  readonly value: string | undefined;
  /** Called with an empty text for all values. */
  readonly onChange: (value: string) => void;
}

/** A filter of a list: all entries, or those with one value. */
export const FilterSelect = ({ label, values, value, onChange }: FilterSelectProps) => (
  <select
    aria-label={label}
    value={value ?? ''}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  >
    <option value="">{label}</option>
    {values.map((one) => (
      <option key={one}>{one}</option>
    ))}
  </select>
);
