/** Waits for the first gesture on the page: browsers let nothing sound before it, and complain where it is tried. */

const GESTURES = ['pointerdown', 'keydown', 'touchend'] as const;

/** Calls back once: at once where somebody has touched the page already. */
export function afterGesture(then: () => void): void {
  if (navigator.userActivation?.hasBeenActive) {
    then();
    return;
  }
  const gesture = (): void => {
    // A key such as Escape is none, to a browser.
    if (navigator.userActivation?.hasBeenActive === false) return;
    for (const name of GESTURES) removeEventListener(name, gesture);
    then();
  };
  for (const name of GESTURES) addEventListener(name, gesture);
}
