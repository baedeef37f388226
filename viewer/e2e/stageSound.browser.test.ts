/** What the stage is heard and seen to do: sound only when it is wanted, and no flash at any time. */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type StageStory, stageStory, told } from '../stage/testing/stageStory.ts';
import { startFeed } from '../stage/testing/storyFeed.ts';
import { airEntry, airList } from '../testing/airStory.ts';
import { browserSuite } from '../testing/browserSuite.ts';
import { startStoryServer } from '../testing/storyServer.ts';
import { openTab } from '../testing/testBrowser.ts';

const WALL = { width: 960, height: 540 };
const suite = browserSuite(() => startStoryServer(fileURLToPath(new URL('../dist', import.meta.url))));
const story = stageStory({ found: [airEntry(0), airEntry(1), airEntry(2)], digitMs: 300 });

function tell({
  story: { plan },
  events,
  nowMs,
}: {
  story: StageStory;
  events: readonly Payload[];
  nowMs: number;
}) {
  suite.server.tell({
    draws: new Map([[plan.drawId, told(story, ...events)]]),
    ...{ onAir: plan.drawId, list: airList(plan.drawId), nowMs, viewers: 12_408, entries: 48_213 },
  });
}
type Payload = Parameters<typeof told>[1];

/**
 * Runs before the page's own script: notes what it asks of the browser's sound. To a browser every look of a test at the page is a
 * gesture of the user; here only keys and the mouse are.
 */
function spyOnSound(): void {
  const userActivation = { hasBeenActive: false };
  for (const gesture of ['pointerdown', 'keydown']) {
    addEventListener(gesture, () => Object.assign(userActivation, { hasBeenActive: true }), true);
  }
  Object.defineProperty(navigator, 'userActivation', { value: userActivation });
  const heard = { contexts: 0, notes: 0, states: [] as string[] };
  Object.assign(window, { heard });
  const Real = window.AudioContext;
  window.AudioContext = class extends Real {
    constructor(options?: AudioContextOptions) {
      super(options);
      heard.contexts += 1;
      this.addEventListener('statechange', () => heard.states.push(this.state));
    }
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    heard.notes += 1;
    start.call(this, when);
  };
}

interface Heard {
  readonly contexts: number;
  readonly notes: number;
  readonly states: readonly string[];
}
const heard = (page: Page): Promise<Heard> =>
  page.evaluate(() => (window as unknown as { heard: Heard }).heard);

describe('sound', () => {
  test('nothing sounds until M is pressed; then digits do, and M again ends it', async () => {
    const feed = startFeed(suite.server, story, tell, { leadMs: 6_000 });
    const { page, complaints } = await openTab(suite.browser, 'about:blank', { viewport: WALL });
    await page.addInitScript(spyOnSound);
    await page.goto(`${suite.server.url}/stage.html?lang=ru`);
    await page.waitForSelector('.large', { timeout: 20_000 });
    await feed.send({ from: 0, to: 3, lateMs: -150 });
    await page.waitForSelector('.large .cell-up >> nth=2');
    expect(await heard(page)).toEqual({ contexts: 0, notes: 0, states: [] });

    await page.keyboard.press('KeyM');
    await expect.poll(async () => (await heard(page)).states).toEqual(['running']);
    expect((await heard(page)).notes).toBe(0);
    await feed.send({ from: 3, to: 6, lateMs: -150 });
    await page.waitForSelector('.large .cell-up >> nth=5');
    const { notes, contexts } = await heard(page);
    expect(notes).toBeGreaterThan(0);
    expect(contexts).toBe(1);

    await page.keyboard.press('KeyM');
    await expect.poll(async () => (await heard(page)).states.at(-1)).toBe('suspended');
    await feed.send({ from: 6, to: 9, lateMs: -150 });
    await page.waitForSelector('.large .cell-up >> nth=8');
    expect((await heard(page)).notes).toBe(notes);
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
  }, 60_000);

  test('a wall that had sound has it again after a reload, from the first gesture on and without a complaint', async () => {
    tell({ story, events: story.completed, nowMs: story.endMs + 5_000 });
    const { page, complaints } = await openTab(suite.browser, `${suite.server.url}/stage.html?lang=ru`);
    await page.addInitScript(spyOnSound);
    const sound = (name: string) => page.getByRole('button', { name, includeHidden: true });
    await sound('Включить звук').waitFor({ state: 'attached' });
    await page.keyboard.press('KeyM');
    await sound('Выключить звук').waitFor({ state: 'attached' });
    await page.goto(`${suite.server.url}/stage.html?lang=ru`);
    await sound('Выключить звук').waitFor({ state: 'attached' });
    expect((await heard(page)).contexts).toBe(0);
    await page.mouse.click(100, 100);
    await expect.poll(async () => (await heard(page)).states).toEqual(['running']);
    await page.keyboard.press('KeyM');
    await page.reload();
    await sound('Включить звук').waitFor({ state: 'attached' });
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
  }, 60_000);
});

