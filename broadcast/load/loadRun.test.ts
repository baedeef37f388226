import { afterEach, beforeEach, expect, it } from 'vitest';
import { TirazhError } from '../../engine/errors.ts';
import { type MemoryChannel, openMemoryChannel } from '../live/testing/memoryChannel.ts';
import { MEMORY_DRAW } from '../live/testing/memoryLog.ts';
import { runLoad } from './loadRun.ts';
import { summarizeLoad } from './loadSummary.ts';
import { formatLoad, latencyChart, turnChart } from './loadText.ts';
import { addMs, msHistogram } from './msHistogram.ts';
import { requireOpenFiles } from './openFiles.ts';
import { addTurn, swarmTally } from './swarmTally.ts';

let channel: MemoryChannel;
beforeEach(async () => {
  channel = await openMemoryChannel();
});
afterEach(() => channel.close());

const order = (viewers: number, watchMs: number) => ({
  ...{
    url: channel.url,
    viewers,
    rampMs: 0,
    draw: null,
    isFarFlung: false,
    threads: 2,
    watchMs,
    patienceMs: 20_000,
  },
});

it('a crowd before a real channel gets every event once, and the run says so', async () => {
  const timer = setInterval(() => channel.log.appendSmall(), 20);
  const result = await runLoad(order(60, 1000), () => {}, new AbortController().signal);
  clearInterval(timer);
  const summary = summarizeLoad(result, channel.url, 60);
  expect(summary.faults).toEqual([]);
  expect(summary.counts).toMatchObject({ connected: 60, watching: 60, resets: 60, gaps: 0, duplicates: 0 });
  expect(summary.counts.events).toBeGreaterThan(60 * 10);
  expect(summary.eventLatencyMs.count).toBe(summary.counts.events);
  expect(summary.deliveriesPerSecond).toBeGreaterThan(60 * 10);
  expect(summary.places.reduce((sum, { viewers }) => sum + viewers, 0)).toBe(60);
  const text = formatLoad(summary, result.tally.latency);
  expect(text).toContain('all 60 after');
  expect(text).toContain('Every viewer got every event once, in order.');
});

it('screens turn at the announced instant, however different their clocks’ answers were', async () => {
  const timer = setInterval(() => {
    channel.log.append({
      type: 'show-started',
      slots: [{ role: 'winner', place: 1, length: 1 }],
      showAtMs: Date.now() + 200,
    });
  }, 100);
  const result = await runLoad(order(20, 1200), () => {}, new AbortController().signal);
  clearInterval(timer);
  const { skew, counts } = summarizeLoad(result, channel.url, 20);
  expect(skew.instants).toBeGreaterThan(5);
  expect(counts.turns).toBeGreaterThanOrEqual(20 * 5);
  expect(skew.medianMs).toBeLessThanOrEqual(50);
});

it('screens of a country turn together by clocks that are wrong by up to an hour', async () => {
  const timer = setInterval(() => {
    channel.log.append({
      type: 'show-started',
      slots: [{ role: 'winner', place: 1, length: 1 }],
      showAtMs: Date.now() + 250,
    });
  }, 100);
  const far = { ...order(300, 2500), isFarFlung: true };
  const { skew, counts } = summarizeLoad(
    await runLoad(far, () => {}, new AbortController().signal),
    channel.url,
    300,
  );
  clearInterval(timer);
  expect(skew).toMatchObject({ isFarFlung: true, promisedMs: 50 });
  expect(counts.turns).toBeGreaterThan(300 * 10);
  // Wider than a frame of the screens, or nothing was made up. How narrow it is, `turnSkew.test.ts` shows without this machine.
  expect(skew.medianMs).toBeGreaterThan(1000 / 60);
  expect(skew.medianMs).toBeLessThan(1000);
});

