/** The stage on told draws: what is hard to bring about on a real server, on every shape of screen. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { DrawEventPayload } from '../../engine/draw/drawEvent.ts';
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import { act, type StageStory, stageStory, told } from '../stage/testing/stageStory.ts';
import { startFeed } from '../stage/testing/storyFeed.ts';
import { airEntry, airList, CLOSES_MS, STARTS_MS } from '../testing/airStory.ts';
import { browserSuite } from '../testing/browserSuite.ts';
import { misplaced } from '../testing/misplaced.ts';
import { startStoryServer } from '../testing/storyServer.ts';
import { openTab, type Tab } from '../testing/testBrowser.ts';

const WALL = { width: 1920, height: 1080 };
const UPRIGHT = { width: 1080, height: 1920 };
const SMALL = { width: 1280, height: 720 };

const suite = browserSuite(() => startStoryServer(fileURLToPath(new URL('../dist', import.meta.url))));

const FOUND = [airEntry(0), airEntry(1), airEntry(2)];
const MONEY = { kk: 'Ақшалай ұтыс', ru: 'Денежный приз', en: 'Money prize' };
const LIST_NAME = { kk: 'Kasipker, қараша', ru: 'Kasipker, ноябрь', en: 'Kasipker, November' };
const REASON =
  'Победитель не участник: чек оформлен после закрытия регистрации, комиссия проверила его дважды';
const BY = ['host-1', 'commission-stand-in'];
const NEXT = '7s-avto-loto-001-04';
const REDRAWN: DrawEventPayload = { type: 'redrawn', reason: REASON, by: BY, next: NEXT, excluded: 1 };

const car = stageStory({ found: FOUND });
/** A draw from a list: codes of one length, a prize in money. */
const ofList = (found: readonly string[]): StageStory => {
  const plan: Partial<DrawPlan> = {
    ...{ drawId: 'list-7', title: LIST_NAME, series: null, termsHash: null },
    prizes: [{ place: 1, name: MONEY, amountTenge: 600_000 }],
  };
  return stageStory({ found, plan });
};
const codes = ofList(['KOD-038', 'KOD-114', 'KOD-007']);

interface Scene {
  readonly story: StageStory;
  readonly events: readonly DrawEventPayload[];
  /** Server time. */
  readonly nowMs: number;
}

function tell({ story, events, nowMs }: Scene): void {
  const { drawId } = story.plan;
  suite.server.tell({
    draws: new Map([[drawId, told(story, ...events)]]),
    ...{ onAir: drawId, list: airList(drawId), nowMs, viewers: 12_408, entries: 48_213 },
  });
}

async function open(scene: Scene, options: { viewport?: typeof WALL; lang?: string } = {}): Promise<Tab> {
  const { viewport = WALL, lang = 'ru' } = options;
  tell(scene);
  const tab = await openTab(suite.browser, `${suite.server.url}/stage.html?lang=${lang}`, { viewport });
  await tab.page.waitForSelector('.show[data-standing]:not([data-standing="none"])');
  return tab;
}

/** Tells another scene to the page that is open. */
async function turnTo(page: Page, scene: Scene, lang = 'ru'): Promise<void> {
  tell(scene);
  await page.goto(`${suite.server.url}/stage.html?lang=${lang}`);
  await page.waitForSelector('.show[data-standing]:not([data-standing="none"])');
}

const after = (story: StageStory, ms: number): number => story.endMs + ms;
/** The instant at which the `characters`-th character has just turned. */
const turned = ({ showAtMs }: StageStory, characters: number): number => showAtMs + 1000 * characters + 400;

const long = ofList(['A', 'B', 'C'].map((letter) => `${letter}F0E1D2C3B4A5968`.repeat(4)));
const hardScenes: Readonly<Record<string, Scene>> = {
  'a pause with a long reason': {
    story: car,
    events: [...car.showing(5), act('paused', REASON)],
    nowMs: turned(car, 7),
  },
  'a draw called off and held again': {
    story: car,
    events: [...car.frozen, { type: 'aborted', reason: REASON, by: BY }, REDRAWN],
    nowMs: STARTS_MS + 60_000,
  },
  'a result that does not count': {
    story: car,
    events: [...car.completed, REDRAWN],
    nowMs: after(car, 60_000),
  },
  'a code in the middle of its reveal': { story: codes, events: codes.showing(4), nowMs: turned(codes, 4) },
  'an entry of 64 characters': { story: long, events: long.completed, nowMs: after(long, 5_000) },
  'a list with a prize in money, before the draw': {
    story: codes,
    events: codes.open,
    nowMs: CLOSES_MS - 95_000,
  },
};

describe('hard scenes', () => {
  test.each([
    ['a wall', WALL],
    ['a small stream', SMALL],
    ['a wall on its side', UPRIGHT],
  ])(
    'nothing is cut, covered or outside the safe area on %s',
    async (_, viewport) => {
      const { page } = await open(hardScenes['a result that does not count']!, { viewport });
      for (const [name, scene] of Object.entries(hardScenes)) {
        for (const lang of ['kk', 'ru', 'en']) {
          await turnTo(page, scene, lang);
          // The list of draws comes a moment later, and says when the next one is.
          if (name.includes('again') || name.includes('count'))
            await page.waitForSelector('.instead :text("20:00")');
          expect(await misplaced(page), `${name} in ${lang}`).toEqual([]);
        }
      }
    },
    120_000,
  );

  test('a code stands on one row, and one of 64 characters in even rows within its place', async () => {
    const { page } = await open(hardScenes['a code in the middle of its reveal']!);
    const rows = () =>
      page.evaluate(() => {
        const cells = [...document.querySelectorAll('.large .cell')].map((cell) =>
          cell.getBoundingClientRect(),
        );
        const tell = document.querySelector('.tell')!.getBoundingClientRect();
        const tops = [...new Set(cells.map(({ top }) => Math.round(top)))];
        return {
          many: tops.map((top) => cells.filter((cell) => Math.round(cell.top) === top).length),
          fits: cells.every(({ left, right }) => left >= tell.left - 1 && right <= tell.right + 1),
        };
      });
    expect(await rows()).toEqual({ many: [7], fits: true });
    expect(await page.locator('.large .cell-group').count()).toBe(1);
    await turnTo(page, hardScenes['an entry of 64 characters']!);
    expect(await rows()).toEqual({ many: [32, 32], fits: true });
    await turnTo(page, { story: car, events: car.showing(4), nowMs: turned(car, 4) });
    expect(await rows()).toEqual({ many: [6, 6], fits: true });
    expect(await page.locator('.large .cell-group').count()).toBe(4);
  });
});