interface Frame {
  readonly atMs: number;
  /** Relative luminance of each part of the picture, 0 to 1. */
  readonly luminance: readonly number[];
}

const COLUMNS = 16;
const ROWS = 9;

/** What the browser paints in `seconds`, each picture by the luminance of its parts. */
async function watch(page: Page, browser: Browser, seconds: number): Promise<Frame[]> {
  const session = await page.context().newCDPSession(page);
  const pictures: { data: string; atMs: number }[] = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    pictures.push({ data, atMs: (metadata.timestamp ?? 0) * 1000 });
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 80, maxWidth: 480, maxHeight: 270 });
  await page.waitForTimeout(seconds * 1000);
  await session.send('Page.stopScreencast');
  const reader = await browser.newPage();
  const frames: Frame[] = [];
  for (const { data, atMs } of pictures) {
    frames.push({
      atMs,
      luminance: await reader.evaluate(luminanceOf, { data, columns: COLUMNS, rows: ROWS }),
    });
  }
  await reader.close();
  return frames;
}

/** Runs in a page: mean relative luminance (WCAG 2.2) of each part of a picture. */
async function luminanceOf({
  data,
  columns,
  rows,
}: {
  data: string;
  columns: number;
  rows: number;
}): Promise<number[]> {
  const image = new Image();
  image.src = `data:image/jpeg;base64,${data}`;
  await image.decode();
  const canvas = new OffscreenCanvas(columns, rows);
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, columns, rows);
  const pixels = context.getImageData(0, 0, columns, rows).data;
  const linear = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return Array.from({ length: columns * rows }, (_, part) => {
    const [red, green, blue] = [0, 1, 2].map((channel) => linear(pixels[part * 4 + channel]!));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  });
}

/** WCAG 2.3.1: a flash is a pair of opposing changes of 10 % of the largest luminance, the darker one below 0.8. */
const CHANGE = 0.1;
const DARKER_BELOW = 0.8;

/** Instants at which the luminance rose or fell by enough, each the other way than the one before. */
function turns(values: readonly { readonly atMs: number; readonly value: number }[]): number[] {
  const found: number[] = [];
  let isRising: boolean | null = null;
  let low = values[0]?.value ?? 0;
  let high = low;
  for (const { atMs, value } of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
    const rises: boolean = isRising !== true && value - low >= CHANGE && low < DARKER_BELOW;
    const falls: boolean = isRising !== false && high - value >= CHANGE && value < DARKER_BELOW;
    if (!rises && !falls) continue;
    found.push(atMs);
    isRising = rises;
    low = high = value;
  }
  return found;
}

/** The most flashes of one part of the picture within a second. */
const mostFlashes = (instants: readonly number[]): number =>
  Math.max(0, ...instants.map((from) => instants.filter((at) => at >= from && at < from + 1000).length / 2));

test('the measure knows a flash where it sees one', () => {
  const blinking = Array.from({ length: 30 }, (_, i) => ({ atMs: i * 100, value: i % 2 === 0 ? 0.1 : 0.6 }));
  expect(mostFlashes(turns(blinking))).toBeGreaterThan(3);
  const slow = Array.from({ length: 30 }, (_, i) => ({ atMs: i * 100, value: i % 20 < 10 ? 0.1 : 0.6 }));
  expect(mostFlashes(turns(slow))).toBeLessThan(3);
  const faint = Array.from({ length: 30 }, (_, i) => ({ atMs: i * 100, value: i % 2 === 0 ? 0.1 : 0.15 }));
  expect(turns(faint)).toEqual([]);
});

test('no part of the stage flashes more than three times a second in a fast reveal, at its end, and at a result', async () => {
  const fast = startFeed(suite.server, story, tell, { leadMs: 6_000 });
  const { page } = await openTab(suite.browser, `${suite.server.url}/stage.html?lang=ru`, { viewport: WALL });
  await page.waitForSelector('.large', { timeout: 20_000 });
  const [frames] = await Promise.all([
    watch(page, suite.browser, 13),
    fast.send({ from: 0, to: 36, lateMs: -200 }),
  ]);
  expect(frames.length).toBeGreaterThan(40);
  const worst = Array.from({ length: COLUMNS * ROWS }, (_, part) =>
    mostFlashes(turns(frames.map(({ atMs, luminance }) => ({ atMs, value: luminance[part]! })))),
  );
  expect(Math.max(...worst)).toBeLessThanOrEqual(3);
}, 90_000);
