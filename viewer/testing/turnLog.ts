/** When each cell of the board turned over in a tab, by the machine's clock: what "the same instant" is tested with. */
import type { Page } from 'playwright-core';

export interface Turn {
  /** Slot and position on the board: "0-0" is the first character of the first slot. */
  readonly cell: string;
  readonly character: string;
  readonly atMs: number;
}

declare global {
  interface Window {
    turnLog: Turn[];
  }
}

/** Runs in the page: notes the moment at which a cell first shows its face. */
function watchCells(): void {
  window.turnLog = [];
  const seen = new Set<string>();
  const look = (): void => {
    const atMs = performance.timeOrigin + performance.now();
    for (const [slotIndex, slot] of [...document.querySelectorAll('.slot')].entries()) {
      for (const cell of slot.querySelectorAll<HTMLElement>('.cell-up')) {
        const name = `${slotIndex}-${cell.dataset.position}`;
        if (seen.has(name)) continue;
        seen.add(name);
        window.turnLog.push({ cell: name, character: cell.textContent ?? '', atMs });
      }
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['class'],
  });
}

export const logTurns = (page: Page): Promise<void> => page.evaluate(watchCells);
export const turnsOf = (page: Page): Promise<Turn[]> => page.evaluate(() => window.turnLog);