it('the skew is the worst instant’s, and kept or not in words and in the chart', () => {
  const tally = swarmTally();
  for (let i = 0; i < 100; i++) addTurn(tally, 1000, i < 60 ? -12 : 15);
  for (let i = 0; i < 100; i++) addTurn(tally, 2000, i < 98 ? 0 : 400);
  const none = { places: [], allWatchingMs: null, deliveriesPerSecond: 0, bytesPerSecond: 0, watchedMs: 1 };
  const summary = summarizeLoad({ tally, isFarFlung: true, ...none }, 'http://x', 1);
  expect(summary.skew).toMatchObject({ instants: 2, medianMs: 401, worstMs: 401 });
  expect(summary.skew.turns).toEqual([
    [-12, 60],
    [0, 98],
    [15, 40],
    [400, 2],
  ]);
  expect(formatLoad(summary, tally.latency)).toContain('promised 50 ms: NOT KEPT');
  const chart = turnChart(summary.skew);
  expect(chart[0]).toMatch(/^ *-20 to -10 ms {2}60 {2}█{25}$/);
  expect(chart.at(-1)).toMatch(/^100 ms and later {3}2 {2}█$/);
});

it('can be called off, and tells what there was', async () => {
  const calledOff = new AbortController();
  const running = runLoad(
    order(10, 60_000),
    ({ watching }) => watching === 10 && calledOff.abort(),
    calledOff.signal,
  );
  const { allWatchingMs, places } = await running;
  expect(allWatchingMs).not.toBeNull();
  expect(places).toEqual([expect.objectContaining({ draw: MEMORY_DRAW, seq: 1, viewers: 10 })]);
});

it('ends at once where nobody listens', async () => {
  const url = 'http://127.0.0.1:1';
  await expect(runLoad({ ...order(5, 1000), url }, () => {}, new AbortController().signal)).rejects.toThrow(
    'none of 5 lines could be opened: ECONNREFUSED',
  );
});

it('names every promise that was broken', () => {
  const tally = swarmTally();
  Object.assign(tally.counts, { duplicates: 1, reordered: 2, broken: 3, unanswered: 4 });
  const place = { draw: 'd', seq: 5, viewers: 1 };
  const places = [
    { ...place, head: 'a' },
    { ...place, head: 'b' },
    { ...place, seq: 4, head: 'c' },
  ];
  const result = {
    tally,
    isFarFlung: false,
    places,
    allWatchingMs: null,
    deliveriesPerSecond: 0,
    bytesPerSecond: 0,
    watchedMs: 1,
  };
  expect(summarizeLoad(result, 'http://x', 4).faults).toEqual([
    'not all viewers came to watch at the same time',
    '1 viewers held nothing at the end',
    '4 questions were refused or found no draw',
    '1 events came twice',
    '2 events came after a later one',
    '3 events did not continue the hash chain',
    '1 events have different hashes at different viewers',
  ]);
});

it('charts latencies from the shortest to the longest', () => {
  const histogram = msHistogram(0, 20_000);
  for (const value of [1.5, 1.6, 7, 7, 7, 7, 6000]) addMs(histogram, value);
  const chart = latencyChart(histogram);
  expect(chart).toHaveLength(12);
  expect(chart[0]).toMatch(/under 2 ms {2}2 {2}█{20}$/);
  expect(chart[2]).toMatch(/under 10 ms {2}4 {2}█{40}$/);
  expect(chart.at(-1)).toMatch(/5000 ms and more {2}1 {2}█{10}$/);
  expect(latencyChart(msHistogram(0, 10))).toEqual([]);
});

it('says how many files it needs and how to have them, before it opens one', () => {
  expect(() => requireOpenFiles(1000, null)).not.toThrow();
  expect(() => requireOpenFiles(900, 1000)).not.toThrow();
  expect(() => requireOpenFiles(901, 1000)).toThrow(TirazhError);
  expect(() => requireOpenFiles(10_000, 1024)).toThrow(
    /1024 files open and needs 10100; run "ulimit -n 10100"/,
  );
});
