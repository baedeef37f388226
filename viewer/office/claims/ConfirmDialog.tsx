/** A question before what cannot be taken back: Enter says yes, Esc no. */
import { QuestionDialog } from '../../frame/QuestionDialog.tsx';
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
  const { back } = officeText().claims.next.confirm;
  const answer = async () => {
    const words = await onConfirm();
    return words === null ? null : { words, isVoid: false };
  };
  return (
    <QuestionDialog
      words={{ confirm, back, close: back }}
      explanation={about}
      onConfirm={answer}
      {...{ title, isGrave, onClose }}
    />
  );
}
