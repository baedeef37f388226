/** Keeps the screen from falling asleep while the stage is in front (Screen Wake Lock API). */

async function ask(): Promise<void> {
  if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
  try {
    await navigator.wakeLock.request('screen');
  } catch {
    // Refused on battery or by policy: the machine's own settings then decide.
  }
}

/** The lock is lost whenever the page is hidden, and asked for again when it is back. */
export function keepAwake(): void {
  document.addEventListener('visibilitychange', () => void ask());
  void ask();
}
