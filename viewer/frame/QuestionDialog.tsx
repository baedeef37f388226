/** A question before something that cannot be undone: Enter says yes, Esc no. Its words are of whoever asks. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

/** What went wrong. `isVoid`: the question is about something that is no more, and can only be closed. */
export interface QuestionTrouble {
  readonly words: string;
  readonly isVoid: boolean;
}

export interface QuestionDialogProps {
  /** What it is about, over the title. */
  readonly subject?: ComponentChildren;
  readonly title: string;
  readonly explanation: string;
  /** What is asked besides; gone where the question is void. */
  readonly fields?: ComponentChildren;
  /** Words of the buttons; `close` stands where the question is void. */
  readonly words: { readonly confirm: string; readonly back: string; readonly close: string };
  readonly isGrave: boolean;
  /** Null closes the dialog. */
  readonly onConfirm: () => Promise<QuestionTrouble | null>;
  readonly onClose: () => void;
}

export function QuestionDialog(props: QuestionDialogProps) {
  const { subject, title, explanation, fields, words, isGrave, onConfirm, onClose } = props;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const trouble = useSignal<QuestionTrouble | null>(null);
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

  const isVoid = trouble.value?.isVoid ?? false;
  const heading = <h2 id={`${id}-title`}>{title}</h2>;
  return (
    <dialog
      ref={dialog}
      class="ask"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <form noValidate onSubmit={(event) => void act(event)}>
        {subject ? (
          <div>
            {subject}
            {heading}
          </div>
        ) : (
          heading
        )}
        <p id={`${id}-text`} class="muted">
          {explanation}
        </p>
        {!isVoid && fields}
        <p class="ask-trouble" role="alert">
          {trouble.value?.words}
        </p>
        <div class="ask-buttons">
          <button type="button" class="button button-second" onClick={() => dialog.current?.close()}>
            {isVoid ? words.close : words.back}
          </button>
          {!isVoid && (
            <button
              type="submit"
              class={isGrave ? 'button button-bad' : 'button'}
              aria-disabled={isSending.value}
              // biome-ignore lint/a11y/noAutofocus: the dialog was opened to be answered; Esc and Back take it away
              autoFocus={!fields}
            >
              {words.confirm}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}
