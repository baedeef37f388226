/** A question before what cannot be taken back: Enter says yes, Esc no. */
import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { officeText } from '../text/officeText.ts';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly about: string;
  readonly confirm: string;
  readonly isGrave: boolean;
  /** Answers what went wrong in words; null closes the dialog. */
  readonly onConfirm: () => Promise<string | null>;
  readonly onClose: () => void;
}

export function ConfirmDialog({ title, about, confirm, isGrave, onConfirm, onClose }: ConfirmDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const trouble = useSignal<string | null>(null);
  const isSending = useSignal(false);
  // Before it is painted: a key pressed at once must not reach the page behind it.
  useLayoutEffect(() => dialog.current?.showModal(), []);

  async function act(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending.value) return;
    isSending.value = true;
    trouble.value = await onConfirm();
    isSending.value = false;
    if (trouble.value === null) dialog.current?.close();
  }

  return (
    <dialog
      ref={dialog}
      class="ask"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <form noValidate onSubmit={(event) => void act(event)}>
        <h2 id={`${id}-title`}>{title}</h2>
        <p id={`${id}-text`} class="muted">
          {about}
        </p>
        <p class="ask-trouble" role="alert">
          {trouble.value}
        </p>
        <div class="ask-buttons">
          <button type="button" class="button button-second" onClick={() => dialog.current?.close()}>
            {officeText().claims.next.confirm.back}
          </button>
          <button
            type="submit"
            class={isGrave ? 'button button-bad' : 'button'}
            aria-disabled={isSending.value}
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened to be answered; Esc and Back take it away
            autoFocus
          >
            {confirm}
          </button>
        </div>
      </form>
    </dialog>
  );
}
