/** Erases what says who somebody is: a second press, for it cannot be brought back. */
import { useSignal } from '@preact/signals';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import type { MonthDesk } from './monthDesk.ts';

export interface EraseButtonProps {
  readonly desk: MonthDesk;
  readonly words: string;
  readonly sure: string;
  /** What the server is asked to erase. */
  readonly what: { readonly code: string } | { readonly out: 'all' };
  readonly onDone?: () => void;
}

export function EraseButton({ desk, words, sure, what, onDone }: EraseButtonProps) {
  const isSure = useSignal(false);
  const isDone = useSignal(false);
  const trouble = useSignal<string | null>(null);

  async function press(): Promise<void> {
    if (!isSure.value) {
      isSure.value = true;
      return;
    }
    isSure.value = false;
    const outcome = await desk.model.act({ method: 'POST', path: `${desk.path}/erase`, json: what });
    trouble.value = outcome.ok ? null : outcome.words;
    isDone.value = outcome.ok;
    if (outcome.ok) onDone?.();
  }

  return (
    <>
      <button
        type="button"
        class="side-act"
        onBlur={() => {
          isSure.value = false;
        }}
        onClick={() => void press()}
      >
        {isSure.value ? sure : words}
      </button>
      {isDone.value && (
        <p class="muted small" role="status">
          {officeText().raffle.erase.done}
        </p>
      )}
      <Trouble words={trouble.value} />
    </>
  );
}
