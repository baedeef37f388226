/** A field for a draw number or an entry of a list, its button, and below them what was found. */
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { text } from '../text/currentText.ts';
import { EntryField } from './EntryField.tsx';
import { NumberField } from './NumberField.tsx';

export interface NumberFormProps {
  /** Digits only; of a list, any text. */
  readonly digits: Signal<string>;
  /** The draw has no tickets: its entries are any text. */
  readonly isOfList?: boolean;
  readonly fault: Signal<string | null>;
  /** Emptied, as the fault is, when the number is edited. */
  readonly finding: Signal<unknown>;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly children: ComponentChildren;
}

export function NumberForm({ digits, isOfList, fault, finding, onSubmit, children }: NumberFormProps) {
  const onEdit = (): void => {
    fault.value = null;
    finding.value = null;
  };
  return (
    <>
      <form class="number-form" noValidate onSubmit={onSubmit}>
        {isOfList ? (
          <EntryField entry={digits} fault={fault.value} onEdit={onEdit} />
        ) : (
          <NumberField digits={digits} label={text().register.field} fault={fault.value} onEdit={onEdit} />
        )}
        <button type="submit" class="button button-second">
          {text().find.submit}
        </button>
      </form>
      <div role="status" class="outcome-place">
        {children}
      </div>
    </>
  );
}
