/** A question before something that cannot be undone: its words, its fields, and one button that does it. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { drawName, isRehearsal } from '../../frame/drawName.ts';
import { hostText } from '../text/hostText.ts';

/** What went wrong. `isVoid`: the question is about something that is no more, and can only be closed. */
export interface Trouble {
  readonly words: string;
  readonly isVoid: boolean;
}

export interface AskDialogProps {
  /** The draw that it is about. */
  readonly draw: string;
  readonly title: string;
  readonly explanation: string;
  readonly confirm: string;
  readonly isGrave?: boolean;
  readonly children?: ComponentChildren;
  /** Null closes the dialog. */
  readonly onConfirm: () => Promise<Trouble | null>;
  readonly onClose: () => void;
}

export function AskDialog(props: AskDialogProps) {
  const { draw, title, explanation, confirm, isGrave = false, children, onConfirm, onClose } = props;
  const texts = hostText().acts;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const trouble = useSignal<Trouble | null>(null);
  const isSending = useSignal(false);
  // Before it is painted: a key pressed at once must not reach the desk behind it.
  useLayoutEffect(() => dialog.current?.showModal(), []);

  function leave(): void {
    // Back at the one thing to do, not at the button that was pressed: the space bar must not open this again.
    const primary = document.querySelector<HTMLElement>('button.primary');
    if (primary) primary.focus({ preventScroll: true });
    else (document.activeElement as HTMLElement | null)?.blur();
    onClose();
  }

  async function act(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending.value) return;
    isSending.value = true;
    trouble.value = await onConfirm();
    isSending.value = false;
    if (trouble.value === null) dialog.current?.close();
  }

  const isVoid = trouble.value?.isVoid ?? false;
  return (
    <dialog
      ref={dialog}
      class="ask"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={leave}
    >
      <form noValidate onSubmit={(event) => void act(event)}>
        <div>
          <p class="ask-draw">{isRehearsal(draw) ? <b>{hostText().rehearsal.mark}</b> : drawName(draw)}</p>
          <h2 id={`${id}-title`}>{title}</h2>
        </div>
        <p id={`${id}-text`} class="muted">
          {explanation}
        </p>
        {!isVoid && children}
        <p class="ask-trouble" role="alert">
          {trouble.value?.words}
        </p>
        <div class="ask-buttons">
          <button type="button" class="button button-second" onClick={() => dialog.current?.close()}>
            {isVoid ? texts.close : texts.back}
          </button>
          {!isVoid && (
            <button
              type="submit"
              class={isGrave ? 'button button-bad' : 'button'}
              aria-disabled={isSending.value}
              // biome-ignore lint/a11y/noAutofocus: the dialog was opened to be answered; Esc and Back take it away
              autoFocus={!children}
            >
              {confirm}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}
