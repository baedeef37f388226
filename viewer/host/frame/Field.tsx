/** A labelled text field over one value. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onEdit: (value: string) => void;
  readonly isNumber?: boolean;
  readonly class?: string;
  readonly maxLength?: number;
}

const LONGEST = 500;

export function Field({ label, value, onEdit, isNumber = false, maxLength = LONGEST, ...more }: FieldProps) {
  const id = useId();
  return (
    <div class={more.class ? `field ${more.class}` : 'field'}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={isNumber ? 'numeric' : 'text'}
        autoComplete="off"
        maxLength={maxLength}
        value={value}
        onInput={(event) => onEdit(event.currentTarget.value)}
      />
    </div>
  );
}

/** A moment as a person types it, with what clock it means. */
export function TimeField({ label, value, onEdit, note }: FieldProps & { readonly note: ComponentChildren }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label} <span class="field-note">{note}</span>
      </label>
      <input
        id={id}
        type="datetime-local"
        step="1"
        value={value}
        onInput={(event) => onEdit(event.currentTarget.value)}
      />
    </div>
  );
}
