/** Where one file is picked, or dropped. The words are of whoever asks for it. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface DropPlaceProps {
  readonly class: string;
  /** As `<input accept>` has it. */
  readonly accept: string;
  /** The same file may be picked again: it may have changed. */
  readonly onPick: (file: File) => void;
  /** @param isOver a file is being held over the place */
  readonly children: (isOver: boolean) => ComponentChildren;
}

export function DropPlace({ class: name, accept, onPick, children }: DropPlaceProps) {
  const id = useId();
  const isOver = useSignal(false);
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file) onPick(file);
  };
  return (
    <label
      for={id}
      class={isOver.value ? `${name} ${name}-over` : name}
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
        take(event.dataTransfer?.files);
      }}
    >
      <input
        id={id}
        class="unseen"
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = '';
        }}
      />
      {children(isOver.value)}
    </label>
  );
}
