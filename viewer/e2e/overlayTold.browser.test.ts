/** The overlay on told draws: what must never go on air, a source that OBS hides and shows again, both shapes of a picture. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DrawEventPayload } from '../../engine/draw/drawEvent.ts';
import { type StageStory, stageStory, told } from '../stage/testing/stageStory.ts';
import { startFeed } from '../stage/testing/storyFeed.ts';
import { airEntry, airList } from '../testing/airStory.ts';
import { browserSuite } from '../testing/browserSuite.ts';
import { imagePixels } from '../testing/imagePixels.ts';
import { startStoryServer } from '../testing/storyServer.ts';
import { openTab } from '../testing/testBrowser.ts';

const PICTURE = { width: 1920, height: 1080 };
const UPRIGHT = { width: 1080, height: 1920 };
const SAFE_SHARE = 0.05;

const suite = browserSuite(() => startStoryServer(fileURLToPath(new URL('../dist', import.meta.url))));
const FOUND = [airEntry(0), airEntry(1), airEntry(2)];
const story = stageStory({ found: FOUND, digitMs: 500 });
const many = stageStory({ found: [...FOUND, airEntry(3), airEntry(4), airEntry(5)], winners: 4 });
const code = stageStory({
  found: ['KOD-038', 'KOD-114'],
  plan: { drawId: 'list-7', series: null, termsHash: null },
});
const long = stageStory({
  found: [`${'AF0E1D2C3B4A5968'.repeat(4)}`, `${'BF0E1D2C3B4A5968'.repeat(4)}`],
  plan: { drawId: 'list-8', series: null, termsHash: null },
});

interface Scene {
  readonly story: StageStory;
  readonly events: readonly DrawEventPayload[];
  readonly nowMs: number;
}

function tell({ story: { plan }, events, nowMs }: Scene): void {
  suite.server.tell({
    draws: new Map([[plan.drawId, told({ plan } as StageStory, ...events)]]),
    ...{ onAir: plan.drawId, list: airList(plan.drawId), nowMs, viewers: 12_408, entries: 48_213 },
  });
}

const ended = (each: StageStory): Scene => ({
  story: each,
  events: each.completed,
  nowMs: each.endMs + 5_000,
});
const openOverlay = async (viewport = PICTURE, query = '') => {
  const tab = await openTab(suite.browser, `${suite.server.url}/overlay.html?lang=ru${query}`, { viewport });
  await tab.page.waitForSelector('.title', { timeout: 20_000 });
  return tab;
};
const digitsUp = async (page: Page): Promise<string> =>
  (await page.locator('.title-number .cell-up').allTextContents()).join('');

test('a late signal is never said on air, however late it is', async () => {
  const feed = startFeed(suite.server, story, tell, { leadMs: 6_000 });
  const { page } = await openOverlay();
  const looks: string[] = [];
  await Promise.all([
    feed.send({ from: 0, to: 11, lateMs: 2_000 }),
    (async () => {
      for (let look = 0; look < 12; look++) {
        await page.waitForTimeout(1_000);
        looks.push((await page.locator('.overlay').textContent()) ?? '');
      }
    })(),
  ]);
  expect(await digitsUp(page)).toBe(FOUND[0]!.slice(0, 11));
  expect(looks.filter((words) => /запаздыва|связи|сигнал/i.test(words))).toEqual([]);
  expect(await page.locator('.behind').count()).toBe(0);
  expect(await page.locator('.title-mark-stale').count()).toBe(0);
}, 60_000);

test('a line that is gone shows as a grey mark only, and events that contradict one another show nothing', async () => {
  tell(ended(story));
  const { page } = await openOverlay();
  const before = await page.locator('.title').textContent();
  await page.context().setOffline(true);
  await page.waitForSelector('.title-mark-stale', { timeout: 60_000 });
  expect(await page.locator('.title').textContent()).toBe(before);
  await page.context().setOffline(false);
  await page.waitForSelector('.title-mark-stale', { state: 'detached', timeout: 30_000 });
  const [last] = told(story, ...story.completed).slice(-1);
  // The page asks again at once; this server has nothing better to say.
  suite.server.silence(true);
  suite.server.add({
    ...last!,
    ...{ type: 'foul', reason: 'x', by: ['host-1'], seq: last!.seq + 1 },
    prev: '0'.repeat(64),
  } as typeof last & { type: 'foul'; reason: string; by: string[] });
  await page.waitForSelector('.title', { state: 'detached' });
}, 120_000);

test('reloaded and hidden in the middle of the reveal, it holds no digit before its instant and shows the others at once', async () => {
  // The server has sent what is up, and one character more that is still to turn: as it does 300 ms before.
  const upAt = story.showAtMs + 500 * 7;
  tell({ story, events: story.showing(9), nowMs: upAt - 3_000 });
  const { page } = await openOverlay();
  const held = async (): Promise<[string, number]> => [
    await digitsUp(page),
    (await page.locator('.title-number .cell-face').allTextContents()).join('').length,
  ];
  let last = 0;
  for (let reload = 0; reload < 4; reload++) {
    await page.reload();
    await page.waitForSelector('.title-number');
    const [up, inPage] = await held();
    expect(FOUND[0]!.startsWith(up)).toBe(true);
    expect(inPage, 'characters in the page that are not up').toBeLessThanOrEqual(
      (await digitsUp(page)).length,
    );
    expect(up.length).toBeGreaterThanOrEqual(last);
    last = up.length;
  }
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await expect.poll(() => digitsUp(page), { timeout: 10_000 }).toBe(FOUND[0]!.slice(0, 9));
  expect((await held())[1]).toBe(9);
}, 60_000);

test.each([
  ['wide', PICTURE],
  ['upright', UPRIGHT],
])(
  'a %s picture is transparent but for the titles, which stay whole and within its safe area',
  async (_, viewport) => {
    for (const [name, scene] of Object.entries({
      'four winners': ended(many),
      'a code': ended(code),
      '64 characters': ended(long),
      'a result that does not count': {
        ...ended(story),
        events: [
          ...story.completed,
          {
            type: 'redrawn',
            reason: 'Победитель не участник',
            by: ['host-1'],
            next: '7s-avto-loto-001-04',
            excluded: 1,
          },
        ] satisfies DrawEventPayload[],
      },
    })) {
      tell(scene);
      const { page } = await openOverlay(viewport);
      const box = (await page.locator('.titles').boundingBox())!;
      const [right, bottom] = [viewport.width - box.x - box.width, viewport.height - box.y - box.height];
      expect(Math.min(box.x, right), name).toBeGreaterThanOrEqual(viewport.width * SAFE_SHARE - 1);
      expect(Math.min(box.y, bottom), name).toBeGreaterThanOrEqual(viewport.height * SAFE_SHARE - 1);
      const cut = await page.evaluate(() => {
        const isWider = (part: Element): boolean => part.scrollWidth > part.clientWidth + 1;
        const isHigher = (part: Element): boolean => part.scrollHeight > part.clientHeight + 1;
        return [
          ...[...document.querySelectorAll('.title, .title-head, .title-number .cells')].filter(isWider),
          ...[...document.querySelectorAll('.title')].filter(isHigher),
        ].map(({ className }) => className);
      });
      expect(cut, name).toEqual([]);
      const { data, width, height } = await imagePixels(
        suite.browser,
        await page.screenshot({ omitBackground: true }),
      );
      const opacityAt = (x: number, y: number): number => data[(y * width + x) * 4 + 3]!;
      for (const [x, y] of [
        [0, 0],
        [width - 1, 0],
        [0, height - 1],
        [width - 1, height - 1],
      ] as const) {
        expect(opacityAt(x, y), `${name}: ${x}, ${y}`).toBe(0);
      }
      expect(opacityAt(width >> 1, Math.round(box.y - viewport.height * 0.1)), name).toBe(0);
      expect(opacityAt(Math.round(box.x + 20), Math.round(box.y + box.height - 20)), name).toBeGreaterThan(
        200,
      );
      await page.context().close();
    }
  },
  60_000,
);

test('a result that does not count says so in its title, and which draw comes instead', async () => {
  const events: DrawEventPayload[] = [
    ...story.completed,
    {
      type: 'redrawn',
      reason: 'Чек оформлен позже',
      by: ['host-1'],
      next: '7s-avto-loto-001-04',
      excluded: 0,
    },
  ];
  tell({ ...ended(story), events });
  const { page } = await openOverlay();
  expect(await page.locator('.title-head').textContent()).toBe('Результат не засчитан');
  expect(await page.locator('.title-prize').textContent()).toBe('Вместо него: Розыгрыш 4 серии 1');
});
