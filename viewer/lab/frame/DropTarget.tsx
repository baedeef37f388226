/** The whole page takes a scenario file that is dropped on it. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LabModel } from '../model/labModel.ts';
import { labText } from '../text/labText.ts';

const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function DropTarget({ model }: { model: LabModel }) {
  const isOver = useSignal(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      isOver.value = true;
    };
    const leave = (event: DragEvent): void => {
      // Only out of the window: inside, one element after another is left.
      if (event.relatedTarget === null) isOver.value = false;
    };
    const drop = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      isOver.value = false;
      const file = event.dataTransfer?.files[0];
      if (file) void model.open(file);
    };
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener('dragover', over, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('drop', drop, { signal });
    return () => listening.abort();
  }, [model]);
  return isOver.value ? (
    <div class="drop-veil" aria-hidden="true">
      <p>{labText().scenario.dropHere}</p>
    </div>
  ) : null;
}
