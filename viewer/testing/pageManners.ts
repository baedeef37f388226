/** What is wrong with a page for people who cannot see it or use no mouse: an empty list is what a test wants. */
import type { Page } from 'playwright-core';

/** Runs in the page. */
function readManners(): string[] {
  const faults: string[] = [];
  const say = (what: string, element: Element): void => {
    faults.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
  };
  for (const field of document.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    if ((field.labels?.length ?? 0) === 0 && !field.getAttribute('aria-label')) say('no label', field);
  }
  for (const button of document.querySelectorAll('button, a[href]')) {
    const words = button.getAttribute('aria-label') ?? button.textContent ?? '';
    if (words.trim() === '') say('no words', button);
  }
  for (const table of document.querySelectorAll('table')) {
    if (!table.querySelector('caption')) say('no caption', table);
    for (const head of table.querySelectorAll('th')) if (!head.scope) say('no scope', head);
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const [i, id] of ids.entries())
    if (ids.indexOf(id) !== i) faults.push(`two elements are called ${id}`);
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1)
    faults.push(`headings of the first level: ${levels}`);
  for (const [i, level] of levels.entries()) {
    if (level > (levels[i - 1] ?? 0) + 1) faults.push(`a heading jumps to level ${level}: ${levels}`);
  }
  // A phone widens its window to what it shows: the screen is what does not give way.
  if (document.documentElement.scrollWidth > Math.min(innerWidth, screen.width))
    faults.push('wider than its screen');
  return faults;
}

export const badManners = (page: Page): Promise<string[]> => page.evaluate(readManners);

/** Pixels beside the page; below 0 it is wider than its screen, which a phone's window gives way to. */
export const spareWidth = (page: Page): Promise<number> =>
  page.evaluate(() => Math.min(innerWidth, screen.width) - document.documentElement.scrollWidth);
