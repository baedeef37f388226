/** A calendar day, read back as people write it: browsers show dates their own way. */
import { useId } from 'preact/hooks';
import { dayWords } from './dayWords.ts';

export interface DayFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onEdit: (day: string) => void;
  /** What an empty field means. */
  readonly whenEmpty: string;
}

export function DayField({ label, value, onEdit, whenEmpty }: DayFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        aria-describedby={`${id}-read`}
        onInput={({ currentTarget }) => onEdit(currentTarget.value)}
      />
      <p id={`${id}-read`} class="field-read">
        {value === '' ? whenEmpty : dayWords(value)}
      </p>
    </div>
  );
}
