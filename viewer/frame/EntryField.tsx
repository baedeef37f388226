/** The field for an entry of a list, which can be any text: a draw without tickets has such entries. */
import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { text } from '../text/currentText.ts';

export interface EntryFieldProps {
  readonly entry: Signal<string>;
  /** Shown under the field, and tied to it. */
  readonly fault: string | null;
  readonly onEdit: () => void;
}

export function EntryField({ entry, fault, onEdit }: EntryFieldProps) {
  const id = useId();
  return (
    <div class={fault ? 'field field-faulty' : 'field'}>
      <label for={id}>{text().register.entryField}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellcheck={false}
        value={entry.value}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        onInput={(event) => {
          entry.value = event.currentTarget.value.trim();
          onEdit();
        }}
      />
      <p id={`${id}-fault`} class="field-fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
