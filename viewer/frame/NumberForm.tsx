/** A field for a draw number, its button, and below them what was found. */
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { text } from '../text/currentText.ts';
import { NumberField } from './NumberField.tsx';

export interface NumberFormProps {
  /** Digits only. */
  readonly digits: Signal<string>;
  readonly fault: Signal<string | null>;
  /** Emptied, as the fault is, when the number is edited. */
  readonly finding: Signal<unknown>;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly children: ComponentChildren;
}

export function NumberForm({ digits, fault, finding, onSubmit, children }: NumberFormProps) {
  return (
    <>
      <form class="number-form" noValidate onSubmit={onSubmit}>
        <NumberField
          digits={digits}
          label={text().register.field}
          fault={fault.value}
          onEdit={() => {
            fault.value = null;
            finding.value = null;
          }}
        />
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
