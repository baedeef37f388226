/**
 * Measures the stage's frames on a real draw: `node viewer/testing/measureStage.ts [entries] [seconds until the draw]`, after the pages are built.
 * Nothing in the page is changed for it. Two witnesses: the times between animation frames as the page gets them, and
 * the browser's own trace of what its main thread did. Headless Chromium draws without a GPU: on a machine with one,
 * only the time between frames gets better.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { startServerProcess } from './serverProcess.ts';
import { launchBrowser, openTab } from './testBrowser.ts';

const CATEGORIES = 'toplevel,devtools.timeline,disabled-by-default-devtools.timeline';
/** Printing the series and registering every ticket of it. */
const START_TIMEOUT_MS = 600_000;
/** Drawing half a million different numbers takes the demo some minutes; the draw has to start after that. */
const FIRST_DRAW_SECONDS = process.argv[3] ?? '60';
const WALL = { width: 1920, height: 1080 };

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Of the thread, not of the clock: other work on the machine does not count. Microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

function summary(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const shown = [0.5, 0.95, 0.99, 1].map((share) => quantile(sorted, share).toFixed(1));
  return `p50 ${shown[0]}  p95 ${shown[1]}  p99 ${shown[2]}  max ${shown[3]} ms  (n ${sorted.length})`;
}

/** Times between the animation frames of the next `seconds`, milliseconds. */
const frameTimes = (page: Page, seconds: number): Promise<number[]> =>
  page.evaluate(
    (ms) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        const endMs = performance.now() + ms;
        let before = 0;
        const look = (nowMs: number): void => {
          if (before > 0) times.push(nowMs - before);
          before = nowMs;
          if (nowMs < endMs) requestAnimationFrame(look);
          else resolve(times);
        };
        requestAnimationFrame(look);
      }),
    seconds * 1000,
  );

async function traced(session: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', { categories: CATEGORIES, transferMode: 'ReportEvents' });
  await work();
  await session.send('Tracing.end');
  await ended;
  return events;
}

/** Processor milliseconds of the page's main thread between each begin of a frame and the next. */
function mainThreadPerFrame(events: readonly TraceEvent[]): number[] {
  const frames = events.filter(({ name, ph }) => name === 'FireAnimationFrame' && ph === 'X');
  const thread = frames[0];
  if (!thread) return [];
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === thread.pid && tid === thread.tid,
  );
  const begins = [...new Set(frames.map(({ ts }) => tasks.findLast((task) => task.ts <= ts)?.ts ?? ts))];
  return begins.slice(0, -1).map((begin, index) => {
    const end = begins[index + 1]!;
    const own = tasks.filter(({ ts }) => ts >= begin && ts < end);
    return own.reduce((sum, { tdur }) => sum + (tdur ?? 0), 0) / 1000;
  });
}

async function report(page: Page, name: string, seconds: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  let times: number[] = [];
  const events = await traced(session, async () => {
    times = await frameTimes(page, seconds);
  });
  await session.detach();
  console.log(`${name}`);
  console.log(`  between frames   ${summary(times)}`);
  console.log(`  main thread      ${summary(mainThreadPerFrame(events))}`);
}

const entries = process.argv[2] ?? '500100';
const server = await startServerProcess(
  [
    ...['--demo', '--demo-entries', entries, '--demo-first-draw', FIRST_DRAW_SECONDS, '--close-before', '30'],
    ...['--schedule', '0 20 1 1 *', '--log-level', 'silent'],
  ],
  START_TIMEOUT_MS,
);
const browser = await launchBrowser();
try {
  const { page } = await openTab(browser, `${server.url}/stage?lang=ru`, { viewport: WALL });
  const until = (standing: string) =>
    page.waitForSelector(`.show[data-standing="${standing}"]`, { timeout: START_TIMEOUT_MS });
  await until('open');
  await page.waitForFunction(() => document.querySelector('.sun-count')?.textContent !== '0');
  console.log(await page.locator('.sun-count').textContent(), 'entries');
  await report(page, 'the disc is laid out', 4);
  await report(page, 'registration, sparks and the glint', 8);
  await until('frozen');
  await report(page, 'the list is fixed and proved, the disc laid out anew', 6);
  await until('showing');
  await report(page, 'digits turn, the ring closes in', 16);
  await pause(500);
} finally {
  await browser.close();
  await server.stop();
}
