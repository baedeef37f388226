/** The desk's keys in the air view: Space does the primary thing, Esc pauses the show at once. */
import type { HostModel } from '../hostModel.ts';
import { route } from '../view/route.ts';
import { isOnAir, pauseNow, pressPrimary } from './press.ts';

/** Elements that have a use of their own for the space bar. */
const OWN_SPACE = 'a, button, input, select, textarea, summary, label';

export function listenToDeskKeys(model: HostModel): void {
  document.addEventListener('keydown', (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    // A dialog has the keys to itself.
    if (route.value.view !== 'air' || document.querySelector('dialog[open]')) return;
    if (event.code === 'Escape' && isOnAir(model)) void pauseNow(model);
    if (event.code !== 'Space' || (event.target as Element).closest(OWN_SPACE)) return;
    event.preventDefault();
    void pressPrimary(model);
  });
}
