/** A question before something that cannot be undone: its words, its fields, and one button that does it. */
import type { ComponentChildren } from 'preact';
import { drawName, isRehearsal } from '../../frame/drawName.ts';
import { QuestionDialog, type QuestionTrouble } from '../../frame/QuestionDialog.tsx';
import { hostText } from '../text/hostText.ts';

export interface AskDialogProps {
  /** The draw that it is about. */
  readonly draw: string;
  readonly title: string;
  readonly explanation: string;
  readonly confirm: string;
  readonly isGrave?: boolean;
  readonly children?: ComponentChildren;
  /** Null closes the dialog. */
  readonly onConfirm: () => Promise<QuestionTrouble | null>;
  readonly onClose: () => void;
}

export function AskDialog(props: AskDialogProps) {
  const { draw, title, explanation, confirm, isGrave = false, children, onConfirm, onClose } = props;
  const { back, close } = hostText().acts;

  function leave(): void {
    // Back at the one thing to do, not at the button that was pressed: the space bar must not open this again.
    const primary = document.querySelector<HTMLElement>('button.primary');
    if (primary) primary.focus({ preventScroll: true });
    else (document.activeElement as HTMLElement | null)?.blur();
    onClose();
  }

  return (
    <QuestionDialog
      subject={
        <p class="ask-draw">{isRehearsal(draw) ? <b>{hostText().rehearsal.mark}</b> : drawName(draw)}</p>
      }
      fields={children}
      words={{ confirm, back, close }}
      {...{ title, explanation, isGrave, onConfirm }}
      onClose={leave}
    />
  );
}
