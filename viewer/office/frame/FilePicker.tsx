/** One file, picked or dropped. */
import { DropPlace } from '../../frame/DropPlace.tsx';
import { officeText } from '../text/officeText.ts';

export interface FilePickerProps {
  /** As `<input accept>` has it. */
  readonly accept: string;
  readonly name: string | null;
  readonly onPick: (file: File) => void;
}

export function FilePicker({ accept, name, onPick }: FilePickerProps) {
  const texts = officeText().file;
  return (
    <DropPlace class="drop-place" accept={accept} onPick={onPick}>
      {(isOver) => (
        <>
          <span class="button button-second">{name === null ? texts.choose : texts.another}</span>
          <span class="muted">{isOver ? texts.dropHere : (name ?? texts.drop)}</span>
        </>
      )}
    </DropPlace>
  );
}
