/** The stage through a whole draw on a real server, then its layout on every wall, its keys and its manners. */

import type { Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import type { DrawList } from '../../broadcast/protocol/http.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { browserSuite } from '../testing/browserSuite.ts';
import { imagePixels } from '../testing/imagePixels.ts';
import { misplaced } from '../testing/misplaced.ts';
import { openDraw } from '../testing/openDraw.ts';
import { startServerProcess } from '../testing/serverProcess.ts';
import { openTab, type Tab } from '../testing/testBrowser.ts';

const FIRST_DRAW = '7s-avto-loto-001-01';
const FLAGS = [
  ...['--demo', '--demo-entries', '500', '--demo-first-draw', '24', '--close-before', '6', '--pace', '3'],
  ...['--schedule', '0 20 1 1 *', '--checks-per-minute', '100000', '--log-level', 'silent'],
];
const WALLS = {
  'a wall': { width: 1920, height: 1080 },
  'a small stream': { width: 1280, height: 720 },
  'a wall on its side': { width: 1080, height: 1920 },
  'a phone': { width: 390, height: 844 },
  'an old television': { width: 1024, height: 768 },
} as const;

const suite = browserSuite(() => startServerProcess(FLAGS));

const open = (path: string, options = {}): Promise<Tab> =>
  openTab(suite.browser, suite.server.url + path, { viewport: WALLS['a wall'], ...options });
const untilStanding = (page: Page, standing: string) =>
  page.waitForSelector(`.show[data-standing="${standing}"]`, { timeout: 60_000 });
const getText = async (path: string): Promise<string> => (await fetch(suite.server.url + path)).text();
const getJson = async <Body>(path: string): Promise<Body> => JSON.parse(await getText(path)) as Body;

interface LargeTurn {
  readonly slot: string;
  readonly position: number;
  readonly character: string;
  readonly atMs: number;
}

/** Runs in the page: notes when each cell of the large number first shows its face. */
function watchLarge(): void {
  const log: LargeTurn[] = [];
  Object.assign(window, { largeTurns: log });
  const look = (): void => {
    const atMs = performance.timeOrigin + performance.now();
    for (const cell of document.querySelectorAll<HTMLElement>('.large .cell-up')) {
      const slot = cell.closest('.large')!.querySelector('h2')!.textContent ?? '';
      const position = Number(cell.dataset.position);
      if (log.some((turn) => turn.slot === slot && turn.position === position)) continue;
      log.push({ slot, position, character: cell.textContent ?? '', atMs });
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

interface Shown {
  readonly prefix: string;
  readonly count: number;
  readonly isWhole: boolean;
}

/** What stands on the stage at one moment. */
const shown = (page: Page): Promise<Shown> =>
  page.evaluate(() => ({
    prefix: [...document.querySelectorAll('.large .cell-up')].map((cell) => cell.textContent).join(''),
    count: Number(document.querySelector('.sun-count')?.textContent?.replace(/\D/g, '')),
    isWhole: document.querySelector('.large.slot-full') !== null,
  }));

describe('a draw on the stage', () => {
  test('every phase is shown, each digit at its instant, and the sun counts what still matches', async () => {
    const { page, complaints } = await open('/stage?lang=ru');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await untilStanding(page, 'open');
    await page.waitForSelector('.prize-line:has-text("14 000 000 ₸")');
    await page.evaluate(watchLarge);
    await page.waitForFunction(() => /^[1-9]/.test(document.querySelector('.sun-count')?.textContent ?? ''));
    // The list exists for nobody before the freeze.
    expect(asked.filter((path) => path.endsWith('/entries'))).toEqual([]);
    await untilStanding(page, 'frozen');
    await page.waitForSelector('.sun-note:has-text("сверен")');
    await untilStanding(page, 'showing');
    const entries = (await getText(`/api/draws/${FIRST_DRAW}/entries`)).trimEnd().split('\n');
    const matching = (prefix: string): number => entries.filter((entry) => entry.startsWith(prefix)).length;
    let agreed = 0;
    for (;;) {
      const { prefix, count, isWhole } = await shown(page);
      // Then it is the place in the list that is shown.
      if (isWhole) break;
      if (prefix !== '' && count === matching(prefix)) agreed = Math.max(agreed, prefix.length);
      const sofar = [...prefix].map((_, index) => matching(prefix.slice(0, index + 1)));
      expect([entries.length, ...sofar]).toContain(count);
    }
    expect(agreed).toBeGreaterThan(0);
    await untilStanding(page, 'completed');

    const { events } = await getJson<{ events: DrawEvent[] }>(`/api/draws/${FIRST_DRAW}/events`);
    const winner = events.filter((event) => event.type === 'character').filter(({ slot }) => slot === 0);
    const turns = await page.evaluate(() => (window as unknown as { largeTurns: LargeTurn[] }).largeTurns);
    for (const { position, character, showAtMs } of winner) {
      const turn = turns.find((each) => each.slot === 'Выигрышный номер' && each.position === position)!;
      expect(turn.character).toBe(character);
      expect(turn.atMs - showAtMs, `digit ${position + 1}`).toBeGreaterThan(-10);
    }
    const { draws } = await getJson<DrawList>('/api/draws');
    const [first, ...reserves] = draws.find(({ draw }) => draw === FIRST_DRAW)!.results;
    expect((await shown(page)).prefix).toBe(first!.entry);
    expect((await shown(page)).count).toBe(entries.indexOf(first!.entry) + 1);
    const smalls = await page.locator('.small-number').allTextContents();
    expect(smalls.map((text) => text.replace(/\D/g, ''))).toEqual(reserves.map(({ entry }) => entry));
    expect(complaints).toEqual([]);
  }, 120_000);

  test('whoever comes late sees the result at once, without a turn', async () => {
    const { page } = await open(`/stage?draw=${FIRST_DRAW}`);
    await untilStanding(page, 'completed');
    expect(await page.locator('.large .cell-up').count()).toBe(12);
    expect(await page.locator('.cell-turning').count()).toBe(0);
  });

  test('the code on the wall leads a phone to the check page of this draw', async () => {
    const { page } = await open(`/stage?draw=${FIRST_DRAW}`);
    await untilStanding(page, 'completed');
    const code = await imagePixels(suite.browser, await page.locator('.check-code').screenshot());
    const address = decodeQR(code);
    expect(address).toBe(`${suite.server.url}/check?draw=${FIRST_DRAW}`);
    await page.goto(address);
    await page.waitForSelector('[data-verdict]');
  });

  test('a list that is not the announced one is called so, and nothing is counted by it', async () => {
    const { page } = await open('/');
    await page.context().route('**/entries', async (route) => {
      const body = await (await route.fetch()).text();
      await route.fulfill({ body: body.slice(0, body.lastIndexOf('\n', body.length - 2) + 1) });
    });
    await page.goto(`${suite.server.url}/stage?draw=${FIRST_DRAW}&lang=ru`);
    await page.waitForSelector('.sun-caption-wrong:has-text("не сходится")');
    const count = await page.locator('.sun-count').textContent();
    const { draws } = await getJson<DrawList>('/api/draws');
    const { entries } = draws.find(({ draw }) => draw === FIRST_DRAW)!;
    expect(count?.replace(/\D/g, '')).toBe(String(entries));
  });
});

describe('every screen', () => {
  test.each(Object.entries(WALLS))(
    'nothing is cut, covered or outside the safe area on %s',
    async (_, size) => {
      const next = await openDraw(suite.server.url);
      const { page } = await open('/stage', { viewport: size });
      for (const draw of [FIRST_DRAW, next]) {
        for (const language of ['kk', 'ru', 'en']) {
          await page.goto(`${suite.server.url}/stage?draw=${draw}&lang=${language}`);
          await untilStanding(page, draw === next ? 'open' : 'completed');
          await page.waitForTimeout(200);
          expect(await misplaced(page), `${draw} in ${language}`).toEqual([]);
          const sun = await page.locator('.sun-square').boundingBox();
          expect(sun!.width, `${draw} in ${language}`).toBeGreaterThan(
            Math.min(size.width, size.height) * 0.3,
          );
        }
      }
    },
  );
});

describe('manners', () => {
  test('motion stops at a key, in any layout of the keyboard, and goes on at the next', async () => {
    const { page } = await open(`/stage?draw=${await openDraw(suite.server.url)}`);
    await untilStanding(page, 'open');
    const running = () =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
    await expect.poll(running).toBe(1);
    await page.keyboard.press('KeyP');
    await expect.poll(running).toBe(0);
    await page.keyboard.press('KeyP');
    await expect.poll(running).toBe(1);
  });

  test('the buttons say what they do, and are there for the keyboard when the pointer rests', async () => {
    const { page } = await open(`/stage?draw=${FIRST_DRAW}&lang=ru`);
    await untilStanding(page, 'completed');
    const sound = page.getByRole('button', { name: 'Включить звук' });
    expect(await page.locator('.controls').evaluate((bar) => getComputedStyle(bar).opacity)).toBe('0');
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.locator('.controls').evaluate((bar) => getComputedStyle(bar).opacity))
      .toBe('1');
    await sound.press('Enter');
    await page.getByRole('button', { name: 'Выключить звук' }).waitFor();
  });

  test('who prefers less motion gets none', async () => {
    const { page } = await open(`/stage?draw=${await openDraw(suite.server.url)}`, {
      reducedMotion: 'reduce',
    });
    await untilStanding(page, 'open');
    await page.waitForSelector('.show-still');
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  test('a stage that has lost its server says so on the picture', async () => {
    const { page } = await open(`/stage?draw=${FIRST_DRAW}&lang=ru`);
    await untilStanding(page, 'completed');
    await page.context().setOffline(true);
    await page.waitForSelector('.behind-lost', { timeout: 60_000 });
    await page.context().setOffline(false);
    await page.waitForSelector('.behind-lost', { state: 'detached', timeout: 30_000 });
  }, 100_000);
});
