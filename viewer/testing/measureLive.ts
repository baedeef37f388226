/**
 * Measures the live page's first moments on a slow phone: `node viewer/testing/measureLive.ts [runs]`, after the pages
 * are built. A processor four times slower, 1.6 Mbit/s and 150 ms for each answer, an empty cache each time; the marks
 * are the browser's own.
 */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { AIR_SHOW_MS, airEvents, airList, airStory } from './airStory.ts';
import { startStoryServer } from './storyServer.ts';
import { launchBrowser } from './testBrowser.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const CPU_SLOWDOWN = 4;
const PHONE = { width: 390, height: 844 };

interface Moments {
  /** The first text or picture on screen. */
  readonly firstContentMs: number;
  /** The draw itself: name, prize, countdown or numbers. */
  readonly drawMs: number;
  /** How far things jumped meanwhile (layout shift score). */
  readonly shift: number;
}

async function visit(browser: Browser, url: string): Promise<Moments> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'kk-KZ', deviceScaleFactor: 2 });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector('.stage[data-phase]', { timeout: 60_000 });
  const drawMs = await page.evaluate(() => performance.now());
  const { firstContentMs, shift } = await page.evaluate(async () => {
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return {
      firstContentMs: paint?.startTime ?? Number.NaN,
      shift: shifts.reduce((sum, value) => sum + value, 0),
    };
  });
  await context.close();
  return { firstContentMs, drawMs, shift };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const story = airStory();
const server = await startStoryServer(DIST);
const browser = await launchBrowser();
try {
  const runs: Moments[] = [];
  for (let run = 0; run < Number(process.argv[2] ?? 5); run++) {
    server.tell({
      draws: new Map([[story.plan.drawId, airEvents(story, story.showing(9))]]),
      onAir: story.plan.drawId,
      list: airList(story.plan.drawId),
      ...{ nowMs: AIR_SHOW_MS + 7300, viewers: 1284, entries: 48_213 },
    });
    const moments = await visit(browser, server.url);
    console.log(
      `first content ${moments.firstContentMs.toFixed(0)} ms, the draw ${moments.drawMs.toFixed(0)} ms,`,
      `shift ${moments.shift.toFixed(3)}`,
    );
    runs.push(moments);
  }
  console.log(
    `median: first content ${median(runs.map((run) => run.firstContentMs)).toFixed(0)} ms,`,
    `the draw ${median(runs.map((run) => run.drawMs)).toFixed(0)} ms`,
  );
} finally {
  await browser.close();
  await server.stop();
}
