/** Keys of the bench: Ctrl + Enter runs; Ctrl + Z and Ctrl + Shift + Z undo and redo outside fields, which have their own. */
import type { LabModel } from '../model/labModel.ts';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

export function listenToKeys({ bench, run }: LabModel): void {
  addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    if (event.key === 'Enter') run.start();
    else if (event.key.toLowerCase() !== 'z' || isField(event.target)) return;
    else if (event.shiftKey) bench.redo();
    else bench.undo();
    event.preventDefault();
  });
}
