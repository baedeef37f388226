/** Full screen and back. */
import { type ReadonlySignal, signal } from '@preact/signals';

const isFull = signal(document.fullscreenElement !== null);
document.addEventListener('fullscreenchange', () => {
  isFull.value = document.fullscreenElement !== null;
});

export const isFullScreen: ReadonlySignal<boolean> = isFull;

/** Call it from a gesture: browsers refuse it otherwise. */
export function toggleFullScreen(): void {
  const change = isFull.value ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  // Refused, as in a frame that may not: the page stays as it is.
  change.catch(() => undefined);
}
