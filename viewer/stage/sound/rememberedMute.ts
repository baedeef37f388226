/** Whether the stage is mute, kept on the machine: a wall that is loaded anew in the middle of a show sounds as before. */
import { effect, type Signal, signal } from '@preact/signals';

const STORAGE_KEY = 'tirazh.stage.sound';

/** Storage can be forbidden (private windows, policies): the choice then lasts as long as the page. */
function stored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function store(value: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, value);
  } catch {
    // It lasts as long as the page.
  }
}

/** Mute until somebody has wanted sound on this machine. */
export function rememberedMute(): Signal<boolean> {
  const isMuted = signal(stored() !== 'on');
  effect(() => store(isMuted.value ? 'off' : 'on'));
  return isMuted;
}
