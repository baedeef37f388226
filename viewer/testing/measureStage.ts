/**
 * Measures the stage's frames on a told draw with a real list: `node viewer/testing/measureStage.ts [entries]`, after
 * the pages are built. Nothing in the page is changed for it. Witnesses: the times between animation frames as the page
 * gets them, and the browser's own trace of what its threads did. Headless Chromium draws without a GPU: on a machine
 * with one, only the time between frames gets better; the main thread's work is the same.
 */
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { stageStory, told } from '../stage/testing/stageStory.ts';
import { airList, CLOSES_MS } from './airStory.ts';
import { startStoryServer, type Told } from './storyServer.ts';
import { launchBrowser } from './testBrowser.ts';

const CATEGORIES = 'toplevel,devtools.timeline,disabled-by-default-devtools.timeline';
const WALL = { width: 1920, height: 1080 };
/** A task longer than this holds a frame up. */
const LONG_TASK_MS = 50;
/** Coprime to 10¹²: so many steps give as many different numbers. */
const STEP = 719_930_000_417;
const DIGITS = 12;
const ARRIVALS_A_SECOND = 140;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Of the thread, not of the clock: other work on the machine does not count. Microseconds. */
  readonly tdur?: number;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

function summary(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const shown = [0.5, 0.95, 0.99, 1].map((share) => quantile(sorted, share).toFixed(2));
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

/** Script of the page. */
const SCRIPTS = new Set([
  'FireAnimationFrame',
  'TimerFire',
  'EventDispatch',
  'RunMicrotasks',
  'FunctionCall',
]);
const LAYOUTS = new Set(['Layout', 'UpdateLayoutTree']);
const PAINTS = new Set(['PrePaint', 'Paint', 'Layerize', 'Commit', 'UpdateLayer']);

/** Milliseconds of `own`, those within others of them counted once. */
function outermostMs(own: readonly TraceEvent[]): number {
  let sum = 0;
  let endTs = Number.NEGATIVE_INFINITY;
  for (const { ts, tdur = 0 } of own) {
    if (ts < endTs) continue;
    sum += tdur;
    endTs = ts + tdur;
  }
  return sum / 1000;
}

interface MainThread {
  /** Processor milliseconds between each begin of a frame and the next: all tasks, and parts of them. */
  readonly tasks: number[];
  readonly script: number[];
  readonly layout: number[];
  readonly paint: number[];
  readonly longTasks: number;
}

function mainThread(events: readonly TraceEvent[]): MainThread {
  const complete = events.filter(({ ph }) => ph === 'X').toSorted((a, b) => a.ts - b.ts);
  const frames = complete.filter(({ name }) => name === 'FireAnimationFrame');
  // A worker has frames of its own, but no layout.
  const tid = complete.find(({ name }) => name === 'UpdateLayoutTree')?.tid;
  const own = complete.filter((event) => event.tid === tid && event.pid === frames[0]?.pid);
  const tasks = own.filter(({ name }) => name === 'RunTask');
  const begins = [
    ...new Set(
      own
        .filter(({ name }) => name === 'FireAnimationFrame')
        .map(({ ts }) => tasks.findLast((task) => task.ts <= ts)?.ts ?? ts),
    ),
  ];
  const perFrame = (names: ReadonlySet<string>): number[] => {
    const chosen = own.filter(({ name }) => names.has(name));
    return begins
      .slice(0, -1)
      .map((begin, index) => outermostMs(chosen.filter(({ ts }) => ts >= begin && ts < begins[index + 1]!)));
  };
  return {
    tasks: perFrame(new Set(['RunTask'])),
    script: perFrame(SCRIPTS),
    layout: perFrame(LAYOUTS),
    paint: perFrame(PAINTS),
    longTasks: tasks.filter(({ tdur = 0 }) => tdur / 1000 > LONG_TASK_MS).length,
  };
}

async function report(page: Page, name: string, seconds: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  let times: number[] = [];
  const events = await traced(session, async () => {
    times = await frameTimes(page, seconds);
  });
  await session.detach();
  const main = mainThread(events);
  console.log(`${name}`);
  console.log(`  between frames   ${summary(times)}`);
  console.log(`  main thread      ${summary(main.tasks)}, ${main.longTasks} tasks over ${LONG_TASK_MS} ms`);
  console.log(`    script         ${summary(main.script)}`);
  console.log(`    style, layout  ${summary(main.layout)}`);
  console.log(`    paint, commit  ${summary(main.paint)}`);
}

const many = Number(process.argv[2] ?? '500100');
const list = Array.from({ length: many }, (_, index) =>
  String((BigInt(index) * BigInt(STEP)) % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0'),
);
const found = [0.31, 0.82, 0.57].map((share) => list[Math.floor(many * share)]!);
const story = stageStory({ found, list });
const server = await startStoryServer(fileURLToPath(new URL('../dist', import.meta.url)));
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: WALL });
await page.route('**/entries', (route) => route.fulfill({ body: story.listFile }));

const draw = story.plan.drawId;
const scene = (events: Parameters<typeof told>[1][], nowMs: number, entries = many): Told => ({
  draws: new Map([[draw, told(story, ...events)]]),
  ...{ onAir: draw, list: airList(draw), nowMs, viewers: 12_408, entries },
});
async function show(next: Told): Promise<void> {
  server.tell(next);
  await page.goto(`${server.url}/stage.html?lang=ru`);
  await page.waitForSelector('.show[data-standing]');
}

try {
  await show(scene([...story.open], CLOSES_MS - 60_000));
  await report(page, 'the disc is laid out', 4);
  const beganMs = performance.now();
  const arrivals = setInterval(() => {
    const seconds = (performance.now() - beganMs) / 1000;
    const before = many - ARRIVALS_A_SECOND * 15 + Math.round(seconds * ARRIVALS_A_SECOND);
    server.tell(scene([...story.open], CLOSES_MS - 56_000 + seconds * 1000, Math.min(many, before)));
  }, 500);
  await report(page, 'registration: sparks and the light that goes round', 8);
  clearInterval(arrivals);
  await show(scene([...story.frozen], CLOSES_MS + 60_000));
  await report(page, 'the list is proved, the disc laid out anew', 6);
  await show(scene([...story.showing(36)], story.showAtMs - 12_000));
  await page.waitForSelector('.sun-note:has-text("сверен")');
  await page.waitForSelector('.show[data-standing="showing"]');
  await report(page, 'digits turn, the ring closes in', 16);
} finally {
  await browser.close();
  await server.stop();
}
