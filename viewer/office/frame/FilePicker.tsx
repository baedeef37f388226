/** One file, picked or dropped. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { officeText } from '../text/officeText.ts';

export interface FilePickerProps {
  /** As `<input accept>` has it. */
  readonly accept: string;
  readonly name: string | null;
  readonly onPick: (file: File) => void;
}

export function FilePicker({ accept, name, onPick }: FilePickerProps) {
  const texts = officeText().file;
  const id = useId();
  const isOver = useSignal(false);
  return (
    <label
      for={id}
      class={isOver.value ? 'drop-place drop-place-over' : 'drop-place'}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        // From one of its own words to another nobody has left.
        if (!currentTarget.contains(relatedTarget as Node | null)) isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        const [file] = event.dataTransfer?.files ?? [];
        if (file) onPick(file);
      }}
    >
      <input
        id={id}
        class="unseen"
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onPick(file);
          currentTarget.value = '';
        }}
      />
      <span class="button button-second">{name === null ? texts.choose : texts.another}</span>
      <span class="muted">{isOver.value ? texts.dropHere : (name ?? texts.drop)}</span>
    </label>
  );
}
