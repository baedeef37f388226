/** The field for a draw number: groups the digits while somebody types or pastes, and keeps the caret in place. */
import type { Signal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { isDrawNumber } from '../../engine/series/drawNumber.ts';
import { caretAfter, digitsOf, groupedNumber } from '../format/numberGroups.ts';
import { text } from '../text/currentText.ts';

/** What is wrong with a number, in words; null when it can be a draw number. */
export function numberFault(digits: string): string | null {
  const verdict = isDrawNumber(digits);
  if (verdict.ok) return null;
  const texts = text().number;
  if (verdict.reason === 'length') return texts.length;
  return verdict.reason === 'digits' ? texts.digits : texts.checkDigit;
}

export interface NumberFieldProps {
  /** Digits only. */
  readonly digits: Signal<string>;
  readonly label: string;
  /** Shown under the field, and tied to it. */
  readonly fault: string | null;
  readonly onEdit?: () => void;
}

export function NumberField({ digits, label, fault, onEdit }: NumberFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);

  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  function edit(input: HTMLInputElement): void {
    const left = digitsOf(input.value.slice(0, input.selectionStart ?? input.value.length)).length;
    const next = digitsOf(input.value);
    caret.current = caretAfter(left);
    digits.value = next;
    // The same digits draw nothing anew: a letter that was typed has to go all the same.
    input.value = groupedNumber(next);
    input.setSelectionRange(caret.current, caret.current);
    onEdit?.();
  }

  return (
    <div class={fault ? 'field field-faulty' : 'field'}>
      <label for={id}>{label}</label>
      <input
        id={id}
        ref={field}
        class="number-input"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellcheck={false}
        placeholder={'000\u00a0000\u00a0000\u00a0000'}
        value={groupedNumber(digits.value)}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        onInput={(event) => edit(event.currentTarget)}
      />
      <p id={`${id}-fault`} class="field-fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