describe('what is said', () => {
  test('the prize is drawn as a car where it is one, and said in words where it is money', async () => {
    const { page } = await open({ story: car, events: car.open, nowMs: CLOSES_MS - 95_000 });
    expect(await page.locator('.tell .car').count()).toBe(1);
    await turnTo(page, { story: codes, events: codes.open, nowMs: CLOSES_MS - 95_000 });
    expect(await page.locator('.tell .car').count()).toBe(0);
    expect(await page.locator('.prize-amount').textContent()).toBe('600\u00a0000\u00a0₸');
    expect(await page.locator('.prize-words').textContent()).toBe('600 тысяч тенге');
    expect(await page.locator('.stage-brand').textContent()).toBe('Kasipker, ноябрь');
  });

  test('a result that does not count is grey, says so, and leads to the draw that is held instead', async () => {
    const scene = hardScenes['a result that does not count']!;
    const { page } = await open(scene);
    await page.waitForSelector('.instead :text("28 ноября, 20:00 по Алматы")');
    expect(await page.locator('.standing').textContent()).toBe('Результат не засчитан');
    expect(await page.locator('.instead-draw').textContent()).toBe('Розыгрыш 4 серии 1');
    expect(await page.locator('.instead').textContent()).toContain('1 номер в нём не участвует');
    expect(await page.locator('.act').textContent()).toContain(REASON);
    const body = await page.locator('.tell').textContent();
    expect(body).not.toContain('Поздравляем');
    const colour = await page
      .locator('.large .cell-face')
      .first()
      .evaluate((face) => getComputedStyle(face).backgroundImage);
    expect(colour).toContain('rgb(147, 169, 176)');
  });

  test('a screen reader hears a pause, its end, and which winner was found, each once', async () => {
    const many = stageStory({ found: [airEntry(5), airEntry(6), airEntry(7)], winners: 2, digitMs: 100 });
    const upTo = many.showing(12);
    const { page } = await open({ story: many, events: upTo, nowMs: turned(many, 2) });
    const heard: string[] = [];
    await page.exposeFunction('hear', (line: string) => heard.push(line));
    await page.evaluate(() => {
      const voice = document.querySelector('[data-announcer]')!;
      const hear = (window as unknown as { hear(line: string): void }).hear;
      new MutationObserver(() => hear(voice.textContent ?? '')).observe(voice, {
        childList: true,
        subtree: true,
      });
    });
    const events = told(
      many,
      ...upTo,
      act('paused', 'Нет звука'),
      { type: 'resumed', by: BY },
      ...many.showing(24).slice(upTo.length),
    );
    for (const event of events.slice(upTo.length)) {
      suite.server.add(event);
      if (event.type === 'paused')
        await expect.poll(() => heard.join(' ')).toContain('приостановлен: Нет звука');
      if (event.type === 'resumed') await expect.poll(() => heard.join(' ')).toContain('продолжается');
    }
    await expect.poll(() => heard.join(' '), { timeout: 10_000 }).toContain('2-е место: ');
    expect(heard.join(' ')).toContain(
      `Победитель, 2-е место: ${airEntry(6).replace(/(\d{3})(?=\d)/g, '$1\u00a0')}.`,
    );
    await page.waitForTimeout(1_500);
    expect(heard).toHaveLength(3);
  });
});

describe('a late signal', () => {
  test('is said after a while, in a place of its own, and no longer said once characters are in time', async () => {
    const slow = stageStory({ found: FOUND, digitMs: 500 });
    const walls = await Promise.all(
      [WALL, UPRIGHT].map(async (viewport) => {
        const { page } = await openTab(suite.browser, `${suite.server.url}/stage.html?lang=ru`, { viewport });
        return page;
      }),
    );
    const feed = startFeed(suite.server, slow, tell, { leadMs: 8_000 });
    await Promise.all(walls.map((page) => page.reload()));
    await Promise.all(walls.map((page) => page.waitForSelector('.large', { timeout: 20_000 })));
    await feed.send({ from: 0, to: 4, lateMs: 1_200 });
    for (const page of walls) expect(await page.locator('.behind').count()).toBe(0);
    await feed.send({ from: 4, to: 10, lateMs: 1_200 });
    for (const page of walls) {
      await page.waitForSelector('.behind-late:has-text("Сигнал запаздывает на 1,")');
      expect(await misplaced(page)).toEqual([]);
    }
    await feed.send({ from: 10, to: 14, lateMs: -200 });
    for (const page of walls) expect(await page.locator('.behind-late').count()).toBe(1);
    await feed.send({ from: 14, to: 26, lateMs: -200 });
    for (const page of walls) await page.waitForSelector('.behind-late', { state: 'detached' });
  }, 90_000);
});
