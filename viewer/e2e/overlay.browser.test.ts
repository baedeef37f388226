/** The overlay as OBS uses it: transparent, reloaded at any moment, and quiet. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DrawList } from '../../broadcast/protocol/http.ts';
import { browserSuite } from '../testing/browserSuite.ts';
import { imagePixels } from '../testing/imagePixels.ts';
import { startServerProcess } from '../testing/serverProcess.ts';
import { openTab, type Tab } from '../testing/testBrowser.ts';

const FIRST_DRAW = '7s-avto-loto-001-01';
const PICTURE = { width: 1920, height: 1080 };
const FLAGS = [
  ...['--demo', '--demo-entries', '200', '--demo-first-draw', '16', '--close-before', '5', '--pace', '1.5'],
  ...['--schedule', '0 20 1 1 *', '--log-level', 'silent'],
];

const suite = browserSuite(() => startServerProcess(FLAGS));

const open = (path: string, options = {}): Promise<Tab> =>
  openTab(suite.browser, suite.server.url + path, { viewport: PICTURE, ...options });
const untilStanding = (page: Page, standing: string) =>
  page.waitForSelector(`.title[data-standing="${standing}"]`, { timeout: 60_000 });
const digitsUp = async (page: Page): Promise<string> =>
  (await page.locator('.title-number .cell-up').allTextContents()).join('');
const results = async () =>
  ((await (await fetch(`${suite.server.url}/api/draws`)).json()) as DrawList).draws.find(
    ({ draw }) => draw === FIRST_DRAW,
  )!.results;

test('reloaded again and again in the middle of the reveal, it shows what is up at once, without a turn', async () => {
  const { page, complaints } = await open('/overlay?lang=ru');
  await untilStanding(page, 'open');
  await page.waitForSelector('.title-time');
  await untilStanding(page, 'showing');
  const seen: string[] = [];
  while ((seen.at(-1)?.length ?? 0) < 10) {
    await page.waitForFunction(
      (least) => document.querySelectorAll('.title-number .cell-up').length > least,
      seen.at(-1)?.length ?? 0,
    );
    const before = await digitsUp(page);
    await page.reload();
    await page.waitForSelector('.title-number');
    const after = await digitsUp(page);
    expect(after.startsWith(before), `${before} before, ${after} after`).toBe(true);
    // The last one may still have been on its way; those before it had turned a longer time ago than a turn takes.
    const turning = await page
      .locator('.title-number .cell-turning')
      .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset.position)));
    expect(turning.filter((position) => position < before.length - 1)).toEqual([]);
    seen.push(after);
  }
  await untilStanding(page, 'completed');
  const [winner, ...reserves] = await results();
  expect(await digitsUp(page)).toBe(winner!.entry);
  for (const digits of seen) expect(winner!.entry.startsWith(digits)).toBe(true);
  const found = await page.locator('.title-found b').allTextContents();
  expect(found.map((text) => text.replace(/\D/g, ''))).toEqual(reserves.map(({ entry }) => entry));
  expect(complaints).toEqual([]);
}, 120_000);

test('the page is transparent but for the titles', async () => {
  const { page } = await open(`/overlay?draw=${FIRST_DRAW}`);
  await untilStanding(page, 'completed');
  const { data, width, height } = await imagePixels(
    suite.browser,
    await page.screenshot({ omitBackground: true }),
  );
  const opacityAt = (x: number, y: number): number => data[(y * width + x) * 4 + 3]!;
  for (const [x, y] of [
    [2, 2],
    [width >> 1, height >> 1],
    [width - 3, height - 3],
  ] as const) {
    expect(opacityAt(x, y), `${x}, ${y}`).toBe(0);
  }
  const box = (await page.locator('.title').boundingBox())!;
  expect(opacityAt(Math.round(box.x + box.width / 2), Math.round(box.y + 8))).toBeGreaterThan(200);
});

test('when nothing changes, nothing moves, and there is nothing to scroll or to click', async () => {
  const { page } = await open(`/overlay?draw=${FIRST_DRAW}`);
  await untilStanding(page, 'completed');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  const changes = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let seen = 0;
        const observer = new MutationObserver((records) => {
          seen += records.length;
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        setTimeout(() => resolve(seen), 2500);
      }),
  );
  expect(changes).toBe(0);
  const overflow = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - innerWidth, scrollHeight - innerHeight];
  });
  expect(overflow).toEqual([0, 0]);
  expect(await page.locator('a, button, input').count()).toBe(0);
});

test('each corner is where it says, within the safe area, in both shapes of a picture and every language', async () => {
  for (const viewport of [PICTURE, { width: 1080, height: 1920 }]) {
    const { page } = await open('/overlay', { viewport });
    for (const corner of ['bottom', 'top', 'bottom-left', 'bottom-right', 'top-left', 'top-right']) {
      for (const language of ['kk', 'ru', 'en']) {
        await page.goto(`${suite.server.url}/overlay?draw=${FIRST_DRAW}&corner=${corner}&lang=${language}`);
        await untilStanding(page, 'completed');
        const box = (await page.locator('.titles').boundingBox())!;
        const name = `${corner} in ${language} at ${viewport.width}`;
        const [left, top] = [box.x, box.y];
        const [right, bottom] = [viewport.width - box.x - box.width, viewport.height - box.y - box.height];
        expect(Math.min(left, right), name).toBeGreaterThanOrEqual(viewport.width * 0.05 - 1);
        expect(Math.min(top, bottom), name).toBeGreaterThanOrEqual(viewport.height * 0.05 - 1);
        if (corner.startsWith('top')) expect(top, name).toBeLessThan(bottom);
        else expect(bottom, name).toBeLessThan(top);
        if (corner.endsWith('left')) expect(left, name).toBeLessThanOrEqual(right + 1);
        if (corner.endsWith('right')) expect(right, name).toBeLessThanOrEqual(left + 1);
        const cut = await page.evaluate(() => {
          const title = document.querySelector('.title')!;
          return [title.scrollWidth - title.clientWidth, title.scrollHeight - title.clientHeight];
        });
        expect(cut, name).toEqual([0, 0]);
      }
    }
  }
}, 120_000);
