/** What of the stage is outside the safe area, or on something else: an empty list is what a test wants. */
import type { Page } from 'playwright-core';

/** Title-safe is 5 % of each side, 4 % above and below on an upright picture. */
const SAFE_SHARE = 0.04;

/** Runs in the page. */
function readPlaces(safeShare: number): string[] {
  const faults: string[] = [];
  const [edgeX, edgeY] = [innerWidth * safeShare, innerHeight * safeShare];
  const parts = '.stage-head > *, .sun-square, .sun > :last-child, .sun-caption, .tell > *, .stage-foot';
  const boxes = [...document.querySelectorAll(parts)]
    .filter((part) => part.checkVisibility())
    .map((part) => ({ name: part.className.toString() || part.tagName, box: part.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0);
  for (const { name, box } of boxes) {
    // A pixel for rounding.
    const isSafe =
      box.left >= edgeX - 1 &&
      box.right <= innerWidth - edgeX + 1 &&
      box.top >= edgeY - 1 &&
      box.bottom <= innerHeight - edgeY + 1;
    if (!isSafe) faults.push(`${name} leaves the safe area: ${JSON.stringify(box)}`);
  }
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const over =
        Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 &&
        Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 1;
      if (over) faults.push(`${a.name} and ${b.name} lie on one another`);
    }
  }
  return faults;
}

export const misplaced = (page: Page): Promise<string[]> => page.evaluate(readPlaces, SAFE_SHARE);
