/** Asks once more before an act that cannot be undone; an abort also needs its reason. */
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { text } from '../text/currentText.ts';

const LONGEST_REASON = 500;

export interface ConfirmDialogProps {
  readonly title: string;
  readonly explanation: string;
  readonly confirm: string;
  /** Asks for a reason, and hands it over. */
  readonly needsReason: boolean;
  /** What went wrong in words; null closes the dialog. */
  readonly onConfirm: (reason: string) => Promise<string | null>;
  readonly onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, explanation, confirm, needsReason, onConfirm, onClose } = props;
  const texts = text().host;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const reason = useSignal('');
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  useEffect(() => dialog.current?.showModal(), []);

  async function act(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending.value) return;
    if (needsReason && reason.value.trim() === '') {
      fault.value = texts.reasonNeeded;
      return;
    }
    isSending.value = true;
    fault.value = await onConfirm(reason.value.trim());
    isSending.value = false;
    if (fault.value === null) dialog.current?.close();
  }

  return (
    <dialog ref={dialog} class="confirm" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form onSubmit={(event) => void act(event)}>
        <h2 id={`${id}-title`}>{title}</h2>
        <p class="muted">{explanation}</p>
        {needsReason && (
          <div class={fault.value ? 'field field-faulty' : 'field'}>
            <label for={`${id}-reason`}>{texts.reason}</label>
            <textarea
              id={`${id}-reason`}
              rows={3}
              maxLength={LONGEST_REASON}
              value={reason.value}
              onInput={(event) => {
                reason.value = event.currentTarget.value;
                fault.value = null;
              }}
            />
          </div>
        )}
        <p class="field-fault" role="alert">
          {fault.value}
        </p>
        <div class="confirm-buttons">
          <button type="button" class="button button-second" onClick={() => dialog.current?.close()}>
            {texts.keep}
          </button>
          <button
            type="submit"
            class={needsReason ? 'button button-bad' : 'button'}
            aria-disabled={isSending.value}
          >
            {confirm}
          </button>
        </div>
      </form>
    </dialog>
  );
}
