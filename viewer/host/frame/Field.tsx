/** A labelled text field over one value, and what is wrong with it right below. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { exactTime, instantOfField, longDate } from '../../format/almatyTime.ts';
import { language } from '../../text/currentText.ts';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onEdit: (value: string) => void;
  readonly isNumber?: boolean;
  readonly class?: string;
  readonly maxLength?: number;
  /** What is wrong, in words; null or left out: nothing. */
  readonly fault?: string | null;
}

const LONGEST = 500;

const classOf = (fault: string | null, more = ''): string =>
  ['field', fault === null ? '' : 'field-faulty', more].filter(Boolean).join(' ');

function Fault({ id, fault }: { id: string; fault: string | null }) {
  return fault === null ? null : (
    <p id={id} class="field-fault">
      {fault}
    </p>
  );
}

export function Field({ label, value, onEdit, isNumber = false, maxLength = LONGEST, ...more }: FieldProps) {
  const id = useId();
  const { fault = null } = more;
  return (
    <div class={classOf(fault, more.class)}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={isNumber ? 'numeric' : 'text'}
        autoComplete="off"
        maxLength={maxLength}
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onInput={(event) => onEdit(event.currentTarget.value)}
      />
      <Fault id={`${id}-fault`} fault={fault} />
    </div>
  );
}

export interface TimeFieldProps extends FieldProps {
  /** What clock it means. */
  readonly note: ComponentChildren;
  /** What to type, while nothing that can be read is typed. */
  readonly hint: string;
}

/** A moment as a person types it, read back in full: browsers write dates their own way, and 03/04 is two days. */
export function TimeField({ label, value, onEdit, note, hint, fault = null }: TimeFieldProps) {
  const id = useId();
  const instantMs = instantOfField(value);
  return (
    <div class={classOf(fault)}>
      <label for={id}>
        {label} <span class="field-note">{note}</span>
      </label>
      <input
        id={id}
        type="datetime-local"
        step="1"
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? `${id}-read` : `${id}-fault ${id}-read`}
        onInput={(event) => onEdit(event.currentTarget.value)}
      />
      <p id={`${id}-read`} class="field-read">
        {instantMs === null ? hint : `${longDate(instantMs, language.value)}, ${exactTime(instantMs)}`}
      </p>
      <Fault id={`${id}-fault`} fault={fault} />
    </div>
  );
}
